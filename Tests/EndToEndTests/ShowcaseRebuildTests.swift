import Foundation
import SeededGenerator
import Testing

/// A showcase that is built again, from what the build before noted.
@Suite struct ShowcaseRebuildTests {
  private let folder = TemporaryFolder()

  /// Builds into the same folder each time, with a cache.
  private func build(output: String = "site") throws -> Program.Result {
    try Program.run(
      ["build", "class", "--output", output, "--as-of", "2026-06-01"], in: folder.path,
      cache: folder.path(of: "cache"))
  }

  /// Builds into a new folder, without anything from before.
  private func cleanBuild() throws -> Program.Result {
    try? FileManager.default.removeItem(atPath: folder.path(of: "clean"))
    return try Program.run(
      ["build", "class", "--output", "clean", "--as-of", "2026-06-01", "--no-cache"],
      in: folder.path)
  }

  /// The inode of every file of the site: it changes with the file, and only then.
  private func places() -> [String: UInt64] {
    var places: [String: UInt64] = [:]
    for path in files(below: folder.path(of: "site")).keys {
      places[path] = folder.status(of: "site/\(path)").inode
    }
    return places
  }

  @Test func `one changed narrative rewrites the pages that show it and no other file`() throws {
    let small = SmallClass(folder, learners: 4)
    #expect(try build().status == 0)
    let before = places()
    let place = folder.status(of: "site").inode
    folder.write("I bake at night.\n", to: small.own("learner-2", "narratives/about.md"))
    let result = try build()
    #expect(
      result.output == """
        Built the showcase Spring: 4 learners, 8 badges, 38 pages; 0 not shown.
        75 files in site, 74 of them unchanged, 0 old ones removed.
        Open site/index.html to see it.

        """)
    let after = places()
    #expect(
      after.filter { before[$0.key] != $0.value }.map(\.key) == ["learners/yara-xu/index.html"])
    #expect(
      folder.text(of: "site/learners/yara-xu/index.html")?.contains("I bake at night.") == true)
    // The folder of the site is the same one: only what had changed was exchanged.
    #expect(folder.status(of: "site").inode == place)
    #expect(folder.names == ["cache", "class", "site"])
  }

  @Test func `a file that changed without its size and time is seen to have changed`() throws {
    let small = SmallClass(folder, learners: 2)
    let about = small.own("learner-0", "narratives/about.md")
    folder.write("I bake at night.\n", to: about)
    folder.age(about)
    #expect(try build().status == 0)
    folder.write("I bake at noon..\n", to: about)
    folder.age(about)
    #expect(try build().status == 0)
    #expect(
      folder.text(of: "site/learners/zoe-quell/index.html")?.contains("I bake at noon..") == true)
  }

  @Test func `a file of the site that somebody changed is written anew`() throws {
    _ = SmallClass(folder, learners: 2)
    #expect(try build().status == 0)
    let whole = folder.tree("site")
    for path in [
      "learners/zoe-quell/index.html", "index.html", "learners/zoe-quell/badges/index.html",
    ] {
      folder.write("changed", to: "site/\(path)")
      #expect(try build().status == 0)
      #expect(folder.tree("site") == whole, "\(path)")
      try FileManager.default.removeItem(atPath: folder.path(of: "site/\(path)"))
      #expect(try build().status == 0)
      #expect(folder.tree("site") == whole, "\(path)")
    }
  }

  @Test func `files of others stay where they are, also beside pages that change`() throws {
    let small = SmallClass(folder, learners: 3)
    #expect(try build().status == 0)
    folder.write("mine", to: "site/learners/zoe-quell/notes.txt")
    folder.write("mine", to: "site/CNAME")
    folder.write("Other words.\n", to: small.own("learner-0", "narratives/about.md"))
    #expect(try build().status == 0)
    #expect(folder.text(of: "site/learners/zoe-quell/notes.txt") == "mine")
    folder.write("Still other words.\n", to: small.own("learner-1", "narratives/about.md"))
    #expect(try build().status == 0)
    #expect(folder.text(of: "site/learners/zoe-quell/notes.txt") == "mine")
    #expect(folder.text(of: "site/CNAME") == "mine")
  }

  @Test func `another day, theme, verifier or person to hide is built anew`() throws {
    var small = SmallClass(folder, learners: 3)
    #expect(try build().status == 0)
    let changes: [(inout SmallClass) -> Void] = [
      { $0.folder.write("body { color: red }\n", to: "\($0.path)/theme/site.css") },
      { $0.rows[1].publish = "none" },
      { $0.rows[1].publish = "initials" },
      { $0.rows[2].displayName = "Night Owl" },
      { $0.folder.write("title: Summer\n", to: "\($0.path)/showcase.yml") },
      { $0.rows.reverse() },
    ]
    for (number, change) in changes.enumerated() {
      change(&small)
      #expect(try build().status == 0)
      #expect(try cleanBuild().status == 0)
      #expect(folder.tree("site") == folder.tree("clean"), "change \(number)")
    }
    let day = ["build", "class", "--output", "site", "--as-of", "2026-06-02"]
    #expect(
      try Program.run(day, in: folder.path, cache: folder.path(of: "cache")).status == 0)
    let clean = ["build", "class", "--output", "clean", "--as-of", "2026-06-02", "--no-cache"]
    #expect(try Program.run(clean, in: folder.path).status == 0)
    #expect(folder.tree("site") == folder.tree("clean"))
  }

  @Test func `a name that must no longer appear is found in pages that did not change`() throws {
    var small = SmallClass(folder, learners: 3)
    folder.write("With Yara Xu I bake.\n", to: small.own("learner-0", "narratives/about.md"))
    #expect(try build().status == 0)
    let whole = folder.tree("site")
    small.rows[2].publish = "none"
    let result = try build()
    #expect(result.status == 2)
    #expect(result.errors.contains("the name 'Yara Xu' must not be shown and is found"))
    #expect(folder.tree("site") == whole)
  }

  // MARK: Any change

  /// Changes something, at random.
  private func change(
    _ small: inout SmallClass, _ step: Int, using generator: inout SeededGenerator
  ) -> String {
    let number = Int.random(in: 0..<6, using: &generator)
    let learner = "learner-\(number)"
    let place = folder.path(of: small.own(learner, ""))
    switch Int.random(in: 0..<16, using: &generator) {
    case 0:
      folder.write("Words of step \(step).\n", to: small.own(learner, "narratives/about.md"))
      return "narrative of \(learner)"
    case 1:
      small.write(badge: 3 + step % 5, name: "New \(step % 3)", to: learner)
      return "badge added to \(learner)"
    case 2:
      rename("\(place)/backpack/0.json", "\(place)/backpack/renamed.json")
      return "badge of \(learner) renamed"
    case 3:
      unlink("\(place)/backpack/1.json")
      return "badge of \(learner) deleted"
    case 4:
      small.write(badge: 0, name: "Bread \(step)", to: learner)
      return "badge of \(learner) edited"
    case 5:
      folder.write(
        "learner: {name: Somebody Else, headline: \"Step \(step)\"}\n",
        to: small.own(learner, "lapel.yml"))
      return "settings of \(learner)"
    case 6:
      folder.write("learner: [\n", to: small.own(learner, "lapel.yml"))
      return "settings of \(learner) broken"
    case 7:
      let index = number % max(1, small.rows.count)
      let values = ["full", "none", "initials", "full"]
      if small.rows.indices.contains(index) {
        small.rows[index].publish = values[Int.random(in: 0..<4, using: &generator)]
      }
      return "consent"
    case 8:
      if small.rows.count > 3 { small.rows.remove(at: number % small.rows.count) }
      return "row deleted"
    case 9:
      small.rows.insert(
        SmallClass.Row(folder: learner, name: "Some Body"), at: number % (small.rows.count + 1))
      return "row added"
    case 10:
      folder.write("The class of step \(step).\n", to: "\(small.path)/narratives/about.md")
      return "introduction"
    case 11:
      folder.write(
        "# Page \(step)\n\nText.\n", to: small.own(learner, "narratives/page-\(step % 3).md"))
      return "page of \(learner)"
    case 12:
      folder.write("not a badge \(step)", to: small.own(learner, "backpack/odd.json"))
      return "unreadable file of \(learner)"
    case 13:
      folder.write("edited by hand", to: "site/index.html")
      return "site edited"
    case 14:
      folder.write("mine", to: "site/learners/mine-\(step % 2).txt")
      return "file of somebody else"
    default:
      for file in ["narratives/about.md", "lapel.yml"] { folder.age(small.own(learner, file)) }
      return "times of \(learner)"
    }
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `whatever changed, the site is the one that a clean build writes`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var small = SmallClass(folder, learners: 6)
    var log: [String] = []
    for step in 0..<25 {
      log.append(change(&small, step, using: &generator))
      if step % 3 == 2 { log.append(change(&small, step, using: &generator)) }
      let (rebuilt, clean) = (try build(), try cleanBuild())
      #expect(rebuilt.status == clean.status, "seed \(seed): \(log)")
      let own = { (text: String) in text.replacing("clean", with: "site") }
      #expect(rebuilt.errors == own(clean.errors), "seed \(seed): \(log)")
      if clean.status != 0 { continue }
      let firstLine = { (text: String) in text.split(separator: "\n").first }
      #expect(firstLine(rebuilt.output) == firstLine(clean.output), "seed \(seed): \(log)")
      let site = folder.tree("site").filter { !$0.hasPrefix("learners/mine-") }
      #expect(site == folder.tree("clean"), "seed \(seed): \(log)")
      if site != folder.tree("clean") { return }
    }
  }
}
