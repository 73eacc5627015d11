import Foundation
import LapelDiagnostics
import Testing

@testable import LapelSite

@Suite struct SiteWriterTests {
  private let folder = TemporaryFolder()
  private var output: String { folder.path(of: "site") }

  private func files(_ texts: KeyValuePairs<String, String>) -> [OutputFile] {
    texts.map { OutputFile(SiteAddress(path: $0.key), .bytes(Array($0.value.utf8))) }
  }

  private func write(
    _ texts: KeyValuePairs<String, String>
  ) async throws(Diagnostic) -> SiteWriter.Summary {
    try await SiteWriter(output: output).write(files(texts))
  }

  /// What writing throws.
  private func refusal(_ texts: KeyValuePairs<String, String>) async -> Diagnostic? {
    do {
      _ = try await write(texts)
      return nil
    } catch {
      return error
    }
  }

  private func manifest(_ paths: String...) -> String {
    let list = paths.map { "\n    \"\($0)\"" }.joined(separator: ",")
    return ".lapel-manifest.json = {\n  \"manifest\": 1,\n  \"files\": [\(list)\n  ]\n}"
  }

  private func summary(_ files: Int, unchanged: Int, removed: Int) -> SiteWriter.Summary {
    var summary = SiteWriter.Summary()
    summary.files = files
    summary.unchanged = unchanged
    summary.removed = removed
    return summary
  }

  // MARK: What is written

  @Test func `a new site holds its files and the manifest`() async throws {
    let result = try await write(["index.html": "home", "badges/a/index.html": "a"])
    #expect(result == summary(2, unchanged: 0, removed: 0))
    #expect(
      folder.tree("site") == [
        manifest("badges/a/index.html", "index.html"), "badges/", "badges/a/",
        "badges/a/index.html = a", "index.html = home",
      ])
    #expect(folder.names == ["site"])
  }

  @Test func `a site of nothing is a folder with a manifest`() async throws {
    let result = try await SiteWriter(output: output).write([])
    #expect(result == summary(0, unchanged: 0, removed: 0))
    #expect(
      folder.tree("site") == [".lapel-manifest.json = {\n  \"manifest\": 1,\n  \"files\": []\n}"])
  }

  @Test func `the order of the files makes no difference`() async throws {
    _ = try await write(["b": "2", "a/x": "1", "c/y/z": "3"])
    let first = folder.tree("site")
    let other = SiteWriter(output: folder.path(of: "other"))
    _ = try await other.write(files(["c/y/z": "3", "a/x": "1", "b": "2"]))
    #expect(folder.tree("other") == first)
  }

  @Test func `many files are written whole and counted`() async throws {
    let many = (0..<1000).map {
      OutputFile(SiteAddress(path: "d\($0 % 7)/f\($0)"), .bytes(Array("text \($0)".utf8)))
    }
    let result = try await SiteWriter(output: output).write(many)
    #expect(result == summary(1000, unchanged: 0, removed: 0))
    for number in 0..<1000 {
      #expect(folder.text(of: "site/d\(number % 7)/f\(number)") == "text \(number)")
    }
    #expect(try await SiteWriter(output: output).write(many).unchanged == 1000)
  }

  @Test(arguments: ["site/", "site//", "./site", "sub/../site"])
  func `a path may be written in several ways`(path: String) async throws {
    folder.makeFolder("sub")
    _ = try await SiteWriter(output: folder.path(of: path)).write(files(["a": "1"]))
    #expect(folder.text(of: "site/a") == "1")
    #expect(folder.names == ["site", "sub"])
  }

  @Test(arguments: ["site/.", "site/sub/.."])
  func `a folder that is named by dots is found`(path: String) async throws {
    folder.makeFolder("site/sub")
    _ = try await SiteWriter(output: folder.path(of: path)).write(files(["a": "1"]))
    #expect(folder.text(of: "site/a") == "1")
    #expect(folder.names == ["site"])
  }

  // MARK: The second build

  @Test func `unchanged files keep their bytes, times and inodes`() async throws {
    _ = try await write(["a": "1", "b/c": "2", "empty": ""])
    for file in ["a", "b/c", "empty"] { folder.age("site/\(file)") }
    let before = ["a", "b/c", "empty"].map { folder.status(of: "site/\($0)") }
    let result = try await write(["a": "1", "b/c": "2", "empty": ""])
    #expect(result == summary(3, unchanged: 3, removed: 0))
    #expect(["a", "b/c", "empty"].map { folder.status(of: "site/\($0)") } == before)
  }

  @Test func `a build that changes nothing touches nothing`() async throws {
    _ = try await write(["a": "1", "b/c": "2"])
    folder.write("mine", to: "site/b/mine")
    let paths = ["site", "site/b", "site/b/mine", "site/.lapel-manifest.json"]
    for path in paths { folder.age(path) }
    let before = paths.map { folder.status(of: $0) }
    #expect(try await write(["a": "1", "b/c": "2"]) == summary(2, unchanged: 2, removed: 0))
    #expect(paths.map { folder.status(of: $0) } == before)
    #expect(folder.names == ["site"])
  }

  @Test func `the manifest keeps its time while the same files are listed`() async throws {
    _ = try await write(["a": "1", "b": "1"])
    folder.age("site/.lapel-manifest.json")
    let before = folder.status(of: "site/.lapel-manifest.json")
    #expect(try await write(["a": "2", "b": "1"]) == summary(2, unchanged: 1, removed: 0))
    #expect(folder.status(of: "site/.lapel-manifest.json") == before)
  }

  @Test func `changed files are new files`() async throws {
    _ = try await write(["a": "1", "b": "1"])
    let before = folder.status(of: "site/a")
    let result = try await write(["a": "2", "b": "1"])
    #expect(result == summary(2, unchanged: 1, removed: 0))
    #expect(folder.text(of: "site/a") == "2")
    #expect(folder.status(of: "site/a").inode != before.inode)
  }

  @Test func `a change of bytes that keeps size and time is seen`() async throws {
    _ = try await write(["a": "12345"])
    folder.age("site/a")
    #expect(try await write(["a": "54321"]) == summary(1, unchanged: 0, removed: 0))
    #expect(folder.text(of: "site/a") == "54321")
  }

  @Test func `files that are no longer part of the site go, with their folders`() async throws {
    _ = try await write(["a": "1", "badges/x/index.html": "x", "badges/x/deep/er": "x"])
    let result = try await write(["a": "1"])
    #expect(result == summary(1, unchanged: 1, removed: 2))
    #expect(folder.tree("site") == [manifest("a"), "a = 1"])
  }

  @Test func `a file can become a folder and a folder a file`() async throws {
    _ = try await write(["a": "1", "b/c": "2"])
    _ = try await write(["a/x": "3", "b": "4"])
    #expect(folder.tree("site") == [manifest("a/x", "b"), "a/", "a/x = 3", "b = 4"])
  }

  @Test func `a file that the user changed is made again`() async throws {
    _ = try await write(["a": "1"])
    folder.write("mine", to: "site/a")
    #expect(try await write(["a": "1"]) == summary(1, unchanged: 0, removed: 0))
    #expect(folder.text(of: "site/a") == "1")
  }

  @Test func `an own file that became a link is replaced and not followed`() async throws {
    folder.write("1", to: "outside")
    _ = try await write(["a": "1"])
    unlink(folder.path(of: "site/a"))
    folder.link("site/a", to: "../outside")
    #expect(try await write(["a": "1"]) == summary(1, unchanged: 0, removed: 0))
    #expect(folder.tree("site") == [manifest("a"), "a = 1"])
    #expect(folder.text(of: "outside") == "1")
  }

  // MARK: Files of others

  @Test func `files, links and folders of others stay as they are`() async throws {
    _ = try await write(["index.html": "1", "badges/a/index.html": "a"])
    folder.write("ref: refs/heads/main\n", to: "site/.git/HEAD")
    folder.write("x", to: "site/.git/objects/aa/bb")
    folder.makeFolder("site/.git/refs/heads")
    folder.makeFolder("site/.git/refs/tags")
    folder.write("mine", to: "site/badges/a/notes.txt")
    folder.link("site/latest", to: "badges/a")
    folder.link("site/broken", to: "/nowhere/at all")
    mkfifo(folder.path(of: "site/pipe"), 0o600)
    folder.age("site/.git/HEAD")
    let before = folder.status(of: "site/.git/HEAD")
    let result = try await write(["index.html": "2"])
    #expect(result == summary(1, unchanged: 0, removed: 1))
    unlink(folder.path(of: "site/pipe"))
    #expect(
      folder.tree("site") == [
        ".git/", ".git/HEAD = ref: refs/heads/main\n", ".git/objects/", ".git/objects/aa/",
        ".git/objects/aa/bb = x", ".git/refs/", ".git/refs/heads/", ".git/refs/tags/",
        manifest("index.html"), "badges/", "badges/a/", "badges/a/notes.txt = mine",
        "broken -> /nowhere/at all", "index.html = 2", "latest -> badges/a",
      ])
    #expect(folder.status(of: "site/.git/HEAD") == before)
  }

  @Test func `a pipe of somebody else's is still a pipe and stops nothing`() async throws {
    _ = try await write(["a": "1"])
    mkfifo(folder.path(of: "site/pipe"), 0o600)
    _ = try await write(["a": "2"])
    var information = stat()
    #expect(lstat(folder.path(of: "site/pipe"), &information) == 0)
    #expect(information.st_mode & S_IFMT == S_IFIFO)
  }

  @Test func `a folder without a manifest is somebody else's, whatever is in it`() async throws {
    folder.write("mine", to: "site/notes/today.txt")
    folder.makeFolder("site/empty/er")
    _ = try await write(["a": "1"])
    #expect(
      folder.tree("site") == [
        manifest("a"), "a = 1", "empty/", "empty/er/", "notes/", "notes/today.txt = mine",
      ])
  }

  @Test func `an empty folder in one of Lapel's folders stays`() async throws {
    _ = try await write(["badges/x/index.html": "x", "a": "1"])
    folder.makeFolder("site/badges/x/mine/deep")
    _ = try await write(["a": "1"])
    #expect(
      folder.tree("site") == [
        manifest("a"), "a = 1", "badges/", "badges/x/", "badges/x/mine/", "badges/x/mine/deep/",
      ])
  }

  @Test func `folders keep their permissions`() async throws {
    _ = try await write(["a": "1", "b/c": "2"])
    folder.write("secret", to: "site/private/key")
    chmod(folder.path(of: "site/private"), 0o700)
    chmod(folder.path(of: "site/b"), 0o750)
    chmod(output, 0o711)
    _ = try await write(["a": "2", "b/c": "3"])
    #expect(folder.status(of: "site/private").mode == 0o700)
    #expect(folder.status(of: "site/b").mode == 0o750)
    #expect(folder.status(of: "site").mode == 0o711)
  }

  @Test func `names that only look alike are different files`() async throws {
    _ = try await write(["K/a": "1"])
    // KELVIN SIGN is canonically equivalent to K; composed and decomposed é are to one another.
    folder.write("kelvin", to: "site/\u{212A}/a")
    folder.write("composed", to: "site/\u{E9}/a")
    folder.write("decomposed", to: "site/e\u{301}/a")
    folder.write("mark", to: "site/x/\u{301}y")
    let refused = await refusal(["b": "1"])
    #expect(refused == nil)
    #expect(folder.text(of: "site/\u{E9}/a") == "composed")
    #expect(folder.text(of: "site/e\u{301}/a") == "decomposed")
    #expect(folder.text(of: "site/\u{212A}/a") == "kelvin")
    #expect(folder.text(of: "site/x/\u{301}y") == "mark")
    #expect(folder.text(of: "site/K/a") == nil)
  }

  @Test func `a name that is not UTF-8 stops the build and is not lost`() async throws {
    _ = try await write(["a": "1"])
    let name = (Array("\(output)/caf".utf8) + [0xE9, 0]).map { CChar(bitPattern: $0) }
    let descriptor = open(name, O_WRONLY | O_CREAT, 0o644)
    #expect(descriptor >= 0)
    close(descriptor)
    #expect(
      await refusal(["a": "2"])?.description == """
        \(output)/caf\u{FFFD}: error: was not written by Lapel and has a name that is not UTF-8, \
        so it cannot be carried over [cannot-keep]
          help: rename it or move it away, or choose another output folder with --output
        """)
    #expect(folder.text(of: "site/a") == "1")
    #expect(folder.names == ["site"])
  }

  @Test(arguments: [
    ("index.html", "index.html"), ("badges", "badges"), ("index.html/deep/x", "index.html/deep/x"),
    ("INDEX.html", "INDEX.html"), ("Badges", "Badges"),
    (".lapel-manifest.JSON/x", ".lapel-manifest.JSON/x"),
  ])
  func `a file of somebody else's in the way stops the build`(mine: String, named: String) async {
    folder.write("mine", to: "site/\(mine)")
    folder.write("also mine", to: "site/other")
    let before = folder.tree("site")
    #expect(
      await refusal(["index.html": "1", "badges/a": "2"])?.description == """
        \(output)/\(named): error: was not written by Lapel and stands where a file of the site \
        belongs [file-in-the-way]
          help: move it away, or choose another output folder with --output
        """)
    #expect(folder.tree("site") == before)
    #expect(folder.names == ["site"])
  }

  @Test func `an empty folder where a file belongs stops the build`() async {
    folder.makeFolder("site/index.html")
    #expect(
      await refusal(["index.html": "1"])?.identifier == "file-in-the-way")
    #expect(folder.tree("site") == ["index.html/"])
  }

  @Test func `a link to a folder where a folder belongs stops the build`() async {
    folder.makeFolder("elsewhere")
    folder.makeFolder("site")
    folder.link("site/badges", to: "../elsewhere")
    #expect(await refusal(["badges/a": "2"])?.identifier == "file-in-the-way")
    #expect(folder.tree("elsewhere") == [])
    #expect(folder.tree("site") == ["badges -> ../elsewhere"])
  }

  @Test(arguments: [["a", "a"], ["a/b", "A/B"], ["a", "A/b"], ["x/y", "x"]])
  func `two files in one place stop the build`(paths: [String]) async {
    let refused = await #expect(throws: Diagnostic.self) {
      try await SiteWriter(output: output).write(
        paths.map { OutputFile(SiteAddress(path: $0), .bytes([])) })
    }
    #expect(refused?.identifier == "two-files-in-one-place")
    #expect(folder.names == [])
  }

  @Test func `two files in one place are named`() {
    #expect(
      Diagnostic.twoFilesInOnePlace("assets/A.css").description == """
        assets/A.css: error: two files of the site would have this name, or names that differ only \
        in case [two-files-in-one-place]
          help: rename one of them: most likely it is a file in theme/
        """)
  }

  @Test func `a file that cannot be carried over is named`() {
    #expect(
      Diagnostic.cannotKeep("site/x", reason: "operation not permitted").description == """
        site/x: error: was not written by Lapel and cannot be carried over to the new site: \
        operation not permitted [cannot-keep]
          help: move it away and build again; the site is as it was before
        """)
  }

  // MARK: Builds that fail

  @Test func `a build that fails leaves the old site, byte for byte`() async throws {
    _ = try await write(["a": "1", "b/c": "2"])
    folder.write("mine", to: "site/mine")
    let before = folder.tree("site")
    let mistake = Diagnostic(.error, "test", "it does not work")
    let texts = (0..<300).map {
      OutputFile(SiteAddress(path: "n\($0)"), .bytes(Array("\($0)".utf8)))
    }
    let broken = OutputFile(
      SiteAddress(path: "a"), .made { () throws(Diagnostic) in throw mistake })
    let refused = await #expect(throws: Diagnostic.self) {
      try await SiteWriter(output: output).write(texts + [broken])
    }
    #expect(refused == mistake)
    #expect(folder.tree("site") == before)
    #expect(folder.names == ["site"])
  }

  @Test func `of several mistakes the first in the site's order is told`() async {
    let files = (0..<200).map { number in
      OutputFile(
        SiteAddress(path: "n\(number)"),
        .made { () throws(Diagnostic) in
          if number < 70 { return [] }
          throw Diagnostic(.error, "test", "number \(number)")
        })
    }
    for _ in 0..<20 {
      let refused = await #expect(throws: Diagnostic.self) {
        try await SiteWriter(output: output).write(files)
      }
      #expect(refused?.summary == "number 70")
    }
    #expect(folder.names == [])
  }

  @Test func `what a killed build left is cleared away`() async throws {
    _ = try await write(["a": "1"])
    folder.write("half", to: ".site.lapel-staging/a")
    folder.makeFolder(".site.lapel-staging/deep/er", mode: 0o500)
    _ = try await write(["a": "2"])
    #expect(folder.text(of: "site/a") == "2")
    #expect(folder.names == ["site"])
  }

  @Test func `a site that a killed build left aside is put back first`() async throws {
    _ = try await write(["a": "1", "gone": "x"])
    folder.write("mine", to: "site/mine")
    rename(output, folder.path(of: ".site.lapel-staging-old"))
    #expect(try await write(["a": "1"]) == summary(1, unchanged: 1, removed: 1))
    #expect(folder.tree("site") == [manifest("a"), "a = 1", "mine = mine"])
    #expect(folder.names == ["site"])
  }

  @Test func `an old site aside of a whole one goes`() async throws {
    _ = try await write(["a": "1"])
    folder.write("old", to: ".site.lapel-staging-old/a")
    _ = try await write(["a": "2"])
    #expect(folder.names == ["site"])
    #expect(folder.text(of: "site/a") == "2")
  }

  @Test func `another build into the same folder is refused while one is running`() async throws {
    _ = try await write(["a": "1"])
    guard case .taken(let lock) = FolderLock.attempt(on: output) else {
      Issue.record("The file system knows no claims.")
      return
    }
    let refused = await refusal(["a": "2"])
    #expect(
      refused?.description == """
        \(output): error: another build is writing this site [build-is-running]
          help: wait until it has ended, then build again
        """)
    withExtendedLifetime(lock) {}
    #expect(folder.text(of: "site/a") == "1")
  }

  @Test func `the first build of a site is claimed too`() async throws {
    folder.makeFolder(".site.lapel-staging")
    let lock = FolderLock.attempt(on: folder.path(of: ".site.lapel-staging"))
    #expect(await refusal(["a": "2"])?.identifier == "build-is-running")
    withExtendedLifetime(lock) {}
    #expect(folder.names == [".site.lapel-staging"])
  }

  @Test func `builds at the same time leave one of their sites, whole`() async throws {
    let texts = ["x", "y", "z", "w"]
    let writer = SiteWriter(output: output)
    for _ in 0..<40 {
      await withTaskGroup(of: Void.self) { group in
        for text in texts {
          group.addTask {
            let files = (0..<200).map {
              OutputFile(SiteAddress(path: "f\($0)"), .bytes(Array(text.utf8)))
            }
            do throws(Diagnostic) { _ = try await writer.write(files) } catch {
              #expect(error.identifier == "build-is-running")
            }
          }
        }
      }
      let found = Set((0..<200).map { folder.text(of: "site/f\($0)") })
      #expect(found.count == 1)
      #expect(folder.names == ["site"])
    }
  }

  @Test func `sites beside each other are exchanged at the same time without waiting for ever`()
    async throws
  {
    let outputs = (0..<16).map { folder.path(of: "site-\($0)") }
    for output in outputs {
      _ = try await SiteWriter(output: output).write(files(["a/x": "old", "b/y": "same"]))
    }
    // All that changes lies in one folder, which is exchanged alone.
    let changed = files(["a/x": "new", "b/y": "same"])
    let summaries = await withTaskGroup(of: SiteWriter.Summary?.self) { group in
      for output in outputs {
        group.addTask { try? await SiteWriter(output: output).write(changed) }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(
      summaries == Array(repeating: summary(2, unchanged: 1, removed: 0), count: outputs.count))
    for index in outputs.indices {
      #expect(folder.tree("site-\(index)/a") == ["x = new"])
    }
  }

  @Test func `a file that comes while the site is built is not lost`() async throws {
    _ = try await write(["a": "1"])
    folder.write("before", to: "site/mine")
    let folder = folder
    let late = OutputFile(
      SiteAddress(path: "a"),
      .made { () throws(Diagnostic) in
        folder.write("late", to: "site/new/late")
        // Written as editors do: a new file takes the name.
        folder.write("after", to: "site/mine.tmp")
        rename(folder.path(of: "site/mine.tmp"), folder.path(of: "site/mine"))
        return Array("2".utf8)
      })
    _ = try await SiteWriter(output: output).write([late])
    #expect(
      folder.tree("site") == [manifest("a"), "a = 2", "mine = after", "new/", "new/late = late"])
  }

  // MARK: Unusable places

  @Test func `a file where the site belongs is left alone`() async {
    folder.write("mine", to: "site")
    #expect(
      await refusal(["a": "1"])?.description == """
        \(output): error: is there and is no folder, or a symbolic link to one [output-is-no-folder]
          help: choose another output folder with --output
        """)
    #expect(folder.tree("") == ["site = mine"])
  }

  @Test(arguments: ["elsewhere", "nowhere"])
  func `a link where the site belongs is left alone`(target: String) async {
    folder.makeFolder("elsewhere")
    folder.link("site", to: target)
    #expect(await refusal(["a": "1"])?.identifier == "output-is-no-folder")
    #expect(folder.tree("") == ["elsewhere/", "site -> \(target)"])
  }

  @Test func `a place in no folder is refused`() async {
    let writer = SiteWriter(output: folder.path(of: "no/site"))
    let refused = await #expect(throws: Diagnostic.self) {
      try await writer.write(files(["a": "1"]))
    }
    #expect(
      refused?.description == """
        \(folder.path)/no/site: error: cannot be written: no such file or directory [cannot-write]
          help: the site is as it was before; make room or allow writing there, then build again
        """)
  }

  @Test func `a place below a file is refused`() async {
    folder.write("mine", to: "no")
    let writer = SiteWriter(output: folder.path(of: "no/site"))
    let refused = await #expect(throws: Diagnostic.self) {
      try await writer.write(files(["a": "1"]))
    }
    #expect(refused?.summary == "cannot be written: not a directory")
    #expect(folder.tree("") == ["no = mine"])
  }

  // MARK: Hostile manifests

  @Test(arguments: [
    "", "{", "[]", "{\"manifest\": 1}", "{\"manifest\": 2, \"files\": []}",
    "{\"manifest\": 1, \"files\": [1]}", "{\"manifest\": 1, \"files\": [\"../x\"]}",
    "{\"manifest\": 1, \"files\": [\"/x\"]}", "{\"manifest\": 1, \"files\": [\"a//b\"]}",
    "{\"manifest\": 1, \"files\": [\"a/./b\"]}", "{\"manifest\": 1, \"files\": [\"a\\u0000b\"]}",
    "{\"manifest\": 1, \"files\": [\"\"]}", "{\"manifest\": 1, \"manifest\": 1, \"files\": []}",
  ])
  func `a manifest that cannot be read stops the build`(text: String) async {
    folder.write("mine", to: "x")
    folder.write(text, to: "site/.lapel-manifest.json")
    folder.write("old", to: "site/a")
    #expect(
      await refusal(["a": "1"])?.description == """
        \(output)/.lapel-manifest.json: error: this list of the files that Lapel wrote cannot be read, \
        so Lapel cannot tell its own files from yours [unreadable-manifest]
          help: move the output folder away, or choose another one with --output
        """)
    #expect(folder.text(of: "site/a") == "old")
    #expect(folder.text(of: "x") == "mine")
    #expect(folder.names == ["site", "x"])
  }

  @Test func `a manifest that is a link is not followed`() async {
    folder.write("{\"manifest\": 1, \"files\": [\"mine\"]}", to: "outside.json")
    folder.write("mine", to: "site/mine")
    folder.link("site/.lapel-manifest.json", to: "../outside.json")
    #expect(await refusal(["a": "1"])?.identifier == "unreadable-manifest")
    #expect(folder.text(of: "site/mine") == "mine")
  }

  @Test func `a manifest that is larger than any is not read`() async {
    folder.makeFolder("site")
    folder.write("", to: "site/.lapel-manifest.json")
    truncate(folder.path(of: "site/.lapel-manifest.json"), 257 << 20)
    #expect(await refusal(["a": "1"])?.identifier == "unreadable-manifest")
  }

  @Test func `files that a manifest lists and that are not there do no harm`() async throws {
    folder.write(
      "{\"manifest\": 1, \"files\": [\"gone\", \"a/b/c\"]}", to: "site/.lapel-manifest.json")
    #expect(try await write(["a": "1"]) == summary(1, unchanged: 0, removed: 0))
  }
}
