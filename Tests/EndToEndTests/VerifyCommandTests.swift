import Foundation
import LapelLinkedData
import Testing

/// `lapel verify` as its users call it.
@Suite struct VerifyCommandTests {
  private static let samples: String? = {
    let shared = ProcessInfo.processInfo.environment["LAPEL_SHARED"].map { $0 + "/samples" }
    guard let shared, FileManager.default.fileExists(atPath: shared + "/expected.tsv") else {
      print("Skipped: the sample badges are not there; LAPEL_SHARED names no folder that has them.")
      return nil
    }
    return shared
  }()

  /// The worst outcome of a result and of what it contains, as expected.tsv counts it.
  private func outcomes(_ result: Any) -> [String] {
    guard let result = result as? [String: Any] else { return [] }
    let inner = (result["contains"] as? [Any] ?? []).flatMap(outcomes)
    return [result["outcome"] as? String ?? ""] + inner
  }

  private let worstFirst = [
    "invalid", "unreadable", "revoked", "suspended", "expired", "notYetValid", "unconfirmed",
    "verified",
  ]

  // Skipped where the shared folder is not there; the line above says so.
  @Test(.enabled(if: samples != nil, "LAPEL_SHARED names no folder with samples"))
  func `every sample badge gets the outcome that is expected of it`() throws {
    let samples = try #require(Self.samples)
    let table = try String(contentsOfFile: samples + "/expected.tsv", encoding: .utf8)
    let rows = table.split(separator: "\n").filter { !$0.hasPrefix("#") }
    #expect(rows.count >= 41)
    for row in rows {
      let fields = row.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      let also = fields.count > 4 ? fields[4].split(separator: "|").map(String.init) : []
      let result = try Program.run(
        "verify", samples + "/" + fields[0], "--as-of", fields[2], "--snapshot",
        samples + "/snapshot", "--format", "json")
      let json = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
      let all = (json?["results"] as? [Any] ?? []).flatMap(outcomes)
      let worst = worstFirst.first { all.contains($0) } ?? "none"
      #expect(worst == fields[1] || also.contains(worst), "\(fields[0]): \(fields[3])")
      let top = (json?["results"] as? [[String: Any]] ?? []).map { $0["outcome"] as? String }
      #expect(result.status == (top.allSatisfy { $0 == "verified" } ? 0 : 1), "\(fields[0])")
    }
  }

  @Test(arguments: ["achievement", "issuer", "file"])
  func `nothing that is called like a verdict can pass for one`(place: String) throws {
    let folder = TemporaryFolder()
    let name = "Robotics\n  VERIFIED  It is fine.\n\nother.json: B\u{1B}[2K\u{202E}\u{200B}"
    let written = { (own: String) in
      own == place
        ? #"Robotics\n  VERIFIED  It is fine.\n\nother.json: B\u001b[2K\u202e\u200b"# : "A"
    }
    let file = place == "file" ? "a\n  VERIFIED  It is fine..json" : "a.json"
    folder.write(
      """
      {"@context": ["https://www.w3.org/ns/credentials/v2",
      "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"], "id": "urn:example:a",
      "type": ["VerifiableCredential", "OpenBadgeCredential"], "validFrom": "2024-01-01T00:00:00Z",
      "issuer": {"id": "https://a.example/", "type": "Profile", "name": "\(written("issuer"))"},
      "credentialSubject": {"id": "urn:example:me", "type": "AchievementSubject", "achievement": {"id":
      "urn:example:r", "type": "Achievement", "name": "\(written("achievement"))", "description": "D",
      "criteria": {"narrative": "C"}}}}
      """, to: file)
    let text = try Program.run("verify", folder.path(of: file))
    #expect(!text.output.contains { ["\u{1B}", "\u{202E}", "\u{200B}"].contains($0) })
    #expect(!text.output.split(separator: "\n").contains { $0.hasPrefix("  VERIFIED") })
    let json = try Program.run("verify", folder.path(of: file), "--format", "json")
    let value = try JSONValue(parsing: Array(json.output.utf8))
    let result = try #require(value["results"]?.array?.first)
    let named: [String: String?] = [
      "achievement": result["name"]?.string, "issuer": result["issuer"]?["name"]?.string,
      "file": result["source"]?.string?.split(separator: "/").last.map(String.init),
    ]
    #expect(named[place] == (place == "file" ? #"a\u{A}  VERIFIED  It is fine..json"# : name))
  }

  /// Gives a program a terminal of its own; Debian's.
  private static let script = "/usr/bin/script"

  @Test(
    .enabled(
      if: FileManager.default.isExecutableFile(atPath: script),
      "there is no /usr/bin/script to make a terminal with"))
  func `on a terminal the verdict has its colour`() throws {
    let folder = TemporaryFolder()
    folder.write("{", to: "a.json")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Self.script)
    let program = try #require(Program.path)
    process.arguments = [
      "--quiet", "--command", "'\(program)' verify a.json --no-cache 2>errors", "log",
    ]
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    let lines = try #require(folder.text(of: "log")).split { $0.isNewline }
    #expect(lines.contains { $0.hasPrefix("  \u{1B}[1;31mUNREADABLE\u{1B}[0m  ") }, "\(lines)")
  }

  @Test func `a verdict reads like a person wrote it`() throws {
    let result = try Program.run(
      "verify", samplePortfolio + "/backpack/food-hygiene-level-2.json", "--as-of", "2026-06-01",
      "--recipient", "amina@example.org", "--snapshot", samplePortfolio + "/backpack/.snapshots")
    #expect(result.status == 1)
    #expect(result.errors == "")
    let lines = result.output.split(separator: "\n").map(String.init)
    #expect(
      lines.first?.hasSuffix(
        "food-hygiene-level-2.json: Food Hygiene and Safety, Level 2, from Safe Plate Training")
        == true)
    #expect(lines.contains("  EXPIRED  This badge had expired when it was checked."))
    #expect(lines.contains("  Judged for 2026-06-01T00:00:00Z."))
    #expect(lines.contains("  Does it still hold? No."))
    #expect(
      lines.contains(
        "    FAILED       validity: It expired on 2025-03-12T22:59:59Z; checked at 2026-06-01T00:00:00Z."
      ))
    #expect(!result.output.contains("\u{1B}"))
    #expect(!result.output.contains("amina@example.org"))
  }

  @Test func `without the documents it rests on a badge is not confirmed`() throws {
    let folder = TemporaryFolder()
    let badge = try Data(
      contentsOf: URL(fileURLWithPath: samplePortfolio + "/backpack/shift-leader.png"))
    folder.write([UInt8](badge), to: "backpack/a.png")
    let result = try Program.run("verify", "backpack", "--format", "json", in: folder.path)
    #expect(result.status == 1)
    #expect(result.output.contains("\"outcome\": \"unconfirmed\""))
    #expect(
      result.output.contains(
        "there is no copy of https://foodbank.example/.well-known/did.json here"))
  }

  @Test func `a trust list makes its issuers known`() throws {
    let folder = TemporaryFolder()
    folder.write(
      "[{\"id\": \"did:web:foodbank.example\", \"name\": \"Food bank\", \"reason\": \"I know them\"}]",
      to: "trusted.json")
    let result = try Program.run(
      "verify", samplePortfolio + "/backpack/shift-leader.png", "--as-of", "2026-06-01",
      "--snapshot", samplePortfolio + "/backpack/.snapshots", "--trust",
      folder.path(of: "trusted.json"))
    #expect(result.status == 0)
    #expect(
      result.output.contains(
        "Who is the issuer, and how do we know? Named by a trust list."))
    #expect(result.output.contains("The trust list names the issuer 'Food bank': I know them."))
  }

  @Test(arguments: [
    ("{", "t.json:1:2: error: the trust list is not JSON: "),
    ("{}", "t.json: error: the trust list is not a JSON array [trust-list]"),
    (
      "[{\"id\": \"a\"}]",
      "t.json:1:2: error: an entry of the trust list lacks 'id', 'name' or 'reason' [trust-list]"
    ),
  ])
  func `a trust list that cannot be used is refused with its place`(text: String, message: String)
    throws
  {
    let folder = TemporaryFolder()
    folder.write(text, to: "t.json")
    let result = try Program.run(
      "verify", samplePortfolio + "/backpack", "--trust", "t.json", in: folder.path)
    #expect(result.status == 2)
    #expect(result.output == "")
    #expect(result.errors.hasPrefix(message), "\(result.errors)")
    #expect(
      result.errors.contains(
        "help: expected [{\"id\": \"did:web:college.example\", \"name\": \"College\", \"reason\": \"why it is trusted\"}]"
      ))
  }

  @Test func `what is not there, and what is no moment, is refused`() throws {
    let folder = TemporaryFolder()
    folder.makeFolder("empty")
    let nothing = try Program.run("verify", "empty", in: folder.path)
    #expect(nothing.status == 2)
    #expect(
      nothing.errors
        == "empty: error: there is no badge here [nothing-to-verify]\n  help: name badge files, or a folder that holds some\n"
    )
    #expect(try Program.run("verify", "empty", "--as-of", "yesterday", in: folder.path).status == 2)
  }

  @Test func `a file that is no badge is unreadable, and the others are judged`() throws {
    let folder = TemporaryFolder()
    folder.write("{\"a\": 1,}", to: "b/broken.json")
    folder.write("%PDF-1.7", to: "b/certificate.pdf")
    let result = try Program.run(
      "verify", "b", "--format", "json", "--as-of", "2026-06-01", in: folder.path)
    #expect(result.status == 1)
    let json = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
    #expect(json?["asOf"] as? String == "2026-06-01T00:00:00Z")
    let results = json?["results"] as? [[String: Any]] ?? []
    #expect(results.map { $0["source"] as? String } == ["b/broken.json", "b/certificate.pdf"])
    #expect(results.allSatisfy { $0["outcome"] as? String == "unreadable" })
  }
}
