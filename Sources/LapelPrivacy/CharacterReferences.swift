/// The named character references of HTML that matter for words: letters, and signs in addresses.
///
/// A letter with an accent is its letter and the accent's name, and is read as the letter alone:
/// `eacute` as `e`, `Scaron` as `S`. So no table of the two thousand names is needed.
enum CharacterReferences {
  /// The character of a name that a semicolon ends. At most eight letters are packed in `name`.
  static func ended(_ name: UInt64, length: Int) -> UInt32? {
    guard length <= 8 else { return nil }
    return signs[name] ?? letter(name, length: length, accents: accents)
  }

  /// The character of a name without its semicolon, which HTML allows for those of Latin-1.
  static func unended(_ name: UInt64, length: Int) -> UInt32? {
    length >= 8 ? nil : letter(name, length: length + 1, accents: latin1Accents)
  }

  private static func letter(_ name: UInt64, length: Int, accents: Set<UInt64>) -> UInt32? {
    guard length > 3 else { return nil }
    let shift = UInt64(length - 1) * 8
    return accents.contains(name & (1 << shift - 1)) ? UInt32(name >> shift) : nil
  }

  private static func packed(_ name: String) -> UInt64 {
    name.utf8.reduce(0) { $0 << 8 | UInt64($1) }
  }

  private static let latin1Accents = Set(
    ["acute", "cedil", "circ", "grave", "ring", "slash", "tilde", "uml"].map(packed))

  private static let accents = latin1Accents.union(
    ["breve", "caron", "dblac", "dot", "macr", "midot", "ogon", "strok"].map(packed))

  private static let signs: [UInt64: UInt32] = Dictionary(
    uniqueKeysWithValues: [
      ("szlig", 0xDF), ("aelig", 0xE6), ("AElig", 0xC6), ("oelig", 0x153), ("OElig", 0x152),
      ("eth", 0xF0), ("ETH", 0xD0), ("thorn", 0xFE), ("THORN", 0xDE), ("imath", 0x131),
      ("inodot", 0x131), ("eng", 0x14B), ("ENG", 0x14A), ("ijlig", 0x133), ("IJlig", 0x132),
      ("lt", 0x3C), ("gt", 0x3E), ("quot", 0x22), ("apos", 0x27), ("nbsp", 0xA0), ("commat", 0x40),
      ("period", 0x2E), ("comma", 0x2C), ("colon", 0x3A), ("sol", 0x2F), ("bsol", 0x5C),
      ("plus", 0x2B), ("lowbar", 0x5F), ("num", 0x23), ("equals", 0x3D), ("percnt", 0x25),
      ("quest", 0x3F), ("hyphen", 0x2010), ("dash", 0x2010), ("ndash", 0x2013), ("mdash", 0x2014),
      ("rsquo", 0x2019), ("lsquo", 0x2018), ("middot", 0xB7), ("Tab", 0x20), ("NewLine", 0x20),
      ("ensp", 0x20), ("emsp", 0x20), ("thinsp", 0x20), ("shy", 0xAD), ("zwj", 0x200D),
      ("zwnj", 0x200C), ("NoBreak", 0x2060),
    ].map { (packed($0.0), UInt32($0.1)) })
}
