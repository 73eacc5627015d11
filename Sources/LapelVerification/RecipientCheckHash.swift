import LapelLinkedData

/// An identity that is hidden behind a hash (Open Badges 2.0 and 3.0, `IdentityHash`).
struct IdentityHash: Sendable, Hashable {
  enum Method: Sendable, Hashable, CaseIterable {
    case md5, sha256, sha512

    /// The word before the `$`.
    var word: String {
      switch self {
      case .md5: "md5"
      case .sha256: "sha256"
      case .sha512: "sha512"
      }
    }

    /// What it is called in messages.
    var name: String {
      switch self {
      case .md5: "MD5"
      case .sha256: "SHA-256"
      case .sha512: "SHA-512"
      }
    }

    fileprivate var digitCount: Int {
      switch self {
      case .md5: 32
      case .sha256: 64
      case .sha512: 128
      }
    }

    fileprivate func digest(of message: [UInt8]) -> [UInt8] {
      switch self {
      case .md5: MD5.digest(of: message)
      case .sha256: SHA256.digest(of: message)
      case .sha512: SHA512.digest(of: message)
      }
    }
  }

  let method: Method
  let digest: [UInt8]
  /// Whether the text says by what method it was made; otherwise its length tells.
  let isPrefixed: Bool

  /// Reads `sha256$` and hexadecimal digits of either case, or the digits alone; nil for anything else.
  init?(_ text: String) {
    let bytes = Array(text.utf8)
    let mark = bytes.firstIndex(of: UInt8(ascii: "$"))
    let digits = String(decoding: bytes[(mark.map { $0 + 1 } ?? 0)...], as: UTF8.self)
    guard let digest = try? Hex.decode(digits) else { return nil }
    let word = mark.map { String(decoding: bytes[..<$0], as: UTF8.self).lowercased() }
    let found = Method.allCases.first { method in
      method.digitCount == digits.utf8.count && (word.map { $0.isWord(method.word) } ?? true)
    }
    guard let found else { return nil }
    method = found
    self.digest = digest
    isPrefixed = word != nil
  }

  /// Whether it hides this identity, with the salt behind it.
  func hides(_ identity: String, salt: String) -> Bool {
    method.digest(of: Array(identity.utf8) + Array(salt.utf8)) == digest
  }
}
