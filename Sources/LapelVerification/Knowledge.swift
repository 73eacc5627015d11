import LapelCredentials
import LapelLinkedData

/// What a verification still has to learn before it can end. The host finds it out and asks again.
package enum Need: Sendable, Hashable {
  /// The document at an `https:` address, without a fragment.
  case document(DocumentAddress)
  /// Whether a signature is right.
  case signature(SignatureQuestion)
  /// What a gzip file holds, at most `limit` bytes of it (Bitstring Status List 1.0, 3.2).
  case unpacked([UInt8], limit: Int)

  package func hash(into hasher: inout Hasher) {
    switch self {
    case .document(let address): hasher.combine(address)
    case .signature(let question): hasher.combine(question)
    case .unpacked(let bytes, let limit):
      hasher.combine(limit)
      bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
    }
  }
}

/// Where a document lies. Two addresses are the same when their bytes are: Swift's `==` on strings is more generous.
package struct DocumentAddress: Sendable, Hashable {
  package let text: String

  package init(_ text: String) { self.text = text }

  package static func == (a: DocumentAddress, b: DocumentAddress) -> Bool {
    a.text.hasSameBytes(as: b.text)
  }

  package func hash(into hasher: inout Hasher) { text.hashBytes(into: &hasher) }
}

/// Whether `signature` is what the holder of `key` makes of `message`.
package struct SignatureQuestion: Sendable, Hashable {
  package let algorithm: SignatureAlgorithm
  package let key: PublicKey
  package let message: [UInt8]
  package let signature: [UInt8]

  package init(
    algorithm: SignatureAlgorithm, key: PublicKey, message: [UInt8], signature: [UInt8]
  ) {
    self.algorithm = algorithm
    self.key = key
    self.message = message
    self.signature = signature
  }

  package static func == (a: Self, b: Self) -> Bool {
    a.algorithm == b.algorithm && a.key == b.key && a.signature == b.signature
      && a.message.hasSameBytes(as: b.message)
  }

  // By the signature, which is short and hardly ever the same for two messages.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(algorithm)
    signature.withUnsafeBytes { hasher.combine(bytes: $0) }
  }
}

/// A signature algorithm together with its hash. The message is what is hashed, not the hash.
package enum SignatureAlgorithm: String, Sendable, Hashable, CaseIterable {
  /// EdDSA with Ed25519 (RFC 8032); signatures of 64 bytes.
  case ed25519
  /// ECDSA with P-256 and SHA-256; signatures are `r || s`, 64 bytes.
  case es256
  /// ECDSA with P-384 and SHA-384; signatures are `r || s`, 96 bytes.
  case es384
  /// RSASSA-PKCS1-v1_5 with SHA-256 (RFC 8017); keys of 2048 bits or more.
  case rs256
}

/// What the host found out of a need.
package enum Finding: Sendable, Hashable {
  case document(DocumentCopy)
  /// The address answered that the document is gone for good (HTTP 410).
  case gone
  /// There is no copy and none could be had; the reason completes "not checked, because …".
  case unavailable(String)
  case signatureIsValid
  case signatureIsInvalid
  case unpacked([UInt8])
}

/// A copy of a document that lies at an address.
package struct DocumentCopy: Sendable, Hashable {
  /// Who brought it: kept by the author beside the badge, or fetched from its address now.
  package enum Origin: String, Sendable, Hashable { case kept, fetched }

  package let bytes: [UInt8]
  /// What the bytes say as JSON, when the host read them already; many badges may rest on one document.
  let json: JSONValue?
  package let mediaType: String?
  /// When it was fetched, as RFC 3339, when that is known.
  package let time: String?
  package let origin: Origin

  /// - Parameter json: what reading the bytes as JSON gave, and nothing else; nil leaves that to the verifier.
  package init(
    bytes: [UInt8], json: JSONValue? = nil, mediaType: String? = nil, time: String? = nil,
    origin: Origin
  ) {
    self.bytes = bytes
    self.json = json
    self.mediaType = mediaType
    self.time = time
    self.origin = origin
  }
}

/// What is known so far: the findings, by need.
package struct Knowledge: Sendable {
  private var findings = [Need: Finding]()

  package init() {}

  package subscript(need: Need) -> Finding? {
    get { findings[need] }
    set { findings[need] = newValue }
  }
}
