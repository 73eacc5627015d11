import Foundation
import LapelLinkedData

/// The text in lower-case ASCII letters, digits and single hyphens, at most `limit` of them; empty when nothing is left.
///
/// A word with an `@` in it is left out: a mail address has no place in an address of the site, whoever it belongs to.
///
/// Letters with marks lose them (`é` becomes `e`), a few others have a usual spelling (`ß` becomes `ss`), the rest is dropped.
func readableSlug(_ text: String, limit: Int) -> String {
  var slug = ""
  // ASCII is decomposed as it is, and Foundation takes its time to say so.
  let isASCII = text.utf8.allSatisfy { $0 < 0x80 }
  let decomposed = isASCII ? text : text.decomposedStringWithCompatibilityMapping
  for scalar in withoutMailAddresses(decomposed).unicodeScalars {
    if slug.utf8.count >= limit { break }
    switch scalar {
    case "a"..."z", "0"..."9": slug.unicodeScalars.append(scalar)
    case "A"..."Z": slug.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value) | 0x20))
    case "ß", "ẞ": slug += "ss"
    case "æ", "Æ": slug += "ae"
    case "œ", "Œ": slug += "oe"
    case "ø", "Ø": slug += "o"
    case "ł", "Ł": slug += "l"
    case "đ", "Đ", "ð", "Ð": slug += "d"
    case "þ", "Þ": slug += "th"
    case "ı": slug += "i"
    case "'", "’": break
    default:
      let isMark = scalar.properties.generalCategory == .nonspacingMark
      if !isMark, !slug.isEmpty, !slug.hasSuffix("-") { slug += "-" }
    }
  }
  slug = String(slug.prefix(limit))
  while slug.hasSuffix("-") { slug.removeLast() }
  return slug
}

/// The text without the words that hold an `@`, as it is or percent-encoded.
private func withoutMailAddresses(_ text: String) -> String {
  guard text.utf8.contains(UInt8(ascii: "@")) || text.contains("%40") else { return text }
  return text.split { $0.isWhitespace || "<>()[]{}\"',;:|/".contains($0) }
    .filter { !$0.contains("@") && !$0.contains("%40") }.joined(separator: " ")
}

/// The first `characters` times five bits in the digits and letters of Crockford's base 32, which holds no two that look alike.
func slugText(_ digest: [UInt8], characters: Int) -> String {
  let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".unicodeScalars)
  var text = ""
  var value = 0
  var bits = 0
  for byte in digest {
    value = (value << 8 | Int(byte)) & 0xFFFF
    bits += 8
    while bits >= 5 {
      guard text.utf8.count < characters else { return text }
      bits -= 5
      text.unicodeScalars.append(alphabet[(value >> bits) & 31])
    }
  }
  return text
}

/// Slugs for things by name, each different from all others: the same name gives the same slug as long as nothing else
/// claims it.
///
/// Of several with one slug the first by the bytes of `identity` keeps it, one whose identity is that very slug before
/// the others; the rest get a short hash of their identity. The result is in the order of `items`.
package func distinctSlugs(
  _ items: [(name: String, identity: String)], fallback: String
) -> [String] {
  let bases = items.map { item in
    let readable = readableSlug(item.name, limit: 64)
    return readable.isEmpty
      ? "\(fallback)-\(slugText(SHA256.digest(of: Array(item.identity.utf8)), characters: 6))"
      : readable
  }
  let order = items.indices.sorted { a, b in
    let isPlainA = items[a].identity == bases[a]
    let isPlainB = items[b].identity == bases[b]
    if isPlainA != isPlainB { return isPlainA }
    return bytesPrecede(items[a].identity, items[b].identity)
  }
  var taken = Set<String>()
  var slugs = bases
  for index in order {
    let digest = SHA256.digest(of: Array(items[index].identity.utf8))
    var length = 6
    while !taken.insert(slugs[index]).inserted {
      slugs[index] = "\(bases[index])-\(slugText(digest, characters: length))"
      length += 6
      if length > 48 { slugs[index] += "-\(index)" }
    }
  }
  return slugs
}
