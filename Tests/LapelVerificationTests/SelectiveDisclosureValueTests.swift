import LapelLinkedData
import SeededGenerator
import Testing

@testable import LapelVerification

@Suite struct SelectiveDisclosureValueTests {
  typealias Sample = SelectiveDisclosureSample

  @Test func `the parts of a value are read`() throws {
    let sample = Sample()
    let value = try SelectiveDisclosureValue(sample.text)
    #expect(value.baseSignature == sample.baseSignature)
    #expect(value.publicKey == sample.publicKey)
    #expect(value.key == .p256([0x03] + [UInt8](repeating: 0x22, count: 32)))
    #expect(value.signatures == sample.signatures)
    #expect(
      value.labels == [
        0: [UInt8](repeating: 0xBB, count: 32), 1: [UInt8](repeating: 0xAA, count: 32),
      ])
    #expect(value.mandatoryIndexes == [4, 5, 7])
  }

  @Test func `a value may be without signatures, nodes and mandatory statements`() throws {
    var sample = Sample()
    sample.signatures = []
    sample.labels = []
    sample.mandatoryIndexes = []
    let value = try SelectiveDisclosureValue(sample.text)
    #expect(value.signatures.isEmpty && value.labels.isEmpty && value.mandatoryIndexes.isEmpty)
  }

  @Test(
    arguments: [
      (nil, .text),
      ("", .text),
      ("z2V0B", .text),
      ("u2V0BhV=", .text),
      ("u", .header),
      ("u2V0AgA", .header),
      ("u2V0B", .cbor(CBORError(.incomplete, at: 0))),
      ("u2V0BgIA", .cbor(CBORError(.bytesLeftOver, at: 1))),
      ("u2V0BgYGBgYA", .cbor(CBORError(.nestedTooDeep(limit: 2), at: 2))),
      ("u2V0BAA", .component(.count)),
      ("u2V0BgA", .component(.count)),
      ("u2V0BhAECAwQ", .component(.count)),
      ("u2V0BhgECAwQFBg", .component(.count)),
    ] as [(String?, SelectiveDisclosureError)])
  func `a value of another form is refused`(text: String?, expected: SelectiveDisclosureError) {
    let error = #expect(throws: SelectiveDisclosureError.self) {
      try SelectiveDisclosureValue(text)
    }
    #expect(error == expected)
  }

  @Test func `each part must be of its kind and length`() {
    expect(.component(.baseSignature)) { $0.baseSignature.removeLast() }
    expect(.component(.baseSignature)) { $0.baseSignature.append(0) }
    expect(.component(.publicKey)) { $0.publicKey.append(0) }
    expect(.component(.publicKey)) { $0.publicKey.removeLast() }
    expect(.component(.publicKey)) { $0.publicKey[0] = 0x81 }
    expect(.component(.publicKey)) { $0.publicKey[1] = 0x25 }
    expect(.component(.publicKey)) { $0.publicKey[2] = 0x04 }
    expect(.component(.signatures)) { $0.signatures[5].append(0) }
    expect(.component(.signatures)) { $0.signatures[0] = [] }
    expect(.component(.labelMap)) { $0.labels[1].1.append(0) }
    expect(.repeatedLabel) { $0.labels[1].1 = $0.labels[0].1 }
    expect(.cbor(CBORError(.duplicateKey, at: 537))) { $0.labels[1].0 = 0 }
  }

  @Test func `parts of another kind are refused`() throws {
    // Each part in turn is the text "x".
    let sample = Sample()
    let parts: [([UInt8], SelectiveDisclosureError.Component)] = [
      (Sample.head(2, 64) + sample.baseSignature, .baseSignature),
      (Sample.head(2, 35) + sample.publicKey, .publicKey),
      (Sample.head(4, 0), .signatures),
      (Sample.head(5, 0), .labelMap),
      (Sample.head(4, 0), .mandatoryIndexes),
    ]
    for (index, part) in parts.enumerated() {
      for replacement in [[0x61, 0x78], [0x81, 0x61, 0x78], [0xA1, 0x61, 0x78, 0x00]] as [[UInt8]] {
        var value: [UInt8] = [0xD9, 0x5D, 0x01, 0x85]
        for (other, part) in parts.enumerated() { value += other == index ? replacement : part.0 }
        let error = #expect(throws: SelectiveDisclosureError.self) {
          try SelectiveDisclosureValue("u" + Base64URL.encode(value))
        }
        #expect(error == .component(part.1))
      }
    }
  }

  @Test func `more than Lapel looks at says nothing against a proof`() throws {
    var sample = Sample()
    sample.signatures = [[UInt8]](repeating: [UInt8](repeating: 1, count: 64), count: 1_024)
    #expect(try SelectiveDisclosureValue(sample.text).signatures.count == 1_024)
    sample.signatures.append(sample.signatures[0])
    expect(.tooLarge, of: sample.text)
    expect(.tooLarge, of: "u" + String(repeating: "A", count: 1_398_100))
  }

  @Test(arguments: 0..<4 as Range<UInt64>)
  func `damage never traps`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var readCount = 0
    let original = Sample().value
    for _ in 0..<5_000 {
      var value = original
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let index = Int.random(in: 3..<value.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: value[index] = UInt8(truncatingIfNeeded: random.next())
        case 1: value[index] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        case 2: value.remove(at: index)
        default: value.removeLast(min(value.count - 4, Int.random(in: 1...40, using: &random)))
        }
      }
      guard let read = try? SelectiveDisclosureValue("u" + Base64URL.encode(value)) else {
        continue
      }
      readCount += 1
      #expect(read.baseSignature.count == 64 && read.publicKey.count == 35)
      #expect(read.signatures.allSatisfy { $0.count == 64 })
      #expect(read.labels.values.allSatisfy { $0.count == 32 })
    }
    #expect(readCount > 100)
  }

  private func expect(
    _ expected: SelectiveDisclosureError, change: (inout Sample) -> Void,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    var sample = Sample()
    change(&sample)
    expect(expected, of: sample.text, sourceLocation: sourceLocation)
  }

  private func expect(
    _ expected: SelectiveDisclosureError, of text: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let error = #expect(throws: SelectiveDisclosureError.self, sourceLocation: sourceLocation) {
      try SelectiveDisclosureValue(text)
    }
    #expect(error == expected, sourceLocation: sourceLocation)
  }
}
