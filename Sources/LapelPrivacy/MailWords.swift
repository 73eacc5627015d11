/// The texts of `=?utf-8?Q?Jos=C3=A9_Quintero?=`, as headers of mails have them (RFC 2047, 4.2).
///
/// Those in base64, `=?utf-8?B?…?=`, are runs as any other.
enum MailWords {
  /// An encoded word has 75 characters at most; not everybody counts them.
  static let longest = 512
  /// `?=`, white space and `=?utf-8?Q?` between two parts of a text.
  private static let longestGap = 40

  static func texts(_ words: [Range<Int>], in bytes: UnsafeBufferPointer<UInt8>) -> [[UInt8]] {
    var texts: [[UInt8]] = []
    var end = -longestGap
    for word in words {
      let text = decoded(bytes[word])
      if word.lowerBound - end < longestGap, !texts.isEmpty {
        texts[texts.count - 1] += text
      } else {
        texts.append(text)
      }
      end = word.upperBound
    }
    return texts
  }

  private static func decoded(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8] {
    let word = UnsafeBufferPointer(rebasing: word)
    var text: [UInt8] = []
    var at = 0
    while at < word.count {
      if word[at] == UInt8(ascii: "="), at + 2 < word.count,
        let high = WordReader.hexadecimalDigit(word[at + 1]),
        let low = WordReader.hexadecimalDigit(word[at + 2])
      {
        text.append(UInt8(high << 4 | low))
        at += 3
      } else {
        text.append(word[at] == UInt8(ascii: "_") ? 0x20 : word[at])
        at += 1
      }
    }
    return text
  }
}
