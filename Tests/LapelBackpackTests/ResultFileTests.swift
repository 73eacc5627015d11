import Foundation
import LapelLinkedData
import LapelVerification
import SeededGenerator
import Testing

@testable import LapelBackpack

@Suite struct ResultFileTests {
  private let program = ProgramIdentity(testing: "one")

  private func result(_ number: UInt8, _ value: [UInt8]) throws -> PureResult {
    PureResult(
      key: try #require(PureResult.Key(digest: LapelLinkedData.SHA256.digest(of: [number]))),
      value: value)
  }

  private func file(of results: [PureResult]) throws -> [UInt8] {
    try #require(ResultFile(program: program).renewed(with: results))
  }

  @Test func `what was kept is found again`() throws {
    let results = [try result(1, []), try result(2, [1]), try result(3, Array(0...255))]
    let file = ResultFile(try file(of: results), program: program)
    for result in results { #expect(file.value(for: result.key) == result.value) }
    #expect(file.value(for: try result(4, []).key) == nil)
  }

  @Test func `the order in which results came makes no difference`() throws {
    let results = try (0..<50).map { try result($0, [$0]) }
    #expect(try file(of: results) == file(of: results.reversed()))
    #expect(try file(of: results) == file(of: results + results))
  }

  @Test func `another program finds nothing`() throws {
    let result = try result(1, [1])
    let bytes = try file(of: [result])
    let other = ResultFile(bytes, program: ProgramIdentity(testing: "two"))
    #expect(other.value(for: result.key) == nil)
    let renewed = try #require(other.renewed(with: [try self.result(2, [2])]))
    let own = ResultFile(renewed, program: ProgramIdentity(testing: "two"))
    #expect(own.value(for: result.key) == nil)
  }

  @Test func `a damaged file gives what it held or nothing`() throws {
    let results = [try result(1, []), try result(2, [1]), try result(3, [5, 6, 7])]
    let bytes = try file(of: results)
    for offset in bytes.indices {
      for mask in [1, 0x80, 0xFF] as [UInt8] {
        var damaged = bytes
        damaged[offset] ^= mask
        let file = ResultFile(damaged, program: program)
        for result in results {
          let value = file.value(for: result.key)
          #expect(value == nil || value == result.value, "byte \(offset)")
        }
        _ = file.renewed(with: [results[0]])
      }
      let file = ResultFile(Array(bytes[..<offset]), program: program)
      for result in results {
        let value = file.value(for: result.key)
        #expect(value == nil || value == result.value, "cut at \(offset)")
      }
    }
  }

  @Test func `bytes that are no file of results give nothing`() throws {
    let result = try result(1, [1])
    var generator = SeededGenerator(seed: 20_260_601)
    let start = try file(of: [result]).prefix(46)
    for length in [0, 1, 13, 45, 46, 80, 1_000] {
      let noise = (0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) }
      #expect(ResultFile(noise, program: program).value(for: result.key) == nil)
      let file = ResultFile(start + noise, program: program)
      #expect(file.value(for: result.key) == nil)
      #expect(file.renewed(with: [result]) != nil)
    }
  }

  @Test func `a file that would say the same is not written`() throws {
    let results = [try result(1, [1]), try result(2, [2])]
    let file = ResultFile(try file(of: results), program: program)
    #expect(file.renewed(with: results) == nil)
    #expect(file.renewed(with: [results[0]]) == nil)
    #expect(file.renewed(with: [try result(1, [9])]) != nil)
  }

  @Test func `what nobody uses grows older and goes in the end`() throws {
    let old = try result(0, [0])
    var bytes = try file(of: [old])
    for number in 1...15 as ClosedRange<UInt8> {
      let file = ResultFile(bytes, program: program)
      #expect(file.value(for: old.key) == [0])
      bytes = try #require(file.renewed(with: [try result(number, [number])]))
    }
    let file = ResultFile(bytes, program: program)
    #expect(file.value(for: old.key) == [0])
    // What is of use is young again.
    let used = ResultFile(try #require(file.renewed(with: [old])), program: program)
    #expect(used.value(for: old.key) == [0])
    let last = ResultFile(
      try #require(file.renewed(with: [try result(99, [])])), program: program)
    #expect(last.value(for: old.key) == nil)
    #expect(last.value(for: try result(15, []).key) == [15])
  }

  @Test func `when there is no room the oldest go`() throws {
    let long = [UInt8](repeating: 1, count: 60_000)
    func some(_ range: Range<Int>) throws -> [PureResult] {
      try range.map { number in
        let digest = LapelLinkedData.SHA256.digest(of: Array("\(number)".utf8))
        return PureResult(key: try #require(PureResult.Key(digest: digest)), value: long)
      }
    }
    let first = try some(0..<600)
    let second = try some(600..<1_200)
    let bytes = try #require(
      ResultFile(try file(of: first), program: program).renewed(with: second))
    #expect(bytes.count <= ResultFile.mostBytes)
    let file = ResultFile(bytes, program: program)
    #expect(second.allSatisfy { file.value(for: $0.key) != nil })
    let left = first.count { file.value(for: $0.key) != nil }
    #expect((1..<600).contains(left))
  }

  @Test func `a file that is too large counts as none`() throws {
    let result = try result(1, [1])
    let bytes = try file(of: [result])
    let room = ResultFile.mostBytes - bytes.count
    let full = ResultFile(bytes + [UInt8](repeating: 0, count: room), program: program)
    #expect(full.value(for: result.key) == [1])
    let over = ResultFile(bytes + [UInt8](repeating: 0, count: room + 1), program: program)
    #expect(over.value(for: result.key) == nil)
  }
}

extension ProgramIdentity {
  /// An invented program.
  init(testing name: String) {
    self.init(digest: LapelLinkedData.SHA256.digest(of: Array(name.utf8)))
  }
}
