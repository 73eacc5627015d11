import LapelLinkedData

/// The digest by which a credential says which copy of a resource it means: `digestSRI` and `digestMultibase` (Verifiable
/// Credentials 2.0, 5.3; Subresource Integrity, 3.1).
enum StatedDigest {
  /// Why a copy does not count as the one that an entry means, completing "because …"; nil when nothing speaks against it.
  ///
  /// Both digests have to be right, where both are stated.
  static func reasonAgainst(_ bytes: [UInt8], of entry: JSONValue) -> String? {
    if let value = entry["digestSRI"] {
      guard let digests = digests(sri: value.string ?? "") else { return unknown("digestSRI") }
      if !digests.contains(where: { $0.fits(bytes) }) { return different }
    }
    if let value = entry["digestMultibase"] {
      guard let digest = digest(multibase: value.string ?? "") else {
        return unknown("digestMultibase")
      }
      if !digest.fits(bytes) { return different }
    }
    return nil
  }

  private static let different =
    "the copy of the schema here is not the one whose digest the badge states"

  private static func unknown(_ name: String) -> String {
    "the digest that the badge states of the schema ('\(name)') is of no kind that Lapel knows"
  }

  /// The digests of the strongest algorithm that a text names; any of them will do (Subresource Integrity, 3.3.3). Nil when it
  /// names none that is known.
  private static func digests(sri text: String) -> [Digest]? {
    var found: [Digest] = []
    for token in text.split(separator: " ") {
      guard let dash = token.utf8.firstIndex(of: UInt8(ascii: "-")),
        let algorithm = Digest.Algorithm(name: String(token[..<dash]))
      else { continue }
      // Options may follow.
      let value = token[token.utf8.index(after: dash)...].utf8.prefix { $0 != UInt8(ascii: "?") }
      guard let bytes = try? Base64.decode(String(decoding: value, as: UTF8.self)) else {
        continue
      }
      found.append(Digest(algorithm: algorithm, bytes: bytes))
    }
    guard let strongest = found.map({ $0.algorithm.rawValue }).max() else { return nil }
    return found.filter { $0.algorithm.rawValue == strongest }
  }

  /// A multihash in multibase (Controlled Identifiers 1.0, 2.4 and 2.5).
  private static func digest(multibase text: String) -> Digest? {
    guard let bytes = try? Multibase.decode(text), bytes.count > 2,
      let algorithm = Digest.Algorithm(multihash: bytes[0]), Int(bytes[1]) == bytes.count - 2
    else { return nil }
    return Digest(algorithm: algorithm, bytes: Array(bytes.dropFirst(2)))
  }

  private struct Digest {
    /// By the length of its digests in bits.
    enum Algorithm: Int {
      case sha256 = 256
      case sha384 = 384
      case sha512 = 512

      init?(name: String) {
        switch name {
        case "sha256": self = .sha256
        case "sha384": self = .sha384
        case "sha512": self = .sha512
        default: return nil
        }
      }

      init?(multihash code: UInt8) {
        switch code {
        case 0x12: self = .sha256
        case 0x13: self = .sha512
        case 0x20: self = .sha384
        default: return nil
        }
      }
    }

    var algorithm: Algorithm
    var bytes: [UInt8]

    func fits(_ content: [UInt8]) -> Bool {
      switch algorithm {
      case .sha256: SHA256.digest(of: content) == bytes
      case .sha384: SHA384.digest(of: content) == bytes
      case .sha512: SHA512.digest(of: content) == bytes
      }
    }
  }
}
