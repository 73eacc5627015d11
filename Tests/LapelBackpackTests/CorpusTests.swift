import Foundation
import LapelCredentials
import Testing

@testable import LapelBackpack

/// The sample badges in the folder that LAPEL_SHARED names, which are no part of the project.
@Suite struct CorpusTests {
  private static let samples: String? = {
    guard let shared = ProcessInfo.processInfo.environment["LAPEL_SHARED"] else {
      print("LAPEL_SHARED is not set: the tests of the sample badges are skipped")
      return nil
    }
    return "\(shared)/samples"
  }()

  // Skipped where the shared folder is not there; the line above says so.
  @Test(.enabled(if: samples != nil, "LAPEL_SHARED names no folder with samples"))
  func `every sample badge reads and has a title`() async throws {
    let samples = try #require(Self.samples)
    let snapshots = SnapshotStore(folder: "\(samples)/snapshot", displayName: "snapshot")
    #expect(snapshots.snapshot().diagnostics.map(\.description) == [])
    let backpack = await BackpackReader(
      folder: "\(samples)/corpus", displayName: "corpus", snapshots: snapshots
    ).backpack()
    #expect(backpack.diagnostics.map(\.description) == [])
    #expect(backpack.unreadableFiles == [])
    let read = Set(backpack.badges.map(\.file.displayPath))
    let table = try String(contentsOfFile: "\(samples)/expected.tsv", encoding: .utf8)
    let expected = table.split(separator: "\n").filter { !$0.hasPrefix("#") }
      .compactMap { $0.split(separator: "\t").first.map(String.init) }
    #expect(expected.count >= 40)
    #expect(expected.filter { !read.contains($0) } == [])
    #expect(
      backpack.badges.filter { $0.credential.title == nil && $0.credential.contents.isEmpty }
        .map(\.file.path) == [])
  }
}
