import Testing

@testable import LapelPortfolio

@Suite struct ConcurrentMapTests {
  @Test(arguments: [0, 1, 63, 64, 65, 128, 1000])
  func `results stand in the order of the elements`(count: Int) async {
    let numbers = Array(0..<count)
    #expect(await numbers.concurrentMap { $0 * 3 } == numbers.map { $0 * 3 })
  }
}
