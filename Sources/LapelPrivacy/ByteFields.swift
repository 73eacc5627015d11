extension UnsafeBufferPointer<UInt8> {
  /// The bytes of a range, as far as they are there.
  func part(_ start: Int, _ length: Int) -> UnsafeBufferPointer<UInt8> {
    let from = Swift.min(Swift.max(0, start), count)
    return UnsafeBufferPointer(
      rebasing: self[from..<(from + Swift.min(Swift.max(0, length), count - from))])
  }

  /// An unsigned number of so many bytes, or nothing behind the end.
  func number(at index: Int, bytes: Int, bigEndian: Bool) -> Int? {
    guard index >= 0, index <= count - bytes else { return nil }
    return (0..<bytes).reduce(0) {
      $0 << 8 | Int(self[index + (bigEndian ? $1 : bytes - 1 - $1)])
    }
  }

  func first(_ text: StaticString, from start: Int) -> Int? {
    let length = text.utf8CodeUnitCount
    var at = start
    while at + length <= count {
      if self[at] == text.utf8Start[0],
        (1..<length).allSatisfy({ self[at + $0] == text.utf8Start[$0] })
      {
        return at
      }
      at += 1
    }
    return nil
  }
}
