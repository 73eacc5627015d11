import LapelLinkedData

/// A way in which an identity that somebody gave may have been written by the issuer.
enum IdentityVariant: Sendable, Hashable, CaseIterable {
  case asWritten, trimmed, lowerCase, withMailto, lowerCaseWithMailto

  /// Completes "… matches, compared …".
  var name: String {
    switch self {
    case .asWritten: "as written"
    case .trimmed: "without white space around it"
    case .lowerCase: "in lower case"
    case .withMailto: "with 'mailto:' before it"
    case .lowerCaseWithMailto: "in lower case, with 'mailto:' before it"
    }
  }

  /// An identity that was given, as this variant writes it.
  func text(of identity: String) -> String {
    switch self {
    case .asWritten: identity
    case .trimmed: identity.withoutSpaceAround.withoutMailto
    case .lowerCase: identity.withoutSpaceAround.withoutMailto.lowercased()
    case .withMailto: "mailto:" + identity.withoutSpaceAround.withoutMailto
    case .lowerCaseWithMailto:
      "mailto:" + identity.withoutSpaceAround.withoutMailto.lowercased()
    }
  }

  /// The variants that make sense for a kind, the most exact first.
  static func variants(of kind: IdentityKind) -> [IdentityVariant] {
    kind == .mail ? allCases : [.asWritten, .trimmed, .lowerCase]
  }
}

/// How two identities in the clear are the same; the most exact that holds.
enum IdentityLikeness: Sendable, Hashable {
  case asWritten, trimmed, withoutMailto, lowerCase, addressRules, digits, folded

  /// Completes "… matches, compared …".
  var name: String {
    switch self {
    case .asWritten: "as written"
    case .trimmed: "without white space around it"
    case .withoutMailto: "without 'mailto:' before it"
    case .lowerCase: "in lower case"
    case .addressRules: "with scheme and host in lower case and without a slash at the end"
    case .digits: "by its digits"
    case .folded: "in any case and spacing"
    }
  }

  /// How an identity that was given is the same as one that is stated, both of a kind; nil when it is not.
  init?(of given: String, and stated: String, as kind: IdentityKind) {
    if given.hasSameBytes(as: stated) {
      self = .asWritten
      return
    }
    let given = given.withoutSpaceAround
    let stated = stated.withoutSpaceAround
    if given.hasSameBytes(as: stated) {
      self = .trimmed
      return
    }
    guard let likeness = Self.looseLikeness(of: given, and: stated, as: kind) else { return nil }
    self = likeness
  }

  private static func looseLikeness(
    of given: String, and stated: String, as kind: IdentityKind
  ) -> Self? {
    switch kind {
    case .mail:
      let given = given.withoutMailto
      let stated = stated.withoutMailto
      if given.hasSameBytes(as: stated) { return .withoutMailto }
      return given.lowercased().hasSameBytes(as: stated.lowercased()) ? .lowerCase : nil
    case .web:
      return given.comparableAddress.hasSameBytes(as: stated.comparableAddress)
        ? .addressRules : nil
    case .telephone:
      return given.telephoneDigits == stated.telephoneDigits ? .digits : nil
    case .name:
      // Canonical equivalence, as Swift compares strings: an accent may be a character of its own.
      return given.foldedName == stated.foldedName ? .folded : nil
    case .did, .other: return nil
    }
  }
}

extension String {
  /// Without white space at either end.
  var withoutSpaceAround: String {
    let scalars = unicodeScalars
    let start = scalars.firstIndex { !$0.isSpace } ?? scalars.endIndex
    guard let last = scalars.lastIndex(where: { !$0.isSpace }) else { return "" }
    return String(self[start...last])
  }

  fileprivate var withoutMailto: String {
    let start = String(decoding: utf8.prefix(7), as: UTF8.self).lowercased()
    guard start.hasSameBytes(as: "mailto:") else { return self }
    return String(decoding: utf8.dropFirst(7), as: UTF8.self)
  }

  /// Scheme and host in lower case, without a slash at the end (RFC 3986, 6.2.2.1 and 6.2.3).
  fileprivate var comparableAddress: String {
    let bytes = Array(utf8)
    var slashes = 0
    var end = bytes.count
    for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "/") {
      slashes += 1
      if slashes == 3 {
        end = index
        break
      }
    }
    var rest = bytes[end...]
    if rest.last == UInt8(ascii: "/") { rest.removeLast() }
    return String(decoding: bytes[..<end], as: UTF8.self).lowercased()
      + String(decoding: rest, as: UTF8.self)
  }

  fileprivate var telephoneDigits: [UInt8] { utf8.filter { (0x30...0x39).contains($0) } }

  /// In lower case, each run of white space as one space.
  fileprivate var foldedName: String {
    var folded = String.UnicodeScalarView()
    var isPending = false
    for scalar in unicodeScalars {
      if scalar.isSpace {
        isPending = !folded.isEmpty
      } else {
        if isPending { folded.append(" ") }
        isPending = false
        folded.append(scalar)
      }
    }
    return String(folded).lowercased()
  }
}

extension Unicode.Scalar {
  /// Unicode's white space, without its tables.
  fileprivate var isSpace: Bool {
    switch value {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F,
      0x3000:
      true
    default: false
    }
  }
}
