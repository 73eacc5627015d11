import Foundation
import LapelLinkedData
import Testing

/// A class, with the real program.
@Suite struct ShowcaseTests {
  private let folder = TemporaryFolder()

  private func badge(_ number: Int, name: String, to address: String, isHashed: Bool = true)
    -> String
  {
    let hash = "sha256$" + SHA256.hexDigest(of: Array((address + "salt").utf8))
    let identity = isHashed ? "\"\(hash)\", \"salt\": \"salt\"" : "\"\(address)\""
    return """
      {"@context": ["https://www.w3.org/ns/credentials/v2",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"], "id": "urn:uuid:\(number)",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "issuer": {"id": "https://b.example/", "type": ["Profile"], "name": "Bakery"},
        "validFrom": "2025-01-01T00:00:00Z", "credentialSubject": {"type": ["AchievementSubject"],
        "identifier": [{"type": "IdentityObject", "hashed": \(isHashed),
          "identityType": "emailAddress", "identityHash": \(identity)}],
        "achievement": {"id": "https://b.example/\(name)", "type": ["Achievement"],
        "name": "\(name)", "criteria": {"narrative": "c"}, "description": "d"}}}
      """
  }

  /// Four learners, one of whom is not shown.
  private func writeClass(_ name: String = "class") {
    folder.write("title: Spring\nurl: https://s.example/spring/\n", to: "\(name)/showcase.yml")
    folder.write(
      """
      folder;name;publish;display_name;identities
      zoe;Zoë Quell;full;;zoe@z.example
      vik;Viktor Umlauf;initials;;vik@v.example
      yara;Yara Xu;pseudonym;Night Owl;yara@y.example
      hidden-one;Wanda Jupp;none;;wanda@w.example

      """, to: "\(name)/roster.csv")
    for (number, learner) in ["zoe", "vik", "yara", "hidden-one"].enumerated() {
      // Everybody's own settings say another name than the roster, which must not appear either.
      folder.write(
        "learner: {name: Steldra Prunk}\n", to: "\(name)/learners/\(learner)/lapel.yml")
      folder.write(
        badge(number, name: "Bread", to: "\(learner)@z.example"),
        to: "\(name)/learners/\(learner)/backpack/bread.json")
    }
  }

  private func run(_ arguments: String...) throws -> Program.Result {
    try Program.run(arguments, in: folder.path)
  }

  private func siteFiles(_ path: String = "class/_site") -> [String: [UInt8]] {
    files(below: folder.path(of: path))
  }

  // MARK: Building

  @Test func `a class is built with whoever agreed, and the console says who is not shown`() throws
  {
    writeClass()
    let result = try run("build", "class", "--as-of", "2026-06-01")
    #expect(result.status == 0)
    #expect(
      result.errors == """
        class/roster.csv:5: note: 'hidden-one' is not shown: no consent is recorded [not-shown]
          help: after consent, write full, initials or pseudonym under 'publish'

        """)
    #expect(
      result.output == """
        Built the showcase Spring: 3 learners, 3 badges, 27 pages; 1 not shown.
        53 files in class/_site, 0 of them unchanged, 0 old ones removed.
        Open class/_site/index.html to see it.

        """)
    let names = Set(
      siteFiles().keys.filter { $0.hasPrefix("learners/") && $0.contains("/badges/") }.map {
        String($0.split(separator: "/")[1])
      })
    #expect(names == ["zoe-quell", "v-u", "night-owl"])
    let again = try run("build", "class", "--as-of", "2026-06-01")
    #expect(
      again.output.contains("53 files in class/_site, 53 of them unchanged, 0 old ones removed."))
    let json = try run("build", "class", "--as-of", "2026-06-01", "--format", "json")
    let report = try #require(try JSONValue(parsing: Array(json.output.utf8)).object)
    #expect(report["learners"] == .integer(3) && report["notShown"] == .integer(1))
    #expect(report["badges"] == .integer(3) && report["unchanged"] == .integer(53))
  }

  @Test func `nothing of whoever is hidden is in any byte of the site`() throws {
    writeClass()
    #expect(try run("build", "class", "--as-of", "2026-06-01").status == 0)
    let private_ = [
      "wanda", "jupp", "hidden-one", "hidden%2done", "urn:uuid:3", "viktor", "umlauf", "yara",
      "xu@", "yara@", "zoe@z.example", "stated person",
    ]
    for (path, bytes) in siteFiles() {
      let text = String(decoding: bytes, as: UTF8.self).lowercased()
      for word in private_ {
        #expect(!text.contains(word) && !path.contains(word), "\(word) in \(path)")
      }
    }
    #expect(siteFiles()["index.html"]?.isEmpty == false)
  }

  @Test func `a learner's page says that the class built it, and not the learner`() throws {
    writeClass()
    #expect(try run("build", "class", "--as-of", "2026-06-01").status == 0)
    let pages = siteFiles().filter {
      $0.key.contains("/badges/") && $0.key.hasPrefix("learners/") && $0.key.hasSuffix(".html")
    }.map { String(decoding: $0.value, as: UTF8.self) }
    let verdicts = pages.filter { $0.contains("id=\"verification\"") }
    #expect(verdicts.count == 3)
    for page in verdicts {
      #expect(page.contains("as it was found when this page of “Spring” was built, with copies"))
      #expect(page.contains("<li>This page was made by whoever keeps “Spring”."))
      #expect(
        page.contains(
          "on the computer of whoever keeps “Spring” and could have written anything."))
      #expect(!page.contains("built this page") && !page.contains("who wrote the page"))
    }
    // The roster has the address to which one of the three badges was given.
    #expect(
      verdicts.count(where: { $0.contains("Yes, by an address or identifier that the class gave") })
        == 1)
  }

  @Test func `a portfolio that cannot be read leaves out only its learner`() throws {
    writeClass()
    #expect(try run("build", "class", "--as-of", "2026-06-01").status == 0)
    let before = siteFiles()
    folder.write("learner: [", to: "class/learners/vik/lapel.yml")
    let result = try run("build", "class", "--as-of", "2026-06-01", "--strict")
    #expect(result.status == 1)
    #expect(
      result.errors.hasSuffix(
        """
        class/learners/vik: error: this portfolio cannot be read, so the learner is left out; the others are shown [left-out]
          help: mend what is said above, then build again

        """))
    #expect(result.errors.contains("class/learners/vik/lapel.yml:2:1: error: "))
    let after = siteFiles()
    #expect(!after.keys.contains { $0.hasPrefix("learners/v-u/") })
    for (path, bytes) in before where path.hasPrefix("learners/zoe-quell/") {
      #expect(after[path] == bytes, "\(path)")
    }
  }

  @Test func `a badge that was given today is in force today`() throws {
    writeClass()
    // Early today in UTC: the day's beginning, for which badges are judged otherwise, is before it.
    let day = Date().formatted(.iso8601.year().month().day())
    let path = "class/learners/zoe/backpack/bread.json"
    let text = folder.text(of: path) ?? ""
    folder.write(
      text.replacing("2025-01-01T00:00:00Z", with: "\(day)T00:00:01Z"), to: path)
    #expect(try run("build", "class").status == 0)
    let verdicts = siteFiles().filter {
      $0.key.hasPrefix("learners/zoe-quell/") && $0.key.hasSuffix("/verification.json")
    }.map { String(decoding: $0.value, as: UTF8.self) }
    #expect(verdicts.count == 1)
    #expect(!verdicts.contains { $0.contains("notYetValid") })
    #expect(verdicts.allSatisfy { $0.contains("\"inForce\": \"yes\"") })
  }

  @Test func `the same class gives the same bytes in another folder`() throws {
    writeClass()
    writeClass("another class é")
    #expect(try run("build", "class", "--as-of", "2026-06-01").status == 0)
    #expect(try run("build", "another class é", "--as-of", "2026-06-01").status == 0)
    #expect(lines(of: siteFiles()) == lines(of: siteFiles("another class é/_site")))
  }

  // MARK: Commands

  @Test func `a new showcase builds at once`() throws {
    let made = try run("new", "our class", "--showcase")
    #expect(made.status == 0 && made.errors == "")
    let built = try run("build", "our class", "--as-of", "2026-06-01")
    #expect(built.status == 0 && built.errors == "")
    #expect(built.output.hasPrefix("Built the showcase our class: 0 learners, 0 badges, "))
  }

  @Test func `a roster is made from a list, badges are sorted in, and whoever agrees is shown`()
    throws
  {
    folder.write(
      "Student,Email\n\"Quell, Zoë\",zoe@z.example\nViktor Umlauf,vik@v.example\n", to: "list.csv")
    let made = try run("roster", "from", "list.csv", "--to", "class")
    #expect(made.status == 0 && made.errors == "")
    #expect(
      made.output == """
        Made a showcase of 2 learners in 'class'. Nobody is shown yet.
        Write into class/roster.csv what each agreed to: full, initials or pseudonym. Then put badges into \
        class/learners/…/backpack, or let 'lapel collect' sort them, and run
          lapel build class

        """)
    #expect(
      folder.text(of: "class/roster.csv") == """
        folder,name,publish,display_name,consent_by,consent_date,consent_until,show,identities
        zoe-quell,Zoë Quell,,,,,,,zoe@z.example
        viktor-umlauf,Viktor Umlauf,,,,,,,vik@v.example

        """)
    folder.write(badge(1, name: "Bread", to: "zoe@z.example"), to: "pile/a.json")
    folder.write(
      badge(2, name: "Cake", to: "vik@v.example", isHashed: false), to: "pile/deep/a.json")
    folder.write(badge(3, name: "Cake", to: "eve@e.example"), to: "pile/b.json")
    folder.write("no badge", to: "pile/c.json")
    let sorted = try run("collect", "pile", "--showcase", "class")
    #expect(sorted.status == 0)
    #expect(
      sorted.output == """
        2 files were placed.
        Not placed:
        - pile/b.json: it was given to nobody whose identity is in the roster
        - pile/c.json: it holds no badge that can be read

        """)
    #expect(
      try run("collect", "pile", "--showcase", "class").output.hasPrefix(
        "0 files were placed, 2 were there already.\n"))
    folder.write(badge(4, name: "Pie", to: "zoe@z.example"), to: "more/a.json")
    #expect(try run("collect", "more", "--showcase", "class").output == "1 file was placed.\n")
    #expect(
      folder.tree("class/learners").map { $0.prefix { $0 != "=" } } == [
        "viktor-umlauf/", "viktor-umlauf/backpack/", "viktor-umlauf/backpack/a.json ",
        "viktor-umlauf/lapel.yml ", "zoe-quell/", "zoe-quell/backpack/",
        "zoe-quell/backpack/a-2.json ", "zoe-quell/backpack/a.json ", "zoe-quell/lapel.yml ",
      ])
    #expect(
      try run("build", "class").output.hasPrefix("Built the showcase class: 0 learners, 0 badges, ")
    )
    let roster = folder.text(of: "class/roster.csv") ?? ""
    folder.write(
      roster.replacing("Umlauf,,", with: "Umlauf,initials,"), to: "class/roster.csv")
    #expect(
      try run("build", "class").output.hasPrefix("Built the showcase class: 1 learner, 1 badge, "))
  }

  @Test func `badges are not copied out of the showcase`() throws {
    writeClass()
    try FileManager.default.removeItem(atPath: folder.path(of: "class/learners/zoe"))
    folder.makeFolder("elsewhere")
    folder.link("class/learners/zoe", to: folder.path(of: "elsewhere"))
    folder.write(badge(1, name: "Bread", to: "zoe@z.example"), to: "pile/a.json")
    let result = try run("collect", "pile", "--showcase", "class")
    #expect(result.status == 2)
    #expect(
      result.errors.hasSuffix(
        """
        class/learners/zoe: error: this is a symbolic link, so badges are not copied there [outside-showcase]
          help: put the learner's folder itself there

        """))
    #expect(folder.tree("elsewhere") == [])
  }

  @Test func `a badge that is there under another name is not copied again`() throws {
    writeClass()
    folder.write(
      badge(0, name: "Bread", to: "zoe@z.example"), to: "pile/another-name.json")
    #expect(
      try run("collect", "pile", "--showcase", "class").output
        == "0 files were placed, 1 was there already.\n")
    let nothing = try run("collect", "nowhere", "--showcase", "class")
    #expect(nothing.status == 2 && nothing.output == "")
    #expect(
      nothing.errors == """
        nowhere: error: there is no such folder or file [no-such-folder]
          help: name the folder with the badges

        """)
  }

  @Test func `whoever withdraws is gone, and what else to take down is listed`() throws {
    writeClass()
    #expect(try run("build", "class").status == 0)
    let roster = folder.text(of: "class/roster.csv") ?? ""
    folder.write(
      roster.replacing("Quell;full;;", with: "Quell;full;Zed;"), to: "class/roster.csv")
    #expect(try run("build", "class").status == 0)
    chmod(folder.path(of: "class/roster.csv"), 0o600)
    let result = try run("withdraw", "zoe", "--showcase", "class")
    #expect(result.status == 0)
    #expect(folder.status(of: "class/roster.csv").mode == 0o600)
    #expect(
      result.output.components(separatedBy: "\n\n").last == """
        'zoe' is no longer shown. What this cannot reach:
        - Upload the site, or visitors still see the old one.
        - Ask search engines and web archives to forget https://s.example/spring/learners/zoe-quell/ and all below it.
        - Ask search engines and web archives to forget https://s.example/spring/learners/zed/ and all below it.
        - Downloads of showcase.csv, showcase.json and the feed, and printed certificates.
        - Copies of the site's folder, and its history where it is kept in version control.

        """)
    #expect(
      folder.text(of: "class/roster.csv")?.contains("\nzoe;Zoë Quell;none;Zed;zoe@z.example\n")
        == true)
    for (path, bytes) in siteFiles() {
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(!text.contains("Quell") && !text.contains("Zed") && !path.contains("zed"), "\(path)")
    }
    // A site that is somewhere else is not changed by this.
    let elsewhere = try run("withdraw", "vik", "--showcase", "class", "--output", "elsewhere")
    #expect(
      elsewhere.output.contains(
        "- No site was in elsewhere before: one that was built elsewhere with --output still shows the learner.\n"
      ))
    // Who was never shown can withdraw too.
    let other = try run("withdraw", "hidden-one", "--showcase", "class")
    #expect(other.output.contains("- No address is on record under which the learner was shown.\n"))
  }

  @Test(arguments: [
    (
      ["withdraw", "zo", "--showcase", "class"],
      """
      class/roster.csv: error: the roster has no row for 'zo' [no-row]
        help: did you mean 'zoe'?

      """
    ),
    (
      ["withdraw", "zoe", "--showcase", "class", "--output", "class/learners"],
      """
      class/learners: error: the site cannot go where the portfolio itself is kept [output-holds-input]
        help: choose another folder with --output, or leave it out to build into _site

      """
    ),
    (
      ["withdraw", "zoe"],
      """
      .: error: this is no showcase: it has no showcase.yml [no-showcase]
        help: name the showcase's folder with --showcase, or make one with 'lapel roster from'

      """
    ),
    (
      ["roster", "from", "nothing.csv"],
      """
      nothing.csv: error: there is no such file, or it cannot be read [unreadable-file]
        help: give the path of a spreadsheet saved as CSV

      """
    ),
    (
      ["build", "class", "--output", "class/learners/zoe"],
      """
      class/learners/zoe: error: the site cannot go where the portfolio itself is kept [output-holds-input]
        help: choose another folder with --output, or leave it out to build into _site

      """
    ),
  ])
  func `a call that cannot be followed changes nothing`(call: [String], finding: String) throws {
    writeClass()
    let before = folder.tree("class")
    let result = try Program.run(call, in: folder.path)
    #expect(result.status == 2 && result.output == "")
    #expect(result.errors == finding)
    #expect(folder.tree("class") == before)
  }

  @Test
  func `when the site cannot be built anew, a withdrawal says that it still shows the learner`()
    throws
  {
    writeClass()
    #expect(try run("build", "class").status == 0)
    folder.write("title: [", to: "class/showcase.yml")
    let result = try run("withdraw", "zoe", "--showcase", "class")
    #expect(result.status == 2)
    #expect(
      result.errors.hasPrefix(
        """
        class/_site: error: consent is taken out of the roster, but this site could not be built anew and still shows the learner [still-shown]
          help: mend what the other messages say and run 'lapel build', or delete the site

        """))
    #expect(folder.text(of: "class/roster.csv")?.contains("\nzoe;Zoë Quell;none;") == true)
  }

  // MARK: Killed builds

  @Test(arguments: [2026 as UInt64])
  func `a build that is killed at any of a hundred moments leaves a whole site`(seed: UInt64) throws
  {
    writeClass()
    #expect(try run("build", "class", "--as-of", "2026-06-01").status == 0)
    let old = folder.tree("class/_site")
    rename(folder.path(of: "class/_site"), folder.path(of: "kept"))
    folder.write("title: Summer\n", to: "class/showcase.yml")
    let start = Date()
    #expect(try run("build", "class", "--as-of", "2026-06-01").status == 0)
    let whole = Date().timeIntervalSince(start)
    let new = folder.tree("class/_site")
    #expect(old != new)

    var state = seed
    var unfinished = 0
    for step in 0..<100 {
      if folder.tree("class/_site") != old {
        try FileManager.default.removeItem(atPath: folder.path(of: "class/_site"))
        try FileManager.default.copyItem(
          atPath: folder.path(of: "kept"), toPath: folder.path(of: "class/_site"))
      }
      // Knuth's linear congruential generator, its upper bits.
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let part = Double(state >> 11) / Double(1 << 53)
      let process = try Program.start(
        ["build", "class", "--as-of", "2026-06-01"], in: folder.path, output: .nullDevice,
        errors: .nullDevice)
      usleep(UInt32(whole * part * 1_000_000))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      let found = folder.tree("class/_site")
      #expect(found == old || found == new, "seed \(seed), killed at step \(step)")
      if found == old { unfinished += 1 }
    }
    #expect(unfinished > 10)
    #expect(try run("build", "class", "--as-of", "2026-06-01").status == 0)
    #expect(folder.tree("class/_site") == new)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path(of: "class")).sorted() == [
        ".published.json", "_site", "learners", "roster.csv", "showcase.yml",
      ])
  }

  // MARK: The sample

  private let snapshots = "\(projectFolder)/Tests/EndToEndTests/Snapshots"

  @Test func `the sample showcase's site is the one that was recorded`() throws {
    let result = try Program.run(
      "build", "SamplePortfolio/showcase", "--output", folder.path(of: "site"), "--as-of",
      "2026-06-01", in: projectFolder)
    #expect(result.status == 0)
    #expect(
      result.errors == """
        SamplePortfolio/showcase/roster.csv:11: note: 'priya' is not shown: no consent is recorded [not-shown]
          help: after consent, write full, initials or pseudonym under 'publish'
        SamplePortfolio/showcase/roster.csv:12: note: 'tomasz' is not shown: consent ended with 2026-05-31 [not-shown]
          help: ask again, and write the new day under 'consent_until'
        SamplePortfolio/showcase/learners/sandor: warning: this folder has no row in the roster, so it is not shown [not-shown]
          help: add a row with the learner's name and what was agreed

        """)
    let site = siteFiles("site")
    for (path, bytes) in site {
      let text = String(decoding: bytes, as: UTF8.self)
      for name in [
        "Priya", "Raman", "Tomasz", "Zieli", "Balog", "Nowak", "Kovalenko", "Olena", "Idris",
        "Bello", "post.example", "learners/priya", "learners/sandor", "learners/olena",
      ] {
        #expect(!text.contains(name) && !path.contains(name), "\(name) in \(path)")
      }
    }
    let kept = [
      "showcase-tree.txt": Array((lines(of: site).joined(separator: "\n") + "\n").utf8),
      "showcase-home.html": site["index.html"] ?? [],
      "showcase-matrix.html": site["matrix/index.html"] ?? [],
      "showcase-learner.html": site["learners/sunflower/index.html"] ?? [],
    ]
    for (name, bytes) in kept.sorted(by: { $0.key < $1.key }) {
      let path = "\(snapshots)/\(name)"
      if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        Issue.record("Recorded \(name) anew: look at the difference, then run again.")
        continue
      }
      let recorded = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
      let (a, b) = (
        String(decoding: bytes, as: UTF8.self).split(separator: "\n"),
        recorded.split(separator: "\n")
      )
      #expect(Array(Set(a).subtracting(b)) == [] && a.count == b.count, "Snapshots/\(name)")
      #expect(Array(recorded.utf8) == bytes, "Snapshots/\(name)")
    }
  }
}
