/// What a character counts as when words are compared: case and accents make no difference.
enum FoldedCharacter: Equatable {
  /// Between words.
  case separator
  /// Not seen at all: a combining mark, a soft hyphen, a character without width.
  case dropped
  /// One letter of a word, or two for a ligature; `second` is 0 for none.
  case letters(first: UInt32, second: UInt32)
  case digit(UInt8)
  /// A word of its own, in the scripts that put no space between words.
  case wholeWord(UInt32)
}

/// Reads characters as the plain letters that they stand for: `É` as `e`, `ß` as `ss`, `Ł` as `l`.
enum LetterFolding {
  static func folded(_ scalar: UInt32) -> FoldedCharacter {
    if scalar < 0x3100 { return FoldedCharacter(packed: Self.packed[Int(scalar)]) }
    return folding(of: scalar)
  }

  /// The lower planes once and for all, since asking Unicode for each character takes long.
  private static let packed: [UInt64] = {
    var packed = (0..<0x3100).map { folding(of: $0).packed }
    for (base, letters) in BaseLetters.groups {
      let bases = base.unicodeScalars.map(\.value)
      let folded = FoldedCharacter.letters(
        first: bases[0], second: bases.count > 1 ? bases[1] : 0)
      // Kana stay words of their own.
      let entry = isWholeWord(bases[0]) ? FoldedCharacter.wholeWord(bases[0]) : folded
      for letter in letters.unicodeScalars {
        packed[Int(letter.value)] = entry.packed
        let capital = letter.properties.uppercaseMapping.unicodeScalars
        if capital.count == 1, let capital = capital.first, capital.value < 0x3100,
          capital.properties.lowercaseMapping.unicodeScalars.first == letter
        {
          packed[Int(capital.value)] = entry.packed
        }
      }
    }
    return packed
  }()

  private static func folding(of value: UInt32) -> FoldedCharacter {
    // Letters of full width, as East Asian keyboards give them.
    if (0xFF01...0xFF5E).contains(value) { return folding(of: value - 0xFEE0) }
    if let letter = plainLetter(value) { return .letters(first: letter, second: 0) }
    if let letters = ligature(value) { return letters }
    guard let scalar = Unicode.Scalar(value) else { return .separator }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .letterNumber:
      if isWholeWord(value) { return .wholeWord(value) }
      let lowered = scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
      return .letters(first: lowered.value, second: 0)
    case .spacingMark: return .letters(first: value, second: 0)
    case .nonspacingMark, .enclosingMark, .format: return .dropped
    case .decimalNumber:
      return .digit(UInt8(scalar.properties.numericValue ?? 0))
    default: return .separator
    }
  }

  /// The letter that a circled, bracketed or squared one or one for formulas stands for: what
  /// Unicode's compatibility mappings say for these blocks, and flags by their letters.
  private static func plainLetter(_ value: UInt32) -> UInt32? {
    switch value {
    // Thirteen alphabets, capitals first: bold, script, Fraktur, double-struck, monospace and so on.
    case 0x1D400...0x1D6A3: 0x61 + (value - 0x1D400) % 26
    case 0x1D6A4: 0x69
    case 0x1D6A5: 0x6A
    // Five of Greek, with the capital nabla and further forms of letters behind each.
    case 0x1D6A8...0x1D7C9: greek((value - 0x1D6A8) % 58)
    case 0x249C...0x24B5: 0x61 + value - 0x249C
    case 0x24B6...0x24E9: 0x61 + (value - 0x24B6) % 26
    case 0x1F110...0x1F129: 0x61 + value - 0x1F110
    case 0x1F130...0x1F149: 0x61 + value - 0x1F130
    case 0x1F150...0x1F169: 0x61 + value - 0x1F150
    case 0x1F170...0x1F189: 0x61 + value - 0x1F170
    case 0x1F1E6...0x1F1FF: 0x61 + value - 0x1F1E6
    // Two small capitals that lie apart from the others.
    case 0xA730: 0x66
    case 0xA731: 0x73
    default: nil
    }
  }

  private static func greek(_ index: UInt32) -> UInt32? {
    switch index {
    case 17: 0x3B8
    case 0..<25: 0x3B1 + index
    case 26..<51: index == 43 ? 0x3C3 : 0x3B1 + index - 26
    default: nil
    }
  }

  /// Two letters that are printed as one; of three there are not enough places for the third.
  private static func ligature(_ value: UInt32) -> FoldedCharacter? {
    let f: UInt32 = 0x66
    return switch value {
    case 0xFB00: .letters(first: f, second: f)
    case 0xFB01: .letters(first: f, second: 0x69)
    case 0xFB02: .letters(first: f, second: 0x6C)
    case 0xFB05, 0xFB06: .letters(first: 0x73, second: 0x74)
    default: nil
    }
  }

  /// Whether the script of a letter is written without spaces: Thai, Lao, Burmese, Khmer, kana, Han,
  /// and Hangul, whose particles follow a name directly.
  private static func isWholeWord(_ value: UInt32) -> Bool {
    switch value {
    case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3040...0x30FF, 0x3400...0x9FFF,
      0xAC00...0xD7A3, 0xF900...0xFAFF, 0x20000...0x3FFFF:
      true
    // The jamo that begins a syllable; the others continue its word.
    case 0x1100...0x115F: true
    default: false
    }
  }
}

extension FoldedCharacter {
  fileprivate var packed: UInt64 {
    switch self {
    case .separator: 0
    case .dropped: 1 << 60
    case .letters(let first, let second): 2 << 60 | UInt64(second) << 24 | UInt64(first)
    case .digit(let value): 3 << 60 | UInt64(value)
    case .wholeWord(let value): 4 << 60 | UInt64(value)
    }
  }

  fileprivate init(packed: UInt64) {
    let first = UInt32(truncatingIfNeeded: packed & 0xFFFFFF)
    switch packed >> 60 {
    case 0: self = .separator
    case 1: self = .dropped
    case 2:
      self = .letters(first: first, second: UInt32(truncatingIfNeeded: packed >> 24 & 0xFFFFFF))
    case 3: self = .digit(UInt8(first))
    default: self = .wholeWord(first)
    }
  }
}
