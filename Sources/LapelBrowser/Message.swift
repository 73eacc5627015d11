import LapelLinkedData

/// What goes between the page and the module: a JSON object, and bytes that would be a burden in JSON.
///
/// ```
/// [length of the object: 4 bytes, little-endian] [the object as UTF-8] [the bytes]
/// ```
package struct Message: Sendable, Hashable {
  package var head: JSONValue
  package var bytes: [UInt8]

  package init(_ head: JSONValue, bytes: [UInt8] = []) {
    self.head = head
    self.bytes = bytes
  }

  /// Nil when the bytes are no message.
  package init?(parsing encoded: [UInt8]) {
    guard encoded.count >= 4 else { return nil }
    var length = 0
    for index in (0..<4).reversed() { length = length << 8 | Int(encoded[index]) }
    guard length >= 0, length <= encoded.count - 4,
      let head = try? JSONValue(parsing: Array(encoded[4..<(4 + length)]))
    else { return nil }
    self.init(head, bytes: Array(encoded[(4 + length)...]))
  }

  package var encoded: [UInt8] {
    let text = head.text()
    var encoded: [UInt8] = []
    encoded.reserveCapacity(4 + text.count + bytes.count)
    for shift in [0, 8, 16, 24] { encoded.append(UInt8(truncatingIfNeeded: text.count >> shift)) }
    return encoded + text + bytes
  }
}
