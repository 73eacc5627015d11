import Foundation
import Testing

/// A showcase that is built in parts, and joined.
@Suite struct ShowcasePartsTests {
  private let folder = TemporaryFolder()

  private func run(_ arguments: [String]) throws -> Program.Result {
    try Program.run(arguments + ["--as-of", "2026-06-01"], in: folder.path)
  }

  private func buildParts(_ count: Int) throws {
    for number in 1...count {
      #expect(try run(["build", "class", "--part", "\(number)/\(count)"]).status == 0)
    }
  }

  @Test(arguments: 1...6)
  func `the parts make the same site as one build, whatever their number`(count: Int) throws {
    _ = SmallClass(folder, learners: 5)
    // One that cannot be read is left out either way, and said aloud.
    folder.write("learner: [\n", to: "class/learners/learner-3/lapel.yml")
    let whole = try run(["build", "class", "--output", "whole"])
    #expect(whole.status == 0)
    try buildParts(count)
    let joined = try run(["join", "class"])
    #expect(joined.status == 0)
    #expect(joined.errors == whole.errors)
    #expect(joined.output == whole.output.replacing("whole", with: "class/_site"))
    #expect(folder.tree("class/_site") == folder.tree("whole"))
    // Again, with a site there: nothing changes.
    #expect(
      try run(["join", "class"]).output.contains(" of them unchanged, 0 old ones removed.\n"))
    #expect(folder.tree("class/_site") == folder.tree("whole"))
  }

  @Test func `a part says what it is, and where the site comes from`() throws {
    _ = SmallClass(folder, learners: 5)
    let result = try run(["build", "class", "--part", "2/2"])
    #expect(
      result.output == """
        Built part 2 of 2 of the showcase Spring: 3 learners, 6 badges, 18 pages.
        34 files in class/_parts/2-of-2, 0 of them unchanged, 0 old ones removed.
        It is not to be published: 'lapel join' makes the site when all parts are there.

        """)
    #expect(
      Set(files(below: folder.path(of: "class/_parts/2-of-2")).keys.map { $0.prefix { $0 != "/" } })
        == [".lapel-manifest.json", "learners", "part.json"])
  }

  @Test func `the class may be called by any of its names`() throws {
    _ = SmallClass(folder, "my class", learners: 3)
    #expect(try run(["build", "my class", "--output", "whole"]).status == 0)
    let absolute = folder.path(of: "my class")
    #expect(try run(["build", "./my class/", "--part", "1/2"]).status == 0)
    #expect(
      try run(["join", "my class"]).errors == """
        my class/_parts: error: part 2 of 2 is missing [missing-part]
          help: build it with 'lapel build "my class" --as-of 2026-06-01 --part 2/2'

        """)
    #expect(try run(["build", absolute, "--part", "2/2"]).status == 0)
    let joined = try Program.run("join", "--as-of", "2026-06-01", in: absolute)
    #expect(joined.status == 0)
    #expect(folder.tree("my class/_site") == folder.tree("whole"))
    // Parts name folders: only their owner may look into them.
    #expect(folder.status(of: "my class/_parts").mode == 0o700)
  }

  @Test func `a part that failed is built again alone`() throws {
    _ = SmallClass(folder, learners: 4)
    let whole = try run(["build", "class", "--output", "whole"])
    #expect(whole.status == 0)
    for number in [1, 3] {
      #expect(try run(["build", "class", "--part", "\(number)/3"]).status == 0)
    }
    let result = try run(["join", "class"])
    #expect(result.status == 2 && result.output == "")
    #expect(
      result.errors == """
        class/_parts: error: part 2 of 3 is missing [missing-part]
          help: build it with 'lapel build class --as-of 2026-06-01 --part 2/3'

        """)
    #expect(folder.names == ["class", "whole"])
    #expect(try run(["build", "class", "--part", "2/3"]).status == 0)
    #expect(try run(["join", "class"]).status == 0)
    #expect(folder.tree("class/_site") == folder.tree("whole"))
  }

  @Test(arguments: [
    (
      "roster", 1, "the roster, the settings, the theme or the day are other ones now"
    ),
    (
      "settings", 1, "the roster, the settings, the theme or the day are other ones now"
    ),
    (
      "theme", 1, "the roster, the settings, the theme or the day are other ones now"
    ),
    (
      "consent", 2,
      "'learners/learner-0', or what the roster says of it, has changed since it was built"
    ),
    (
      "narrative", 1,
      "'learners/learner-3', or what the roster says of it, has changed since it was built"
    ),
    (
      "badge", 2,
      "'learners/learner-2', or what the roster says of it, has changed since it was built"
    ),
    (
      "left out", 1,
      "'learners/learner-1', or what the roster says of it, has changed since it was built"
    ),
  ])
  func `a part that is out of date is named`(what: String, part: Int, reason: String) throws {
    let small = SmallClass(folder, learners: 4)
    folder.write("learner: [\n", to: small.own("learner-1", "lapel.yml"))
    try buildParts(2)
    let roster = folder.text(of: "class/roster.csv") ?? ""
    switch what {
    case "roster":
      folder.write(roster + "nobody,Ada Vance,none,\n", to: "class/roster.csv")
    case "settings": folder.write("title: Summer\n", to: "class/showcase.yml")
    case "theme": folder.write("p {}\n", to: "class/theme/site.css")
    case "consent":
      // Fewer things of the same person: nobody's name becomes a secret by it.
      folder.write(
        roster.replacing(
          "folder,name,publish,display_name\n", with: "folder,name,publish,display_name,show\n"
        )
        .replacing("learner-0,Zoë Quell,full,\n", with: "learner-0,Zoë Quell,full,,photo\n"),
        to: "class/roster.csv")
    case "narrative": folder.write("x\n", to: small.own("learner-3", "narratives/about.md"))
    case "badge": small.write(badge: 7, name: "Tart", to: "learner-2")
    default:
      folder.write("learner: {name: Viktor Umlauf}\n", to: small.own("learner-1", "lapel.yml"))
    }
    let result = try run(["join", "class"])
    #expect(result.status == 2 && result.output == "")
    #expect(
      result.errors.hasSuffix(
        """
        class/_parts/\(part)-of-2: error: part \(part) of 2 is out of date: \(reason) [stale-part]
          help: build it with 'lapel build class --as-of 2026-06-01 --part \(part)/2'

        """), "\(result.errors)")
    #expect(FileManager.default.fileExists(atPath: folder.path(of: "class/_site")) == false)
  }

  @Test func `a part of another day, of another program or of nothing is named`() throws {
    _ = SmallClass(folder, learners: 2)
    try buildParts(2)
    let other = try Program.run("join", "class", "--as-of", "2026-06-02", in: folder.path)
    #expect(other.status == 2)
    #expect(
      other.errors == """
        class/_parts/1-of-2: error: part 1 of 2 is out of date: the roster, the settings, the theme or the day are other ones now [stale-part]
          help: build it with 'lapel build class --as-of 2026-06-02 --part 1/2'

        """)
    let summary = "class/_parts/2-of-2/part.json"
    let text = try #require(folder.text(of: summary))
    folder.write(text.replacing("\"program\":[\"", with: "\"program\":[\"other-"), to: summary)
    #expect(
      try run(["join", "class"]).errors == """
        class/_parts/2-of-2: error: part 2 of 2 is out of date: another version of Lapel built it [stale-part]
          help: build it with 'lapel build class --as-of 2026-06-01 --part 2/2'

        """)
    folder.write(
      text.replacing("learners/zoe-quell/index.html", with: "../../evil"), to: summary)
    let unreadable = """
      class/_parts/2-of-2/part.json: error: this is not what Lapel writes of part 2 of 2 [unreadable-part]
        help: build it with 'lapel build class --as-of 2026-06-01 --part 2/2'

      """
    #expect(try run(["join", "class"]).errors == unreadable)
    folder.write(text.replacing("\"number\":2", with: "\"number\":1"), to: summary)
    #expect(try run(["join", "class"]).errors == unreadable)
    folder.write(text, to: summary)
    #expect(try run(["join", "class"]).status == 0)
  }

  @Test func `a file of a part that is not as it was written is named, and the old site stays`()
    throws
  {
    _ = SmallClass(folder, learners: 2)
    try buildParts(2)
    #expect(try run(["join", "class"]).status == 0)
    let whole = folder.tree("class/_site")
    let page = "class/_parts/2-of-2/learners/zoe-quell/index.html"
    // A second name: what is written into the one is in the other, so the file is replaced.
    try FileManager.default.removeItem(atPath: folder.path(of: page))
    folder.write("cut", to: page)
    let result = try run(["join", "class"])
    #expect(result.status == 2)
    #expect(
      result.errors == """
        \(page): error: this file of part 2 of 2 is missing, or not as Lapel wrote it [not-as-written]
          help: build it with 'lapel build class --as-of 2026-06-01 --part 2/2'

        """)
    #expect(folder.tree("class/_site") == whole)
    #expect(try run(["build", "class", "--part", "2/2"]).status == 0)
    #expect(try run(["join", "class"]).status == 0)
    #expect(folder.tree("class/_site") == whole)
  }

  @Test func `parts that do not belong together, or none, are refused`() throws {
    _ = SmallClass(folder, learners: 2)
    #expect(
      try run(["join", "class"]).errors == """
        class/_parts: error: there are no parts of a showcase in this folder [no-parts]
          help: build them with 'lapel build class --as-of 2026-06-01 --part 1/4' and so on, or name their folder with --parts

        """)
    #expect(try run(["build", "class", "--part", "1/40"]).status == 0)
    #expect(
      try run(["join", "class"]).errors == """
        class/_parts: error: parts 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21 and 19 more of 40 are missing [missing-part]
          help: build each of them: 'lapel build class --as-of 2026-06-01 --part 2/40' and so on

        """)
    #expect(try run(["build", "class", "--part", "1/1"]).status == 0)
    #expect(
      try run(["join", "class"]).errors == """
        class/_parts: error: this folder holds parts of 1, of 40, which do not belong together [parts-of-several-builds]
          help: remove those that are not wanted

        """)
  }

  @Test(arguments: ["0/2", "3/2", "1", "1/2/3", "-1/2", "1/0", "a/b", "1/100001"])
  func `a part that there cannot be is refused`(part: String) throws {
    _ = SmallClass(folder, learners: 1)
    let result = try run(["build", "class", "--part=\(part)"])
    #expect(result.status == 2 && result.output == "")
    #expect(
      result.errors.hasPrefix("Error: The value '\(part)' is invalid for '--part <number/count>'"))
    #expect(FileManager.default.fileExists(atPath: folder.path(of: "class/_parts")) == false)
  }

  @Test func `only a showcase has parts`() throws {
    let small = SmallClass(folder, learners: 1)
    let learner = small.own("learner-0", "")
    let build = try run(["build", learner, "--part", "1/2"])
    #expect(build.status == 2)
    #expect(
      build.errors == """
        \(learner): error: this is no showcase: it has no showcase.yml [no-showcase]
          help: leave out --part: a portfolio is built whole

        """)
    #expect(
      try run(["join", learner]).errors == """
        \(learner): error: this is no showcase: it has no showcase.yml [no-showcase]
          help: give the folder of a showcase

        """)
  }

  @Test func `a name that must not appear keeps a part from being written`() throws {
    var small = SmallClass(folder, learners: 4)
    small.rows[3].publish = "none"
    folder.write("With Wanda Jupp.\n", to: small.own("learner-0", "narratives/about.md"))
    let result = try run(["build", "class", "--part", "2/2"])
    #expect(result.status == 2)
    #expect(result.errors.contains("the name 'Wanda Jupp' must not be shown and is found"))
    #expect(FileManager.default.fileExists(atPath: folder.path(of: "class/_parts/2-of-2")) == false)
    #expect(try run(["build", "class", "--part", "1/2"]).status == 0)
  }

  @Test func `whoever withdraws is told of the parts`() throws {
    _ = SmallClass(folder, learners: 2)
    try buildParts(2)
    #expect(try run(["join", "class"]).status == 0)
    let result = try Program.run("withdraw", "learner-0", "--showcase", "class", in: folder.path)
    #expect(
      result.output.contains(
        "- The parts in class/_parts, which hold pages of before: delete them.\n"))
  }
}
