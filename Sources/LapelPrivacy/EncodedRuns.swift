/// Runs of base64 and of hexadecimal digits in a text, decoded.
///
/// Words and paths are written with the same letters. So a run is searched only where its first
/// bytes are those of a text or a known container. Long runs are searched in any case.
struct EncodedRuns {
  private let bytes: UnsafeBufferPointer<UInt8>

  /// Sixteen characters hold twelve bytes.
  static let shortest = 16
  /// From this length on a run is no accident.
  private static let longRun = 512

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  func forEach(_ body: (LeakForm.Layer, [UInt8]) -> Void) {
    Self.values.withUnsafeBufferPointer { values in
      var at = Self.shortest - 1
      // Every run of sixteen has a character at a multiple of sixteen.
      while at < bytes.count {
        guard values[Int(bytes[at])] < 64 else {
          at += Self.shortest
          continue
        }
        var start = at
        while start > 0, at - start < Self.shortest, values[Int(bytes[start - 1])] < 64 {
          start -= 1
        }
        var end = at + 1
        while end < bytes.count, values[Int(bytes[end])] < 64 { end += 1 }
        guard end - start >= Self.shortest else {
          at = max(end, at + 1) + Self.shortest - 1
          continue
        }
        end = decode(start, end, values, body)
        at = end + Self.shortest - 1
      }
    }
  }

  /// Decodes the run and gives the end of its last line.
  private func decode(
    _ start: Int, _ end: Int, _ values: UnsafeBufferPointer<UInt8>,
    _ body: (LeakForm.Layer, [UInt8]) -> Void
  ) -> Int {
    var line = start..<end
    var next = lineBehind(line, values)
    // Twelve bytes of text give a capital in all but a few cases of a million.
    let hasCapital = (start..<end).contains { values[Int(bytes[$0])] < 26 }
    guard next != nil || hasCapital || self.isHexadecimal(line) else { return end }
    var lines = [line]
    let isHexadecimal = self.isHexadecimal(line)
    while let following = next, !isHexadecimal || self.isHexadecimal(following) {
      lines.append(following)
      line = following
      next = lineBehind(line, values)
    }
    let isText = decodeText(lines, values, body)
    if lines.count > 1 {
      // The last line may be a word that only follows, and would spoil the end.
      _ = decodeText(lines.dropLast(), values, body)
    }
    if !isText {
      // Lines below each other need not be one text.
      for line in lines.dropFirst() where line.count >= Self.shortest {
        _ = decodeText([line], values, body)
      }
    }
    return line.upperBound
  }

  /// Whether these lines together are a text in one of the encodings.
  private func decodeText(
    _ lines: [Range<Int>], _ values: UnsafeBufferPointer<UInt8>,
    _ body: (LeakForm.Layer, [UInt8]) -> Void
  ) -> Bool {
    let symbols = lines.flatMap { $0.map { values[Int(bytes[$0])] } }
    let isText = lines.allSatisfy(isHexadecimal) && decodeHexadecimal(symbols, body)
    return decodeBase64(symbols, body) || isText
  }

  private func isHexadecimal(_ line: Range<Int>) -> Bool {
    line.allSatisfy { WordReader.hexadecimalDigit(bytes[$0]) != nil }
  }

  /// The next line of a text that was broken into lines of equal length, as mail does.
  private func lineBehind(
    _ line: Range<Int>, _ values: UnsafeBufferPointer<UInt8>
  ) -> Range<Int>? {
    guard line.count >= 40, line.count % 2 == 0 else { return nil }
    var at = line.upperBound
    if matches("\\r", at) { at += 2 }
    if matches("\\n", at) { at += 2 }
    if matches("&#13;", at) { at += 5 }
    if matches("&#10;", at) { at += 5 }
    var isBroken = at > line.upperBound
    while at < bytes.count, at - line.upperBound < 64, bytes[at] <= 0x20 {
      if bytes[at] == 0x0A || bytes[at] == 0x0D { isBroken = true }
      at += 1
    }
    guard isBroken, at < bytes.count, values[Int(bytes[at])] < 64 else { return nil }
    var end = at
    while end < bytes.count, values[Int(bytes[end])] < 64 { end += 1 }
    return at..<end
  }

  private func matches(_ text: StaticString, _ index: Int) -> Bool {
    let count = text.utf8CodeUnitCount
    guard index + count <= bytes.count else { return false }
    return (0..<count).allSatisfy { bytes[index + $0] == text.utf8Start[$0] }
  }

  // MARK: Decoding

  /// Whether something was found to decode from its first character on.
  private func decodeBase64(_ symbols: [UInt8], _ body: (LeakForm.Layer, [UInt8]) -> Void) -> Bool {
    var isText = false
    // The run may begin with something else, such as the last part of a path.
    for offset in 0..<4 where Self.promisesText(symbols, offset) {
      body(.base64, Self.bytes(symbols[offset...]))
      isText = isText || offset == 0
    }
    guard !isText else { return true }
    decodePathComponents(symbols, body)
    guard symbols.count >= Self.longRun || Self.beginsContainer(symbols) else { return false }
    body(.base64, Self.bytes(symbols[...]))
    return true
  }

  /// What follows a slash in an address, where it begins anew.
  private func decodePathComponents(_ symbols: [UInt8], _ body: (LeakForm.Layer, [UInt8]) -> Void) {
    let slash: UInt8 = 63
    for component in symbols.split(separator: slash)
    where component.count >= Self.shortest && component.startIndex > 0 {
      let component = Array(component)
      if Self.promisesText(component, 0) { body(.base64, Self.bytes(component[...])) }
    }
  }

  /// Whether the first bytes are those of a text.
  private static func promisesText(_ symbols: [UInt8], _ offset: Int) -> Bool {
    bytes(symbols[offset...].prefix(64)).withUnsafeBufferPointer(Container.looksLikeText)
  }

  private static func beginsContainer(_ symbols: [UInt8]) -> Bool {
    containers.contains { symbols.starts(with: $0) }
  }

  /// PNG, JPEG, gzip, zip.
  private static let containers = ["iVBORw0KGgo", "_9j_", "H4sI", "UEsDB"].map {
    $0.utf8.map { values[Int($0)] }
  }

  static func bytes(_ symbols: ArraySlice<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(symbols.count * 3 / 4)
    var window: UInt32 = 0
    var bits = 0
    for symbol in symbols {
      window = window << 6 | UInt32(symbol)
      bits += 6
      if bits >= 8 {
        bits -= 8
        bytes.append(UInt8(truncatingIfNeeded: window >> UInt32(bits)))
      }
    }
    return bytes
  }

  private func decodeHexadecimal(_ symbols: [UInt8], _ body: (LeakForm.Layer, [UInt8]) -> Void)
    -> Bool
  {
    // Back from base64's values to the digits.
    let digits = symbols.map { $0 < 26 ? $0 + 10 : $0 < 52 ? $0 - 16 : $0 - 52 }
    let decoded = stride(from: 0, to: digits.count - 1, by: 2).map {
      digits[$0] << 4 | digits[$0 + 1]
    }
    guard decoded.withUnsafeBufferPointer(Container.looksLikeText) else { return false }
    body(.hexadecimal, decoded)
    return true
  }

  /// The six bits of each character of both alphabets (RFC 4648, 4 and 5); 255 for others.
  static let values: [UInt8] = {
    var values = [UInt8](repeating: 255, count: 256)
    let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    for (value, character) in alphabet.utf8.enumerated() { values[Int(character)] = UInt8(value) }
    values[Int(UInt8(ascii: "-"))] = 62
    values[Int(UInt8(ascii: "_"))] = 63
    return values
  }()
}
