import Foundation
import LapelDiagnostics
import LapelPortfolio
import Testing

@testable import LapelSite

@Suite struct ThemeTests {
  private func file(_ path: String, _ text: String) -> ThemeFile {
    ThemeFile(path: path, displayPath: "theme/\(path)", bytes: Array(text.utf8))
  }

  private func mistakes(_ files: ThemeFile...) -> [String] {
    do {
      _ = try Theme(overrides: files)
      return []
    } catch {
      return error.diagnostics.map(\.description)
    }
  }

  private func paths(_ theme: Theme) -> [String] { theme.assets.files.map(\.address.path) }

  @Test func `without a theme Lapel's own files are used, named after their content`() throws {
    let assets = try Theme(overrides: []).assets
    #expect(
      assets.files.map { $0.address.path.replacing(/-[0-9a-f]{10}\./, with: "-HASH.") }
        == [
          "assets/icon-HASH.svg", "assets/no-picture-HASH.svg", "assets/search-HASH.js",
          "assets/site-HASH.css", "assets/verifier-frame-HASH.js", "assets/verify-HASH.js",
        ])
    #expect(
      Set(assets.files.map(\.address)).subtracting(assets.filesOfPortfolio.map(\.address))
        == [assets.searchScript])
    #expect(assets.stylesheet.path.hasSuffix(".css"))
    #expect(assets.icon.path.hasPrefix("assets/icon-"))
    #expect(assets.noPicture.path.hasPrefix("assets/no-picture-"))
  }

  @Test func `an asset of the theme takes the place of Lapel's, under a new name`() throws {
    let own = try Theme(overrides: []).assets
    let other = try Theme(overrides: [file("site.css", "body {}")]).assets
    #expect(other.stylesheet != own.stylesheet)
    #expect(other.icon == own.icon)
    let bytes = try other.files.first { $0.address == other.stylesheet }?.bytes()
    #expect(bytes == Array("body {}".utf8))
    #expect(other.files.count == own.files.count)
  }

  private func themeFile(_ name: String, _ text: String) -> ThemeFile {
    ThemeFile(path: name, displayPath: "theme/" + name, bytes: Array(text.utf8))
  }

  @Test func `a file that is nearly named like one of Lapel's is doubted`() throws {
    let theme = try Theme(overrides: [
      themeFile("bagde.mustache", "<p>"), themeFile("stie.css", ""), themeFile("font.woff2", ""),
    ])
    #expect(
      theme.diagnostics.map(\.description) == [
        """
        theme/bagde.mustache: warning: this theme file takes the place of nothing [perhaps-misspelt]
          help: did you mean 'badge.mustache'?
        """,
        """
        theme/stie.css: warning: this theme file takes the place of nothing [perhaps-misspelt]
          help: did you mean 'site.css'?
        """,
      ])
    #expect(!theme.assets.areNamedByContent)
  }

  @Test func `a page or script in a theme is refused`() {
    let error = #expect(throws: UnusablePortfolio.self) {
      try Theme(overrides: [themeFile("evil.html", "<p>")])
    }
    #expect(
      error?.diagnostics.map(\.description) == [
        """
        theme/evil.html: error: a theme holds templates, style sheets, fonts and pictures, and this is none of them [no-theme-file]
          help: put files to publish into evidence/
        """
      ])
  }

  @Test func `further files are published under their own names`() throws {
    let theme = try Theme(overrides: [file("font.woff2", "x"), file("Logo_2.PNG", "y")])
    #expect(paths(theme).contains("assets/font.woff2"))
    #expect(paths(theme).contains("assets/Logo_2.PNG"))
  }

  @Test(arguments: [
    "fonts/a.woff", "ü.css", "a b.css", "a\nb.css", "\u{202E}.css", "a%20.css",
    String(repeating: "a", count: 101), "-x/../y",
  ])
  func `a file with an odd name is refused`(name: String) {
    #expect(
      mistakes(file(name, "")) == [
        """
        theme/\(name): error: a theme file needs a plain name, directly in theme/ \
        [odd-theme-file-name]
          help: use only letters, digits, '.', '_' and '-', as in 'badge.mustache' or 'site.css'
        """
      ])
  }

  @Test func `mistakes in templates are told with their place, all of them`() {
    let names = BuiltInTheme.templates.map(\.name).sorted().joined(separator: ", ")
    #expect(
      mistakes(
        file("not-found.mustache", "<p>\n  {{#open}}</p>"), file("ü.css", ""),
        file("page.mustache", "{{>missing-part}}")
      ) == [
        """
        theme/ü.css: error: a theme file needs a plain name, directly in theme/ [odd-theme-file-name]
          help: use only letters, digits, '.', '_' and '-', as in 'badge.mustache' or 'site.css'
        """,
        """
        theme/not-found.mustache:2:3: error: '{{#open}}' is not ended [template-unclosed-section]
          help: end it with '{{/open}}'
        """,
        """
        theme/page.mustache:1:1: error: no template named 'missing-part' [unknown-template]
          help: the templates are: \(names)
        """,
      ])
  }

  @Test func `a template of the theme takes the place of Lapel's`() async throws {
    let site = try await TestPortfolio([
      (
        "theme/not-found.mustache",
        "{{<layout}}{{$main}}<h1>Lost, {{learnerName}}?</h1>{{/main}}{{/layout}}"
      ),
      ("theme/site.css", "body { color: red }"),
    ]).site()
    #expect(site.text("404.html").contains("<h1>Lost, Amina Diallo?</h1>"))
    let style = site.paths.first { $0.hasPrefix("assets/site-") } ?? ""
    #expect(site.text(style) == "body { color: red }")
    #expect(site.text("index.html").contains("href=\"\(style)\""))
  }

  @Test func `a template may use a partial of the theme's own`() async throws {
    let site = try await TestPortfolio([
      ("theme/not-found.mustache", "{{<layout}}{{$main}}{{>greeting}}{{/main}}{{/layout}}"),
      ("theme/greeting.mustache", "<h1>Hello</h1>"),
    ]).site()
    #expect(site.text("404.html").contains("<h1>Hello</h1>"))
  }

  @Test func `a name that a page does not have stops the build with its place`() async throws {
    let portfolio = TestPortfolio([
      (
        "theme/not-found.mustache",
        "{{<layout}}{{$main}}\n<h1>{{learnerNam}}</h1>{{/main}}{{/layout}}"
      )
    ])
    let site = try await SiteBuilder(portfolio: portfolio.portfolio()).site()
    let page = site.files.first { $0.address == .notFound }
    let refused = #expect(throws: Diagnostic.self) { try page?.bytes() }
    #expect(
      refused?.description == """
        theme/not-found.mustache:2:5: error: no value named 'learnerNam' here [unknown-value]
          help: did you mean 'learnerName'?
        """)
  }

  @Test func `a theme file with the name of a published asset stops the build`() async throws {
    let icon = try Theme(overrides: []).assets.icon.path.dropFirst("assets/".count)
    let portfolio = TestPortfolio([("theme/\(icon)", "x")])
    let site = try await SiteBuilder(portfolio: portfolio.portfolio()).site()
    let refused = await #expect(throws: Diagnostic.self) {
      try await SiteWriter(output: portfolio.folder.path(of: "_site")).write(site.files)
    }
    #expect(refused == .twoFilesInOnePlace("assets/\(icon)"))
  }
}

@Suite struct BuiltInThemeTests {
  private func names(in folder: String) throws -> [String] {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent()
      .deletingLastPathComponent()
    return try FileManager.default.contentsOfDirectory(
      atPath: root.appendingPathComponent(folder).path
    ).filter { !$0.hasPrefix(".") }.sorted()
  }

  private func text(_ path: String) throws -> [UInt8] {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent()
      .deletingLastPathComponent()
    return Array(try Data(contentsOf: root.appendingPathComponent(path)))
  }

  @Test func `every template of the folder travels inside, and no other`() throws {
    #expect(
      try BuiltInTheme.templates.map { "\($0.name).mustache" }.sorted() == names(in: "Templates"))
    for (name, bytes) in BuiltInTheme.templates {
      #expect(try bytes == text("Templates/\(name).mustache"), "\(name)")
    }
  }

  @Test func `every asset of the folder travels inside, and no other`() throws {
    #expect(try BuiltInTheme.assets.map(\.name).sorted() == names(in: "Assets"))
    for (name, bytes) in BuiltInTheme.assets {
      #expect(try bytes == text("Assets/\(name)"), "\(name)")
    }
  }
}
