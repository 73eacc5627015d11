import Foundation
import LapelDiagnostics
import Testing

@testable import LapelBackpack

@Suite struct BuildRecordsTests {
  private let folder: TestFolder

  init() throws { folder = try TestFolder() }

  private var place: CachePlace { CachePlace(path: folder.path + "/cache", isNamed: true) }

  private func records(_ program: String = "one") throws -> BuildRecords {
    try #require(
      try ResultCache.opened(at: place, program: ProgramIdentity(testing: program))
    ).records
  }

  private func output(_ name: String) -> String {
    let path = "\(folder.path)/\(name)"
    mkdir(path, 0o755)
    return path
  }

  private var files: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: place.path)) ?? []).sorted()
  }

  @Test func `what a build noted is there for the next build of the same site by the same program`()
    throws
  {
    let (site, other) = (output("site"), output("other"))
    try records().keep([1, 2, 3], of: site)
    #expect(try records().record(of: site) == [1, 2, 3])
    #expect(try records().record(of: "\(site)/../site/") == [1, 2, 3])
    #expect(try records().record(of: other) == nil)
    #expect(try records().record(of: "\(folder.path)/nothing") == nil)
    #expect(try records("two").record(of: site) == nil)
    try records().keep([], of: site)
    #expect(try records().record(of: site) == [])
  }

  @Test func `a damaged record is none`() throws {
    let site = output("site")
    try records().keep([1, 2, 3], of: site)
    let name = try #require(files.first)
    let bytes = Array(
      try #require(FileManager.default.contents(atPath: "\(place.path)/\(name)")))
    for index in bytes.indices {
      var damaged = bytes
      damaged[index] ^= 1
      try Data(damaged).write(to: URL(fileURLWithPath: "\(place.path)/\(name)"))
      #expect(try records().record(of: site) == nil, "byte \(index)")
      try Data(bytes[..<index]).write(to: URL(fileURLWithPath: "\(place.path)/\(name)"))
      #expect(try records().record(of: site) == nil, "cut at \(index)")
    }
  }

  @Test func `of many sites the records of those that were built last are kept`() throws {
    for number in 0..<20 {
      try records().keep([UInt8(number)], of: output("site-\(number)"))
      // The clock of a disk may be coarse.
      usleep(12_000)
    }
    #expect(files.count == 16)
    #expect(try records().record(of: output("site-3")) == nil)
    #expect(try records().record(of: output("site-4")) == [4])
    #expect(try records().record(of: output("site-19")) == [19])
  }
}
