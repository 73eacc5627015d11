/// A line of a context table: how far in it stands, and its words.
struct ContextTableLine {
  enum Mark {
    case include
    case remove
    case follow
    case flag
    case abbreviate
    case define
    case change
  }

  var depth = 0
  var words: [String] = []
  /// Where the equals sign is among the words.
  private var equalsSign: Int?

  /// The lines that are not empty.
  static func lines(of text: String) -> [ContextTableLine] {
    var lines: [ContextTableLine] = []
    var line = ContextTableLine()
    var word: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: " "):
        if word.isEmpty, line.words.isEmpty { line.depth += 1 }
        line.end(&word)
      case UInt8(ascii: "\n"):
        line.end(&word)
        if !line.words.isEmpty { lines.append(line) }
        line = ContextTableLine()
      default: word.append(byte)
      }
    }
    line.end(&word)
    if !line.words.isEmpty { lines.append(line) }
    return lines
  }

  private mutating func end(_ word: inout [UInt8]) {
    guard !word.isEmpty else { return }
    if word == [UInt8(ascii: "=")] { equalsSign = words.count }
    words.append(String(decoding: word, as: UTF8.self))
    word.removeAll(keepingCapacity: true)
  }

  /// The name of the section that the line begins, or nil.
  var heading: String? { words[0].hasSameBytes(as: "#") ? words[1] : nil }

  var mark: Mark {
    if equalsSign != nil { return .define }
    if words[0].hasSameBytes(as: "+") { return .include }
    if words[0].hasSameBytes(as: "-") { return .remove }
    if words[0].hasSameBytes(as: "&") { return .follow }
    if words[0].utf8.first == UInt8(ascii: "@") { return .flag }
    return words.count == 1 ? .change : .abbreviate
  }

  /// The words before the equals sign.
  var terms: ArraySlice<String> { words[..<(equalsSign ?? 0)] }

  /// The words after the equals sign.
  var description: ArraySlice<String> { words[((equalsSign ?? -1) + 1)...] }
}
