import Testing

@testable import LapelPortfolio

@Suite struct NarrativeLinksTests {
  @Test func `links lead to the pages of narratives, badges and files`() async throws {
    let test = try TestPortfolio([
      "narratives/about.md":
        "[1](badges/robotics.md) [2](stacks/first%20steps.md#why) [3](way.md) [4](../backpack/robotics.png) [5](../evidence/a%20b.pdf) [6](../evidence/./x/../a%20b.pdf) ![7](pic.png) ![8](../evidence/pic.png)",
      "narratives/badges/robotics.md": "[home](../about.md)",
      "narratives/stacks/first steps.md": "# First steps\n\n## Why\n", "narratives/way.md": "",
      "evidence/a b.pdf": "x", "evidence/x/y.txt": "y", "backpack/robotics.png": "",
    ])
    try test.write(smallPicture, to: "narratives/pic.png")
    try test.write(smallPicture, to: "evidence/pic.png")
    let portfolio = try await test.portfolio([badge("robotics.png")])
    let slug = portfolio.badges[0].slug
    #expect(portfolio.diagnostics.map(\.description) == [])
    #expect(
      portfolio.introduction?.html.targets == [
        .page(.badge(slug: slug)), .page(.stack(slug: "first-steps")), .page(.page(slug: "way")),
        .page(.badge(slug: slug)), .attachment(outputPath: "files/a-b.pdf"),
        .attachment(outputPath: "files/a-b.pdf"),
        .attachment(outputPath: "files/narratives/pic.png"),
        .attachment(outputPath: "files/pic.png"),
      ])
    #expect(
      portfolio.introduction?.html.readable.contains("<a href=\"STACK/first-steps#text-why\">2</a>")
        == true)
    #expect(portfolio.badges[0].narrative?.html.readable == "<p><a href=\"HOME\">home</a></p>\n")
    #expect(
      portfolio.attachments.map(\.outputPath) == [
        "files/a-b.pdf", "files/narratives/pic.png", "files/pic.png", "files/x/y.txt",
      ])
  }

  @Test(arguments: [
    (
      "x [a](../evidence/gone.pdf)",
      "narratives/about.md:3:3: error: there is no file '../evidence/gone.pdf' [broken-link]\n  help: write the path from the folder of this file, as in '../evidence/poster.pdf'"
    ),
    (
      "[a](../evidence/postr.pdf)",
      "narratives/about.md:3:1: error: there is no file '../evidence/postr.pdf' [broken-link]\n  help: did you mean '../evidence/poster.pdf'?"
    ),
    (
      "[a]()",
      "narratives/about.md:3:1: error: this link leads nowhere [broken-link]\n  help: write the path from the folder of this file, as in '../evidence/poster.pdf'"
    ),
    (
      "[a](../evidence)",
      "narratives/about.md:3:1: error: '../evidence' is not a file [broken-link]\n  help: link to a file, as in '../evidence/poster.pdf'"
    ),
    (
      "[a](/evidence/poster.pdf)",
      "narratives/about.md:3:1: error: '/evidence/poster.pdf' begins with '/' [broken-link]\n  help: write the path from the folder of this file, as in '../evidence/poster.pdf'"
    ),
    (
      "[a](../../../etc/passwd)",
      "narratives/about.md:3:1: error: '../../../etc/passwd' leads out of the portfolio [outside-portfolio]\n  help: put the file into evidence/ and link to it there"
    ),
    (
      "[a](..%2F..%2f..%2Fetc/passwd)",
      "narratives/about.md:3:1: error: '..%2F..%2f..%2Fetc/passwd' leads out of the portfolio [outside-portfolio]\n  help: put the file into evidence/ and link to it there"
    ),
    (
      "[a](../out)",
      "narratives/about.md:3:1: error: '../out' leads out of the portfolio [outside-portfolio]\n  help: put the file into evidence/ and link to it there"
    ),
    (
      "[a](../lapel.yml)",
      "narratives/about.md:3:1: error: '../lapel.yml' is not for publication [private-file]\n  help: what is to be published goes into evidence/"
    ),
    (
      "[a](../settings.txt)",
      "narratives/about.md:3:1: error: '../settings.txt' is not for publication [private-file]\n  help: what is to be published goes into evidence/"
    ),
    (
      "[a](../.secret)",
      "narratives/about.md:3:1: error: '../.secret' is not for publication [private-file]\n  help: what is to be published goes into evidence/"
    ),
    (
      "[a](../backpack/notes.txt)",
      "narratives/about.md:3:1: error: '../backpack/notes.txt' holds no badge that can be read [broken-link]\n  help: link to a badge of the backpack, or put the file into evidence/"
    ),
    (
      "[a](../backpack/many.json)",
      "narratives/about.md:3:1: warning: '../backpack/many.json' holds several badges; this leads to the first [ambiguous-badge]"
    ),
    (
      "[a](//evil.example/x)",
      "narratives/about.md:3:1: error: pages cannot link to '//evil.example/x' [unusable-link]\n  help: link to an address that begins with https://, http:// or mailto:, or to a file of the portfolio"
    ),
    (
      "[a](JAVASCRIPT:alert)",
      "narratives/about.md:3:1: error: pages cannot link to 'JAVASCRIPT:alert' [unusable-link]\n  help: link to an address that begins with https://, http:// or mailto:, or to a file of the portfolio"
    ),
    (
      "![a](https://a.example/p.png)",
      "narratives/about.md:3:1: warning: the picture 'https://a.example/p.png' is on another site; it becomes a link [foreign-picture]\n  help: save the picture in evidence/ and show it from there, so that visitors load nothing from others"
    ),
    (
      "![a](../evidence/poster.pdf)",
      "narratives/about.md:3:1: warning: '../evidence/poster.pdf' is no picture; it becomes a link [not-a-picture]\n  help: leave out the '!' before the link"
    ),
    (
      "![](../evidence/pic.png)",
      "narratives/about.md:3:1: warning: the picture '../evidence/pic.png' has no alternative text [missing-alt-text]\n  help: say between the brackets what it shows, for those who cannot see it"
    ),
    (
      "a <u>b</u>",
      "narratives/about.md:3:3: warning: the HTML '<u>' is left out; only its words stay [raw-html]\n  help: write it in Markdown; a '<' that is meant is written '\\<'"
    ),
    (
      "[a](#b) # b",
      "narratives/about.md:3:1: warning: no heading is called '#b' [unknown-heading]\n  help: a heading is called by its words in lower case with hyphens: '#what-i-learned'"
    ),
    (
      "[a](about.md#b)",
      "narratives/about.md:3:1: warning: no heading is called '#b' [unknown-heading]\n  help: a heading is called by its words in lower case with hyphens: '#what-i-learned'"
    ),
    (
      ">>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>> a",
      "narratives/about.md:3:65: error: quotations, lists and emphasis stand in one another more than 64 deep; only the words stay [markdown-too-deep]\n  help: write it flatter"
    ),
  ])
  func `a link that cannot be made is told with its place`(markdown: String, message: String)
    async throws
  {
    let test = try TestPortfolio([
      "narratives/about.md": "---\n---\n" + markdown, "evidence/poster.pdf": "x",
      "lapel.yml": "learner: {identities: [secret@example.org]}", ".secret": "x",
      "backpack/notes.txt": "", "backpack/many.json": "",
    ])
    try test.write(smallPicture, to: "evidence/pic.png")
    try test.link("out", to: "/etc/passwd")
    try test.link("settings.txt", to: "lapel.yml")
    let many = [badge("many.json", id: "urn:1"), badge("many.json", id: "urn:2", indexInFile: 1)]
    #expect(try await test.findings(many) == [message])
  }

  @Test func `a file of many faults lists fifty of them`() async throws {
    let test = try TestPortfolio([
      "narratives/about.md": (1...60).map { "[a](gone-\($0).pdf)" }.joined(separator: "\n")
    ])
    let findings = try await test.findings()
    #expect(findings.count == 51)
    #expect(
      findings.last
        == "narratives/about.md: note: 10 more findings about this file are not listed [further-findings]"
    )
  }

  @Test func `a picture of a badge is shown as a copy, and a link to it leads to its page`()
    async throws
  {
    let test = try TestPortfolio([
      "narratives/about.md": "![a](../backpack/r.png) [b](../backpack/r.png)"
    ])
    try test.write(smallPicture, to: "backpack/r.png")
    let portfolio = try await test.portfolio([badge("r.png")])
    #expect(
      portfolio.introduction?.html.targets == [
        .attachment(outputPath: "files/backpack/r.png"),
        .page(.badge(slug: portfolio.badges[0].slug)),
      ])
    #expect(portfolio.attachments.map(\.kind) == [.picture])
  }
}
