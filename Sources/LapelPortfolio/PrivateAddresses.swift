import LapelCredentials
import LapelPrivacy

/// The addresses that must not appear in what the site shows: the learner's identities, and the e-mail addresses of recipients
/// that badges name in the clear, as far as `publish` does not list them.
///
/// An identity without an `@` counts when it cannot be mistaken for anything else: a DID, a web address, an international
/// telephone number.
///
/// Issuers write addresses into narratives and links too. What they write is shown without them.
package struct PrivateAddresses: Sendable {
  private struct Address: Sendable {
    /// In lower case; `@` stands between them.
    var box: [UInt8]
    var host: [UInt8]
  }

  private let addresses: [Address]
  /// In lower case.
  private let identifiers: [[UInt8]]
  /// Whose name must not stand in originals.
  private let names: LeakRules?

  /// Those of the whole portfolio.
  package init(_ portfolio: Portfolio) {
    var texts = portfolio.settings.learner.identities
    for badge in portfolio.badges where badge.original != .published {
      for content in badge.credential.sensitiveContents {
        if case .recipientInClear(_, let value) = content { texts.append(value) }
      }
    }
    self.init(texts, settings: portfolio.settings)
  }

  /// The learner's own.
  package init(settings: Settings) { self.init(settings.learner.identities, settings: settings) }

  private init(_ texts: [String], settings: Settings) {
    var seen: Set<String> = []
    var addresses: [Address] = []
    var identifiers: [[UInt8]] = []
    for text in texts where !settings.makesPublic(text) {
      var address = text.lowercased()
      if isUnmistakable(address), seen.insert(address).inserted {
        identifiers.append(Array(address.utf8))
      }
      if address.hasPrefix("mailto:") { address.removeFirst("mailto:".count) }
      let sides = address.split(separator: "@")
      guard sides.count == 2, seen.insert(address).inserted else { continue }
      addresses.append(Address(box: Array(sides[0].utf8), host: Array(sides[1].utf8)))
    }
    self.addresses = addresses
    self.identifiers = identifiers
    names = settings.publish.nameless.map { LeakRules(people: $0.hidden) }
  }

  /// Whether there is no e-mail address among them, and no name to look for.
  var areNone: Bool { addresses.isEmpty && names == nil }

  /// Whether one of the e-mail addresses stands in a text, as it is or percent-encoded, or the name of somebody who must not
  /// be named there.
  func stands(in text: [UInt8]) -> Bool {
    if !addresses.isEmpty, firstPlace(in: text, from: 0) != nil { return true }
    return names?.leaks(in: text, path: "").contains { $0.severity == .error } ?? false
  }

  /// The text with `address-not-shown` in the place of each of them: a word that is harmless in pages and in links.
  package func masked(_ text: [UInt8]) -> [UInt8] {
    let text = withoutIdentifiers(text)
    guard !addresses.isEmpty, var place = firstPlace(in: text, from: 0) else { return text }
    var result: [UInt8] = []
    var done = 0
    while true {
      result += text[done..<place.lowerBound]
      result += "address-not-shown".utf8
      done = place.upperBound
      guard let next = firstPlace(in: text, from: done) else { break }
      place = next
    }
    return result + text[done...]
  }

  private func withoutIdentifiers(_ text: [UInt8]) -> [UInt8] {
    var result = text
    for identifier in identifiers {
      let found = result.withUnsafeBufferPointer { bytes in
        places(of: identifier, in: bytes)
      }
      for place in found.reversed() {
        result.replaceSubrange(place..<(place + identifier.count), with: "address-not-shown".utf8)
      }
    }
    return result
  }

  /// Where a word begins, without overlaps.
  private func places(of word: [UInt8], in bytes: UnsafeBufferPointer<UInt8>) -> [Int] {
    var places: [Int] = []
    var index = 0
    while index + word.count <= bytes.count {
      if stands(word, in: bytes, at: index) {
        places.append(index)
        index += word.count
      } else {
        index += 1
      }
    }
    return places
  }

  private func firstPlace(in text: [UInt8], from start: Int) -> Range<Int>? {
    text.withUnsafeBufferPointer { bytes in
      var index = start
      while index < bytes.count {
        guard let sign = lengthOfSign(in: bytes, at: index) else {
          index += 1
          continue
        }
        for address in addresses {
          let first = index - address.box.count
          let last = index + sign + address.host.count
          if first >= start, last <= bytes.count, stands(address.box, in: bytes, at: first),
            stands(address.host, in: bytes, at: index + sign)
          {
            return first..<last
          }
        }
        index += sign
      }
      return nil
    }
  }

  /// The length of an `@`: itself, percent-encoded, or as a character reference.
  private func lengthOfSign(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
    switch bytes[index] {
    case UInt8(ascii: "@"): 1
    case UInt8(ascii: "%"): stands(Array("%40".utf8), in: bytes, at: index) ? 3 : nil
    case UInt8(ascii: "&"): stands(Array("&#64;".utf8), in: bytes, at: index) ? 5 : nil
    default: nil
    }
  }

  /// Whether the lower-case word stands there, in either case.
  private func stands(
    _ word: [UInt8], in bytes: UnsafeBufferPointer<UInt8>, at start: Int
  ) -> Bool {
    guard start + word.count <= bytes.count else { return false }
    for offset in 0..<word.count {
      var byte = bytes[start + offset]
      if (0x41...0x5A).contains(byte) { byte |= 0x20 }
      if byte != word[offset] { return false }
    }
    return true
  }
}

/// Whether an identity stands for itself wherever it appears: long enough, and with a scheme or an international prefix.
private func isUnmistakable(_ identity: String) -> Bool {
  guard identity.utf8.count >= 10, !identity.contains("@") else { return false }
  return identity.hasPrefix("did:") || identity.hasPrefix("http") || identity.hasPrefix("tel:")
    || identity.hasPrefix("+")
}
