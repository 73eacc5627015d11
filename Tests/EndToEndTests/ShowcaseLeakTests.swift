import Foundation
import Testing

/// Nothing of somebody who did not agree gets into a class's site: planted in every way that a file can hold it.
@Suite struct ShowcaseLeakTests {
  private let folder = TemporaryFolder()

  /// A class of one who is shown under a pseudonym and one who is not shown.
  private func makeClass(allow: String = "") {
    folder.write("title: Web class\n\(allow)", to: "class/showcase.yml")
    folder.write(
      """
      folder,name,publish,display_name,show
      one,Zora Quill,pseudonym,Blue Heron,narratives photo evidence
      two,Ines Vrooman,none,,

      """, to: "class/roster.csv")
    folder.write(
      "learner:\n  name: Zora Quill\n  identities: [zora@quill.example]\n",
      to: "class/learners/one/lapel.yml")
    folder.write(
      "learner:\n  name: Ines Vrooman\n  identities: [ines@vrooman.example, s4471902]\n",
      to: "class/learners/two/lapel.yml")
    folder.write("I like maps.\n", to: "class/learners/one/narratives/about.md")
  }

  private func build() throws -> Program.Result {
    try Program.run("build", folder.path(of: "class"), "--as-of", "2026-06-01")
  }

  /// The findings of the scan, each without what to do.
  private func leaks(_ result: Program.Result) -> [String] {
    result.errors.split(separator: "\n").map(String.init).filter {
      $0.contains("[leaked-") || $0.contains("[confirm-")
    }
  }

  private static let text = Array("Thanks to Ines Vrooman.\n".utf8)

  @Test(arguments: [
    ("evidence/a.txt", text),
    ("evidence/b.txt", Array("vrooman, INÉS".utf8)),
    ("evidence/c.txt", Array("see ines%40vrooman.example".utf8)),
    ("evidence/d.csv", Array("name\nSW5lcyBWcm9vbWFu\n\(Data(text).base64EncodedString())".utf8)),
    ("evidence/d2.csv", Array("name\nVnJvb21hbg==\n".utf8)),
    ("evidence/e.json", Array(#"{"by": "\u0049nes\u0020Vrooman"}"#.utf8)),
    ("evidence/f.txt", "Ines Vrooman".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }),
    ("evidence/ines-vrooman.txt", Array("nothing".utf8)),
    ("evidence/h.txt", Array("student s4471902".utf8)),
    ("narratives/about.md", Array("With **Ines** Vrooman.".utf8)),
    ("narratives/about.md", Array("With [somebody](https://a.example/ines.vrooman).".utf8)),
  ])
  func `a planted name stops the build, and the old site stays`(
    path: String, content: [UInt8]
  ) throws {
    makeClass()
    let clean = try build()
    #expect(clean.status == 0, "\(clean.errors)")
    let before = lines(of: files(below: folder.path(of: "class/_site")))
    #expect(before.count > 10)
    folder.write(content, to: "class/learners/one/\(path)")
    let result = try build()
    #expect(result.status == 2)
    #expect(leaks(result).contains { $0.contains("error: ") }, "\(result.errors)")
    #expect(
      result.errors.contains(
        "class/_site: error: the site was not written, since names or addresses would be shown without consent [leaks]\n  help: mend what is said above, then build again; the site is as it was before"
      ))
    #expect(lines(of: files(below: folder.path(of: "class/_site"))) == before)
  }

  @Test func `a learner's own name becomes name-not-shown where another is shown`() throws {
    makeClass()
    folder.write(
      "I am Zora Quill, call me Zora, zora@quill.example.\n",
      to: "class/learners/one/narratives/about.md")
    let result = try build()
    #expect(result.status == 0, "\(result.errors)")
    let page = folder.text(of: "class/_site/learners/blue-heron/index.html") ?? ""
    #expect(page.contains("I am name-not-shown, call me name-not-shown, address-not-shown."))
    for (path, bytes) in files(below: folder.path(of: "class/_site")) {
      #expect(!String(decoding: bytes, as: UTF8.self).contains("Zora"), "\(path)")
    }
  }

  @Test func `a name that is also a word is to be confirmed, and can be allowed`() throws {
    makeClass()
    folder.write(
      """
      folder,name,publish,display_name
      one,Zora Quill,pseudonym,Blue Heron
      two,Grace Vrooman,none,

      """, to: "class/roster.csv")
    folder.write(
      "learner:\n  name: Grace Vrooman\n", to: "class/learners/two/lapel.yml")
    folder.write(
      "There was a grace period.\n", to: "class/learners/one/narratives/about.md")
    let asked = try build()
    #expect(asked.status == 0)
    #expect(
      leaks(asked) == [
        "learners/blue-heron/index.html: warning: the part of a name 'Grace' must not be shown and may be meant here, as text [confirm-lone-name]"
      ])
    makeClass(allow: "allow: [Grace]\n")
    folder.write(
      "folder,name,publish,display_name\none,Zora Quill,pseudonym,Blue Heron\ntwo,Grace Vrooman,none,\n",
      to: "class/roster.csv")
    folder.write(
      "There was a grace period.\n", to: "class/learners/one/narratives/about.md")
    folder.write(
      "learner:\n  name: Grace Vrooman\n", to: "class/learners/two/lapel.yml")
    #expect(leaks(try build()) == [])
  }
}
