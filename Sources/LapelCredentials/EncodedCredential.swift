import LapelLinkedData

/// A credential as it was found: exactly these bytes, and how they are to be read.
package struct EncodedCredential: Sendable, Hashable {
  package enum Encoding: String, Sendable, Hashable {
    /// A JSON object.
    case json
    /// A compact JWS (RFC 7515, 3.1): a signed Open Badges 2 assertion or a VC-JWT.
    case compactJWS
    /// Only the address of a hosted assertion, as old baked images hold it.
    case address
  }

  package var encoding: Encoding
  /// The exact original bytes, without white space around a JWS or an address.
  package var bytes: [UInt8]

  package init(encoding: Encoding, bytes: [UInt8]) {
    self.encoding = encoding
    self.bytes = bytes
  }
}

/// Documents that badges link to (a badge class, an issuer, a hosted assertion), by address, as somebody kept them.
///
/// Decoding fills in what it finds here and goes on without what is missing. Whether to believe them is for the verifier.
package struct LinkedDocuments: Sendable {
  private var documents = [Address: JSONValue]()

  /// Documents that say more than a badge may are left out.
  package init(_ documents: [String: JSONValue] = Dictionary()) {
    for (address, document) in documents where CredentialBounds.flaw(in: document) == nil {
      self.documents[Address(text: address)] = document
    }
  }

  package subscript(address: String) -> JSONValue? { documents[Address(text: address)] }

  /// Equal to another only when their bytes are.
  private struct Address: Hashable {
    var text: String

    static func == (a: Address, b: Address) -> Bool { a.text.hasSameBytes(as: b.text) }
    func hash(into hasher: inout Hasher) { text.hashBytes(into: &hasher) }
  }
}

/// A compact JWS taken apart (RFC 7515, 7.1), not verified.
package struct CompactJWS: Sendable, Hashable {
  /// The text as found.
  package var text: [UInt8]
  package var header: JSONValue
  /// The decoded payload bytes.
  package var payload: [UInt8]
  package var signature: [UInt8]

  package init(text: [UInt8], header: JSONValue, payload: [UInt8], signature: [UInt8]) {
    self.text = text
    self.header = header
    self.payload = payload
    self.signature = signature
  }
}

/// Why bytes are no credential that Lapel can decode.
package struct CredentialDecodingError: Error, Sendable, Hashable {
  /// What is, as a sentence without a full stop.
  package var summary: String
  /// What was expected, or what to do.
  package var help: String?
  /// Where in the JSON text, in UTF-8 bytes, when that is known.
  package var offset: Int?

  package init(summary: String, help: String? = nil, offset: Int? = nil) {
    self.summary = summary
    self.help = help
    self.offset = offset
  }
}
