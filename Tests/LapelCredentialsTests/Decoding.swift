import LapelCredentials
import LapelLinkedData
import Testing

/// A JSON text as a value.
func json(_ text: String) throws -> JSONValue { try JSONValue(parsing: Array(text.utf8)) }

/// Linked documents from JSON texts.
func linkedDocuments(_ texts: [String: String]) throws -> LinkedDocuments {
  LinkedDocuments(try texts.mapValues { try json($0) })
}

/// What a text decodes to.
func decoded(
  _ text: String, as encoding: EncodedCredential.Encoding = .json, linked: [String: String] = [:]
) throws -> DecodedCredentials {
  try CredentialDecoder(linked: linkedDocuments(linked)).credentials(
    in: EncodedCredential(encoding: encoding, bytes: Array(text.utf8)))
}

/// The only credential that a text decodes to.
func credential(
  _ text: String, as encoding: EncodedCredential.Encoding = .json, linked: [String: String] = [:]
) throws -> Credential {
  let decoded = try decoded(text, as: encoding, linked: linked)
  try #require(decoded.leftOut.isEmpty)
  try #require(decoded.credentials.count == 1)
  return decoded.credentials[0].credential
}

/// A compact JWS with a signature that nobody checks here.
func compactJWS(payload: String, header: String = #"{"alg":"ES256"}"#) -> String {
  [header, payload, "signature"].map { Base64URL.encode(Array($0.utf8)) }.joined(separator: ".")
}

/// The reason why a text is no credential.
func decodingError(
  _ text: String, as encoding: EncodedCredential.Encoding = .json
) throws -> CredentialDecodingError {
  try #require(throws: CredentialDecodingError.self) { _ = try decoded(text, as: encoding) }
}
