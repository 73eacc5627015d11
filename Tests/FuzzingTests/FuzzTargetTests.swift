import SeededGenerator
import Testing

// The inputs of `make fuzz`, compiled and tried with every test run, so that they keep up with what they try.

@Suite struct FuzzTargetTests {
  @Test(arguments: FuzzTarget.allCases)
  func `what must hold of a kind of input holds of its seeds and of seeds that were damaged`(
    _ target: FuzzTarget
  ) {
    #expect(!target.seeds.isEmpty)
    var random = SeededGenerator(seed: 0x5EED)
    for seed in target.seeds {
      target.run(seed)
      for _ in 0..<100 { target.run(damaged(seed, &random)) }
    }
  }

  /// The bytes with a few of them changed, left out or put twice.
  private func damaged(_ seed: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    var bytes = seed
    for _ in 0...Int.random(in: 0..<3, using: &random) {
      guard let place = bytes.indices.randomElement(using: &random) else { return bytes }
      switch Int.random(in: 0..<4, using: &random) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
      case 1: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      case 2: bytes.remove(at: place)
      default: bytes.insert(contentsOf: bytes[place..<min(place + 8, bytes.count)], at: place)
      }
    }
    return bytes
  }
}

/// What ends a run of libFuzzer with a finding fails the test.
func require(_ property: Bool, _ sentence: String) {
  #expect(property, "\(sentence)")
}
