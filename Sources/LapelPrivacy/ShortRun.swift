/// One run of letters and digits that is shorter than `EncodedRuns` looks at, or stands between
/// signs of base64 that are none here: `by-UHJpeWEgUmFtYW4`.
///
/// Of a text in ASCII base64 makes letters and digits alone, but for `>`, `?` and `~`.
struct ShortRun {
  /// Six characters hold four bytes.
  static let lengths = 6...64
  /// Ten digits hold five bytes.
  private static let shortestHexadecimal = 10

  private let bytes: UnsafeBufferPointer<UInt8>
  private let run: Range<Int>

  init(_ run: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) {
    self.run = run
    self.bytes = bytes
  }

  /// Whether it may be anything, found out without decoding it: few words are.
  var isPromising: Bool {
    let before = run.lowerBound > 0 ? bytes[run.lowerBound - 1] : 0
    let behind = run.upperBound < bytes.count ? bytes[run.upperBound] : 0
    let isPart = Self.isSign(before) || Self.isSign(behind)
    guard run.count < EncodedRuns.shortest || isPart else { return false }
    if isText(run) || isHexadecimal { return true }
    guard isPart else { return false }
    let whole = runWithSigns()
    return whole.count < EncodedRuns.shortest && isText(whole)
  }

  private var isHexadecimal: Bool {
    run.count >= Self.shortestHexadecimal && run.count % 2 == 0
      && run.allSatisfy { WordReader.hexadecimalDigit(bytes[$0]) != nil }
  }

  func forEach(_ body: (LeakForm.Layer, [UInt8], ChanceMatch.Trust) -> Void) {
    let before = run.lowerBound > 0 ? bytes[run.lowerBound - 1] : 0
    let behind = run.upperBound < bytes.count ? bytes[run.upperBound] : 0
    if run.count < EncodedRuns.shortest || Self.isSign(before) || Self.isSign(behind) {
      decodeHexadecimal(body)
    }
    // What a slash stands before is looked at as a part of a path.
    if run.count < EncodedRuns.shortest || Self.isSign(before) && before != UInt8(ascii: "/") {
      decodeBase64(run, body)
    }
    guard Self.isSign(before) || Self.isSign(behind) else { return }
    let whole = runWithSigns()
    if whole.count < EncodedRuns.shortest { decodeBase64(whole, body) }
  }

  private static func isSign(_ byte: UInt8) -> Bool { EncodedRuns.values[Int(byte)] & 0xFE == 62 }

  private func runWithSigns() -> Range<Int> {
    func isSymbol(_ index: Int) -> Bool { EncodedRuns.values[Int(bytes[index])] < 64 }
    var (start, end) = (run.lowerBound, run.upperBound)
    while start > 0, run.lowerBound - start < EncodedRuns.shortest, isSymbol(start - 1) {
      start -= 1
    }
    while end < bytes.count, end - run.upperBound < EncodedRuns.shortest, isSymbol(end) { end += 1 }
    return start..<end
  }

  private func decodeBase64(
    _ run: Range<Int>, _ body: (LeakForm.Layer, [UInt8], ChanceMatch.Trust) -> Void
  ) {
    // A last symbol that completes no byte belongs to no text.
    guard run.count % 4 != 1 else { return }
    guard isText(run) else { return }
    let decoded = EncodedRuns.bytes(run.map { EncodedRuns.values[Int(bytes[$0])] }[...])
    body(.base64, decoded, isPadded(run) ? .paddedRun : .shortRun)
  }

  /// Whether base64 gives printable characters, in UTF-8 or Latin-1.
  private func isText(_ run: Range<Int>) -> Bool {
    EncodedRuns.values.withUnsafeBufferPointer { values in
      var window: UInt32 = 0
      var bits = 0
      var before: UInt8 = 0x20
      for at in run {
        window = window << 6 | UInt32(values[Int(bytes[at])])
        bits += 6
        guard bits >= 8 else { continue }
        bits -= 8
        let byte = UInt8(truncatingIfNeeded: window >> UInt32(bits))
        switch byte {
        case 0x20...0x7E, 0x09, 0x0A, 0x0D: break
        case 0x80..<0xC0: if before < 0x80 { return false }
        case 0xC2...0xF4: if before >= 0xC0 { return false }
        default: return false
        }
        before = byte
      }
      return true
    }
  }

  private func isPadded(_ run: Range<Int>) -> Bool {
    let missing = (4 - run.count % 4) % 4
    return missing > 0
      && bytes.part(run.upperBound, missing).elementsEqual(
        repeatElement(UInt8(ascii: "="), count: missing))
  }

  private func decodeHexadecimal(
    _ body: (LeakForm.Layer, [UInt8], ChanceMatch.Trust) -> Void
  ) {
    guard run.count >= Self.shortestHexadecimal, run.count % 2 == 0 else { return }
    var decoded: [UInt8] = []
    for at in stride(from: run.lowerBound, to: run.upperBound, by: 2) {
      guard let high = WordReader.hexadecimalDigit(bytes[at]),
        let low = WordReader.hexadecimalDigit(bytes[at + 1])
      else { return }
      decoded.append(UInt8(high << 4 | low))
    }
    guard decoded.withUnsafeBufferPointer(Container.looksLikeText) else { return }
    body(.hexadecimal, decoded, .shortRun)
  }
}
