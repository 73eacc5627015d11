/// A public key as `publicKeyMultibase` and `did:key` write it: Controlled Identifiers 1.0, 2.2.2.
package struct Multikey: Sendable, Hashable {
  /// The kinds of keys by their codes in the multicodec table.
  package enum Kind: Sendable, Hashable {
    /// Ed25519: the 32 bytes of RFC 8032, 5.1.5.
    case ed25519
    /// P-256: a compressed point of 33 bytes (SEC 1, 2.3.3).
    case p256
    /// P-384: a compressed point of 49 bytes (SEC 1, 2.3.3).
    case p384
    /// Keys that Lapel passes by: other curves, or secret keys that should not be there.
    case other(code: UInt64)
  }

  package let kind: Kind
  /// The key itself, in the form that its kind names.
  package let bytes: [UInt8]

  /// The key of bytes in the form that its kind names.
  package init(_ kind: Kind, bytes: [UInt8]) throws(MultikeyError) {
    // A code that has a name of its own comes out under it.
    self.kind = Kind(code: kind.code)
    self.bytes = bytes
    guard kind.code <= Varint.limit else { throw .malformedCode }
    guard let length = self.kind.length else { return }
    guard bytes.count == length else {
      throw .wrongLength(self.kind, count: bytes.count, expected: length)
    }
    guard self.kind == .ed25519 || bytes[0] == 2 || bytes[0] == 3 else {
      throw .notCompressed(self.kind)
    }
  }

  /// The key of a text in base 58 with its prefix `z`, the one spelling that Multikey allows.
  package init(multibase text: String) throws(MultikeyError) {
    guard text.utf8.first == UInt8(ascii: "z") else { throw .notBase58 }
    let decoded: [UInt8]
    do throws(BinaryTextError) {
      decoded = try Multibase.decode(text)
    } catch {
      throw .text(error)
    }
    guard let (code, length) = Varint.decode(decoded) else { throw .malformedCode }
    try self.init(Kind(code: code), bytes: Array(decoded.dropFirst(length)))
  }

  /// The key of a DID `did:key:z…` (The did:key Method, 3.1.3), or of the DID URL that names its one
  /// key, `did:key:z…#z…`.
  package init(didKey text: String) throws(MultikeyError) {
    let prefix = "did:key:"
    guard text.utf8.starts(with: prefix.utf8) else { throw .notDIDKey }
    let parts = text.utf8.dropFirst(prefix.utf8.count)
      .split(separator: UInt8(ascii: "#"), omittingEmptySubsequences: false)
    // The parts are cut at ASCII characters, so nothing is lost.
    guard let key = parts.first else { throw .notDIDKey }
    if parts.count > 1 {
      guard parts.count == 2, parts[1].elementsEqual(key) else { throw .foreignFragment }
    }
    try self.init(multibase: String(decoding: key, as: UTF8.self))
  }

  /// The text in base 58 with its prefix; throws for keys of unknown kinds that are too long for it.
  package func multibase() throws(MultikeyError) -> String {
    do throws(BinaryTextError) {
      return try Multibase.base58btc.encode(Varint.encode(kind.code) + bytes)
    } catch {
      throw .text(error)
    }
  }

  /// The DID that consists of the key.
  package func didKey() throws(MultikeyError) -> String { "did:key:" + (try multibase()) }
}

extension Multikey.Kind {
  fileprivate init(code: UInt64) {
    self =
      switch code {
      case 0xED: .ed25519
      case 0x1200: .p256
      case 0x1201: .p384
      default: .other(code: code)
      }
  }

  /// The code in the multicodec table.
  package var code: UInt64 {
    switch self {
    case .ed25519: 0xED
    case .p256: 0x1200
    case .p384: 0x1201
    case .other(let code): code
    }
  }

  /// How many bytes such a key has, if Lapel knows.
  fileprivate var length: Int? {
    switch self {
    case .ed25519: 32
    case .p256: 33
    case .p384: 49
    case .other: nil
    }
  }

  var name: String {
    switch self {
    case .ed25519: "Ed25519"
    case .p256: "P-256"
    case .p384: "P-384"
    case .other(let code): "0x" + String(code, radix: 16)
    }
  }
}

/// Unsigned numbers of up to 63 bits, seven to a byte and the lowest first, as multiformats use them.
private enum Varint {
  static let limit = UInt64(Int64.max)

  static func encode(_ value: UInt64) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    return bytes + [UInt8(rest)]
  }

  /// The number at the start of bytes and how many it takes, if it has its one shortest form.
  static func decode(_ bytes: [UInt8]) -> (value: UInt64, length: Int)? {
    var value: UInt64 = 0
    for (index, byte) in bytes.prefix(9).enumerated() {
      value |= UInt64(byte & 0x7F) << (7 * UInt64(index))
      if byte < 0x80 { return byte == 0 && index > 0 ? nil : (value, index + 1) }
    }
    return nil
  }
}
