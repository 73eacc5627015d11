import Foundation
import Testing

/// A build that is killed at any moment leaves the old site or the new one, whole.
@Suite struct KillTests {
  private let folder = TemporaryFolder()

  private func badge(_ number: Int) -> String {
    """
    {"@context": ["https://www.w3.org/ns/credentials/v2",
      "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"], "id": "urn:uuid:\(number)",
      "type": ["VerifiableCredential", "OpenBadgeCredential"],
      "issuer": {"id": "https://a.example/", "type": ["Profile"], "name": "A"},
      "validFrom": "2025-01-01T00:00:00Z", "credentialSubject": {"type": ["AchievementSubject"],
      "achievement": {"id": "https://a.example/a", "type": ["Achievement"], "name": "Badge \(number)",
      "criteria": {"narrative": "c"}, "description": "d"}}}
    """
  }

  private func build() throws {
    #expect(try Program.run("build", "p", "--output", "site", in: folder.path).status == 0)
  }

  @Test func `a site is entirely old or entirely new`() throws {
    for number in 0..<40 { folder.write(badge(number), to: "p/backpack/\(number).json") }
    folder.write("learner: {name: Before}\n", to: "p/lapel.yml")
    try build()
    folder.write("mine", to: "site/mine/notes.txt")
    folder.makeFolder("site/mine/empty")
    let old = folder.tree("site")
    rename(folder.path(of: "site"), folder.path(of: "kept"))

    folder.write("learner: {name: After}\n", to: "p/lapel.yml")
    let start = Date()
    try build()
    let whole = Date().timeIntervalSince(start)
    folder.write("mine", to: "site/mine/notes.txt")
    folder.makeFolder("site/mine/empty")
    let new = folder.tree("site")
    #expect(old != new)

    // Spread over the time of a build, closer together toward its end, where the exchange is.
    for step in 0..<30 {
      try FileManager.default.removeItem(atPath: folder.path(of: "site"))
      try FileManager.default.copyItem(
        atPath: folder.path(of: "kept"), toPath: folder.path(of: "site"))
      let process = try Program.start(
        ["build", "p", "--output", "site"], in: folder.path, output: .nullDevice,
        errors: .nullDevice)
      let part = 1 - Double((29 - step) * (29 - step)) / 900
      usleep(UInt32(max(0, whole * part * 1_000_000)))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      let found = folder.tree("site")
      #expect(found == old || found == new, "killed at step \(step)")
    }
    try build()
    #expect(folder.tree("site") == new)
    #expect(folder.names == ["kept", "p", "site"])
  }
}
