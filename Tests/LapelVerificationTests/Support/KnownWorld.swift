import LapelCredentials
import LapelLinkedData
import Testing

@testable import LapelVerification

/// The documents and answers that a test's verification finds; anything else is not to be had.
struct KnownWorld {
  private var documents: [DocumentAddress: Finding] = [:]
  /// What packed bytes hold; tests need no real gzip.
  private var packed: [[UInt8]: [UInt8]] = [:]
  /// What is found of a signature.
  var signature: @Sendable (SignatureQuestion) -> Finding = { _ in .signatureIsValid }
  var moment = Timestamp.Moment(secondsSince1970: 1_780_315_200)  // 2026-06-01T12:00:00Z
  var identities: [String] = []

  private static let verifier = Verifier()

  init(_ texts: [(String, String)] = []) {
    for (address, text) in texts { serve(address, text) }
  }

  mutating func serve(_ address: String, _ text: String, time: String? = nil) {
    documents[DocumentAddress(address)] = .document(
      DocumentCopy(bytes: Array(text.utf8), time: time, origin: .kept))
  }

  mutating func answerGone(_ address: String) { documents[DocumentAddress(address)] = .gone }
  mutating func forget(_ address: String) { documents[DocumentAddress(address)] = nil }

  mutating func unpack(_ label: [UInt8], to content: [UInt8]) { packed[label] = content }

  /// The checks that are made once every need was answered.
  func checks(_ make: (inout Inquiry) -> [Check]) throws -> [Check] {
    try outcome { make(&$0) }
  }

  func report(on decoded: DecodedCredential) throws -> VerificationReport {
    try outcome { $0.report(on: decoded) }
  }

  func outcome<Result>(_ make: (inout Inquiry) -> Result) throws -> Result {
    var knowledge = Knowledge()
    for _ in 0..<50 {
      var inquiry = Inquiry(
        VerificationRequest(moment: moment, identities: identities), knowing: knowledge,
        processor: Self.verifier.processor)
      let result = make(&inquiry)
      if inquiry.needs.isEmpty { return result }
      for need in inquiry.needs { knowledge[need] = finding(for: need) }
    }
    throw EndlessNeeds()
  }

  struct EndlessNeeds: Error {}

  private func finding(for need: Need) -> Finding {
    switch need {
    case .document(let address): documents[address] ?? .unavailable("no copy was kept")
    case .signature(let question): signature(question)
    case .unpacked(let bytes, let limit):
      if let content = packed[bytes] {
        content.count <= limit
          ? .unpacked(content) : .unavailable("it holds more than \(limit) bytes")
      } else {
        .unavailable("it is not gzip")
      }
    }
  }
}

/// The only credential in a text.
func onlyCredential(
  _ text: String, as encoding: EncodedCredential.Encoding = .json, linked: [String: String] = [:]
) throws -> DecodedCredential {
  var documents: [String: JSONValue] = [:]
  for (address, text) in linked {
    documents[address] = try JSONValue(parsing: Array(text.utf8))
  }
  let decoded = try CredentialDecoder(linked: LinkedDocuments(documents)).credentials(
    in: EncodedCredential(encoding: encoding, bytes: Array(text.utf8)))
  try #require(decoded.credentials.count == 1)
  return decoded.credentials[0]
}

/// A compact JWS; the tests' world says whether its signature is right.
func jws(
  _ payload: String, header: String = #"{"alg":"RS256"}"#, signatureLength: Int = 256
) -> String {
  let signature = [UInt8](repeating: 7, count: signatureLength)
  return [Array(header.utf8), Array(payload.utf8), signature].map { Base64URL.encode($0) }
    .joined(separator: ".")
}

extension Check {
  /// The outcome and the sentence, to be compared with both.
  var said: String { "\(outcome.rawValue): \(message)" }
}
