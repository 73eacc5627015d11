extension JSONValue {
  /// The value as JSON text in UTF-8: members in their order, numbers as written, nothing escaped
  /// that need not be.
  ///
  /// - Parameters:
  ///   - indented: One member or element a line, indented by two spaces for each level.
  ///   - forHTMLScript: Also escapes `<`, `>`, `&`, U+2028 and U+2029 in strings and names, so that
  ///     the text can stand in an HTML `script` element without ending it.
  package func text(indented: Bool = false, forHTMLScript: Bool = false) -> [UInt8] {
    var writer = JSONWriter(isIndented: indented, isForHTMLScript: forHTMLScript)
    writer.write(self)
    return writer.bytes
  }
}

private struct JSONWriter {
  let isIndented: Bool
  let isForHTMLScript: Bool
  var bytes: [UInt8] = []
  var level = 0

  init(isIndented: Bool, isForHTMLScript: Bool) {
    self.isIndented = isIndented
    self.isForHTMLScript = isForHTMLScript
  }

  mutating func write(_ value: JSONValue) {
    switch value.content {
    case .null: bytes.append(contentsOf: "null".utf8)
    case .bool(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
    case .number(let number): bytes.append(contentsOf: number.text.utf8)
    case .string(let text): bytes.appendJSONString(text, forHTMLScript: isForHTMLScript)
    case .array(let elements): write(elements)
    case .object(let object): write(object.members)
    }
  }

  private mutating func write(_ elements: [JSONValue]) {
    open("[")
    for (index, element) in elements.enumerated() {
      startItem(at: index)
      write(element)
    }
    close("]", isEmpty: elements.isEmpty)
  }

  private mutating func write(_ members: [JSONObject.Member]) {
    open("{")
    for (index, member) in members.enumerated() {
      startItem(at: index)
      bytes.appendJSONString(member.name, forHTMLScript: isForHTMLScript)
      bytes.append(UInt8(ascii: ":"))
      if isIndented { bytes.append(UInt8(ascii: " ")) }
      write(member.value)
    }
    close("}", isEmpty: members.isEmpty)
  }

  private mutating func open(_ bracket: Unicode.Scalar) {
    bytes.append(UInt8(ascii: bracket))
    level += 1
  }

  private mutating func close(_ bracket: Unicode.Scalar, isEmpty: Bool) {
    level -= 1
    if !isEmpty { startLine() }
    bytes.append(UInt8(ascii: bracket))
  }

  private mutating func startItem(at index: Int) {
    if index > 0 { bytes.append(UInt8(ascii: ",")) }
    startLine()
  }

  private mutating func startLine() {
    guard isIndented else { return }
    bytes.append(UInt8(ascii: "\n"))
    for _ in 0..<(2 * level) { bytes.append(UInt8(ascii: " ")) }
  }
}

extension [UInt8] {
  /// Appends a JSON string with only the escapes that RFC 8259, 7 demands, spelt as RFC 8785, 3.2.2.2
  /// wants them; with those that an HTML script needs on request.
  package mutating func appendJSONString(_ text: String, forHTMLScript: Bool = false) {
    append(UInt8(ascii: "\""))
    let isAppended: Void? = text.utf8.withContiguousStorageIfAvailable {
      appendEscaped($0, forHTMLScript: forHTMLScript)
    }
    if isAppended == nil {
      Array(text.utf8).withUnsafeBufferPointer {
        appendEscaped($0, forHTMLScript: forHTMLScript)
      }
    }
    append(UInt8(ascii: "\""))
  }

  private mutating func appendEscaped(_ text: UnsafeBufferPointer<UInt8>, forHTMLScript: Bool) {
    var plainStart = 0
    var index = 0
    while index < text.count {
      let byte = text[index]
      var length = 1
      var codePoint = UInt32(byte)
      switch byte {
      case 0x00..<0x20, UInt8(ascii: "\""), UInt8(ascii: "\\"): break
      case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"):
        if !forHTMLScript { length = 0 }
      case 0xE2:
        // U+2028 and U+2029 are E2 80 A8 and E2 80 A9.
        if forHTMLScript, index + 2 < text.count, text[index + 1] == 0x80,
          text[index + 2] & 0xFE == 0xA8
        {
          length = 3
          codePoint = 0x2000 + UInt32(text[index + 2] & 0x3F)
        } else {
          length = 0
        }
      default: length = 0
      }
      guard length > 0 else {
        index += 1
        continue
      }
      append(contentsOf: text[plainStart..<index])
      appendEscape(codePoint)
      index += length
      plainStart = index
    }
    append(contentsOf: text[plainStart..<text.count])
  }

  private mutating func appendEscape(_ codePoint: UInt32) {
    append(UInt8(ascii: "\\"))
    switch codePoint {
    case 0x08: append(UInt8(ascii: "b"))
    case 0x09: append(UInt8(ascii: "t"))
    case 0x0A: append(UInt8(ascii: "n"))
    case 0x0C: append(UInt8(ascii: "f"))
    case 0x0D: append(UInt8(ascii: "r"))
    case 0x22: append(UInt8(ascii: "\""))
    case 0x5C: append(UInt8(ascii: "\\"))
    default:
      append(UInt8(ascii: "u"))
      for shift: UInt32 in [12, 8, 4, 0] {
        append(Hex.digit(UInt8(truncatingIfNeeded: codePoint >> shift & 0xF)))
      }
    }
  }
}
