import Foundation
import Testing

@Suite struct CommandLineTests {
  private let folder = TemporaryFolder()

  private func run(_ arguments: [String]) throws -> Program.Result {
    switch arguments.count {
    case 0: try Program.run(in: folder.path)
    case 1: try Program.run(arguments[0], in: folder.path)
    case 2: try Program.run(arguments[0], arguments[1], in: folder.path)
    case 3: try Program.run(arguments[0], arguments[1], arguments[2], in: folder.path)
    default:
      try Program.run(arguments[0], arguments[1], arguments[2], arguments[3], in: folder.path)
    }
  }

  private func makePortfolio(_ files: [String: String] = [:]) {
    folder.write("learner: {name: Amina Diallo}\n", to: "p/lapel.yml")
    folder.makeFolder("p/backpack")
    for (path, text) in files { folder.write(text, to: "p/\(path)") }
  }

  // MARK: Help and version

  @Test func `the version is a result`() throws {
    let result = try run(["--version"])
    #expect(result.status == 0)
    #expect(result.output == "0.1.0\n")
    #expect(result.errors == "")
  }

  @Test func `help is a result and has examples`() throws {
    let result = try run(["--help"])
    #expect(result.status == 0)
    #expect(
      result.output.contains(
        """
          lapel new my-portfolio
          cp ~/Downloads/*.png my-portfolio/backpack/
          lapel build my-portfolio
        """))
    #expect(result.errors == "")
    #expect(try run([]).output == result.output)
    let build = try run(["build", "--help"])
    #expect(build.status == 0)
    #expect(
      build.output.contains(
        """
          lapel build                          the portfolio in this folder, into _site
          lapel build amina --output public    another folder, another place
          lapel build --strict                 fail when a finding is an error
          lapel build --format json            a report for programs
        """))
    #expect(try run(["new", "--help"]).output.contains("  lapel new my-portfolio\n"))
  }

  @Test(arguments: [
    (["build", "--outptu", "x"], "Error: Unknown option '--outptu'. Did you mean '--output'?"),
    (["bild"], "Error: Unexpected argument 'bild'"),
    (
      ["build", "--format", "xml"],
      "Error: The value 'xml' is invalid for '--format <format>'. Please provide one of 'text' and 'json'."
    ),
    (["build", "--output"], "Error: Missing value for '--output <output>'"),
    (["build", "a", "b"], "Error: Unexpected argument 'b'"),
    (["new"], "Error: Missing expected argument '<directory>'"),
  ])
  func `a call that cannot be used ends with 2 and writes nothing`(
    arguments: [String], message: String
  ) throws {
    makePortfolio()
    let result = try run(arguments)
    #expect(result.status == 2)
    #expect(result.output == "")
    #expect(result.errors.hasPrefix(message + "\n"), "\(result.errors)")
    #expect(
      folder.tree("") == ["p/", "p/backpack/", "p/lapel.yml = learner: {name: Amina Diallo}\n"])
  }

  // MARK: lapel new

  @Test func `a new portfolio builds at once without findings`() throws {
    let made = try run(["new", "my portfolio"])
    #expect(made.status == 0)
    #expect(made.errors == "")
    #expect(
      made.output == """
        Made a portfolio in 'my portfolio'.
        Write your name into my portfolio/lapel.yml, put your badges into my portfolio/backpack, then run
          lapel build my portfolio

        """)
    let built = try run(["build", "my portfolio", "--strict"])
    #expect(built.status == 0)
    #expect(built.errors == "")
    #expect(
      built.output == """
        Built the portfolio of Your Name: 0 badges, 4 pages.
        16 files in my portfolio/_site, 0 of them unchanged, 0 old ones removed.
        Open my portfolio/_site/index.html to see it.

        """)
  }

  @Test func `a new portfolio is not made over something`() throws {
    folder.write("mine", to: "p/x")
    let result = try run(["new", "p"])
    #expect(result.status == 2)
    #expect(result.output == "")
    #expect(
      result.errors == """
        p: error: is there already and is not empty [folder-is-in-use]
          help: choose another name, or an empty folder

        """)
    #expect(folder.tree("") == ["p/", "p/x = mine"])
  }

  // MARK: lapel build

  @Test func `the folder may be the current one`() throws {
    makePortfolio()
    let result = try Program.run("build", in: folder.path(of: "p"))
    #expect(result.status == 0)
    #expect(result.output.contains("\nOpen _site/index.html to see it.\n"))
    #expect(folder.text(of: "p/_site/index.html") != nil)
  }

  @Test func `without a portfolio nothing is written`() throws {
    for (arguments, message) in [
      (
        ["build", "nowhere"],
        """
        error: there is no folder 'nowhere' [no-such-folder]
          help: give the folder of a portfolio, or make one with 'lapel new nowhere'

        """
      ),
      (
        ["build"],
        """
        lapel.yml: error: there is no file 'lapel.yml' in this folder [no-settings]
          help: give the folder of a portfolio, or make one with 'lapel new'

        """
      ),
    ] {
      let result = try run(arguments)
      #expect(result.status == 2)
      #expect(result.output == "")
      #expect(result.errors == message)
      #expect(folder.names == [])
    }
  }

  @Test func `wrong settings write nothing`() throws {
    folder.write("learner: {nam: Amina}\n", to: "p/lapel.yml")
    let result = try run(["build", "p"])
    #expect(result.status == 2)
    #expect(result.output == "")
    #expect(
      result.errors == """
        p/lapel.yml: error: 'learner.name' is missing [no-learner-name]
          help: add 'learner:' and, below it, '  name: ' with the name to show
        p/lapel.yml:1:11: warning: unknown key 'learner.nam' [unknown-key]
          help: did you mean 'learner.name'?

        """)
    #expect(folder.tree("") == ["p/", "p/lapel.yml = learner: {nam: Amina}\n"])
  }

  @Test func `a badge that cannot be read counts only when asked`() throws {
    makePortfolio(["backpack/broken.json": "{\"a\": "])
    let lenient = try run(["build", "p"])
    #expect(lenient.status == 0)
    #expect(lenient.output.hasPrefix("Built the portfolio of Amina Diallo: 0 badges, 4 pages.\n"))
    #expect(lenient.errors.hasPrefix("p/backpack/broken.json:1:7: error: "))
    #expect(
      lenient.errors.hasSuffix("\n1 file holds no badge that can be read: p/backpack/broken.json\n")
    )
    let strict = try run(["build", "p", "--strict"])
    #expect(strict.status == 1)
    #expect(strict.errors == lenient.errors)
    #expect(strict.output.contains("16 files in p/_site, 16 of them unchanged"))
  }

  @Test func `the report for programs is JSON and nothing else`() throws {
    makePortfolio(["backpack/bro\u{1B}ken👩‍💻.json": "{\"a\": "])
    let result = try run(["build", "p", "--format", "json"])
    #expect(result.status == 0)
    #expect(
      result.output == """
        {
          "lapel": "0.1.0",
          "output": "p/_site",
          "badges": 0,
          "pages": 4,
          "files": 16,
          "unchanged": 0,
          "removed": 0,
          "unreadable": [
            "p/backpack/bro\\\\u{1B}ken👩\\\\u{200D}💻.json"
          ],
          "diagnostics": [
            {
              "severity": "error",
              "identifier": "unreadable-badge",
              "path": "p/backpack/bro\\\\u{1B}ken👩\\\\u{200D}💻.json",
              "line": 1,
              "column": 7,
              "summary": "the JSON text cannot be read: expected a value, found the end of the text",
              "help": "download the badge again; a copy made by hand may have lost or changed characters"
            }
          ]
        }

        """)
    #expect((try? JSONSerialization.jsonObject(with: Data(result.output.utf8))) != nil)
    #expect(!result.errors.contains("\u{1B}"))
  }

  @Test func `nothing in a pipe is meant for a terminal`() throws {
    makePortfolio(["backpack/a\u{1B}[31m\rb\u{202E}\nc.json": "{"])
    let result = try run(["build", "p"])
    for text in [result.output, result.errors] {
      #expect(!text.contains { ["\u{1B}", "\r", "\u{202E}"].contains($0) })
    }
    #expect(
      result.errors.hasPrefix("p/backpack/a\\u{1B}[31m\\u{D}b\\u{202E}\\u{A}c.json:1:2: error: "))
    #expect(result.errors.split(separator: "\n").count == 3)
  }

  @Test func `a reader that goes away ends nothing`() throws {
    makePortfolio()
    let pipe = Pipe()
    try pipe.fileHandleForReading.close()
    let process = try Program.start(
      ["build", "p"], in: folder.path, output: pipe.fileHandleForWriting,
      errors: FileHandle.nullDevice)
    process.waitUntilExit()
    #expect(process.terminationReason == .exit)
    #expect(process.terminationStatus == 0)
  }

  @Test(arguments: [
    "p", "p/backpack", "p/backpack/site", "p/narratives", "p/evidence/x", "p/theme", ".", "link",
    "link/site", "p/../p/backpack/",
  ])
  func `the site never goes where the portfolio is`(output: String) throws {
    makePortfolio(["backpack/mine.txt": "mine"])
    folder.link("link", to: "p/backpack")
    let before = folder.tree("")
    let result = try run(["build", "p", "--output", output])
    #expect(result.status == 2)
    #expect(result.output == "")
    #expect(
      result.errors == """
        \(output): error: the site cannot go where the portfolio itself is kept [output-holds-input]
          help: choose another folder with --output, or leave it out to build into _site

        """)
    #expect(folder.tree("") == before)
  }

  @Test func `an output without a name is refused`() throws {
    makePortfolio()
    let result = try run(["build", "p", "--output", ""])
    #expect(result.status == 2)
    #expect(
      result.errors == """
        error: the name of the output folder is empty [no-output-name]
          help: name a folder after --output, or leave it out to build into _site

        """)
  }

  @Test func `an output that is a file is left alone`() throws {
    makePortfolio()
    folder.write("mine", to: "site")
    let result = try run(["build", "p", "--output", "site"])
    #expect(result.status == 2)
    #expect(
      result.errors == """
        site: error: is there and is no folder, or a symbolic link to one [output-is-no-folder]
          help: choose another output folder with --output

        """)
    #expect(folder.text(of: "site") == "mine")
    #expect(folder.names == ["p", "site"])
  }

  @Test func `a mistake in a theme leaves the old site`() throws {
    makePortfolio()
    #expect(try run(["build", "p"]).status == 0)
    let before = folder.tree("p/_site")
    for theme in ["{{#open}}", "{{<layout}}{{$main}}{{nothing}}{{/main}}{{/layout}}"] {
      folder.write(theme, to: "p/theme/not-found.mustache")
      let result = try run(["build", "p"])
      #expect(result.status == 2)
      #expect(result.output == "")
      #expect(result.errors.hasPrefix("p/theme/not-found.mustache:1:"))
      #expect(folder.tree("p/_site") == before)
      #expect(folder.tree("p").filter { $0.contains("staging") } == [])
    }
  }
}
