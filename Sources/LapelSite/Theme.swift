import LapelDiagnostics
import LapelLinkedData
import LapelPortfolio
import LapelTemplates

/// The templates and assets of a site: Lapel's own, with those of the portfolio's `theme/` in their place.
struct Theme: Sendable {
  let templates: TemplateLibrary
  let assets: SiteAssets
  /// Files that change nothing, and may have been meant to.
  let diagnostics: [Diagnostic]

  /// - Throws: every mistake in every template.
  init(overrides: [ThemeFile]) throws(UnusablePortfolio) {
    var sources = BuiltInTheme.templates.map { name, text in
      (name, TemplateSource(name: name, path: "Templates/\(name).mustache", text: decoded(text)))
    }
    var assets = BuiltInTheme.assets
    var further: [(name: String, bytes: [UInt8])] = []
    var mistakes: [Diagnostic] = []
    var doubts: [Diagnostic] = []
    for file in overrides {
      let location = Diagnostic.Location(path: file.displayPath)
      guard isPlainName(file.path) else {
        mistakes.append(.oddThemeFileName(at: location))
        continue
      }
      if file.path.hasSuffix(".mustache") {
        let name = String(file.path.dropLast(".mustache".count))
        let source = TemplateSource(name: name, path: file.displayPath, text: decoded(file.bytes))
        if let index = sources.firstIndex(where: { $0.0 == name }) {
          sources[index].1 = source
        } else {
          sources.append((name, source))
          let known = BuiltInTheme.templates.map { $0.name + ".mustache" }
          if let meant = nearestName(to: file.path, among: known) {
            doubts.append(.perhapsMisspelt(at: location, meant: meant))
          }
        }
      } else if let index = assets.firstIndex(where: { $0.name == file.path }) {
        assets[index].bytes = file.bytes
      } else if !isAsset(file.path) {
        mistakes.append(.noThemeFile(at: location))
      } else {
        further.append((file.path, file.bytes))
        if let meant = nearestName(to: file.path, among: BuiltInTheme.assets.map { $0.name }) {
          doubts.append(.perhapsMisspelt(at: location, meant: meant))
        }
      }
    }
    do {
      templates = try TemplateLibrary(compiling: sources.map(\.1), mode: .strict)
    } catch {
      mistakes += error.diagnostics
      throw UnusablePortfolio(diagnostics: mistakes)
    }
    guard mistakes.isEmpty else { throw UnusablePortfolio(diagnostics: mistakes) }
    self.assets = SiteAssets(named: assets, further: further)
    diagnostics = doubts
  }
}

/// The files under `assets/`: Lapel's own are named after their content, so that hosts can let browsers keep them.
struct SiteAssets: Sendable {
  let files: [OutputFile]
  /// Whether every name changes with its content, so that browsers may keep the files for good.
  let areNamedByContent: Bool
  private let addresses: [String: SiteAddress]

  /// Lapel's own, where no file of the theme takes their place.
  let ownFiles: [OutputFile]
  /// The files of a portfolio that is a site of its own, which has no search.
  var filesOfPortfolio: [OutputFile] { files.filter { $0.address != searchScript } }

  init(named assets: [(name: String, bytes: [UInt8])], further: [(name: String, bytes: [UInt8])]) {
    var files: [OutputFile] = []
    var addresses: [String: SiteAddress] = [:]
    for asset in assets {
      let hash = SHA256.hexDigest(of: asset.bytes).prefix(10)
      let dot = asset.name.lastIndex(of: ".") ?? asset.name.endIndex
      let address = SiteAddress.asset("\(asset.name[..<dot])-\(hash)\(asset.name[dot...])")
      addresses[asset.name] = address
      files.append(OutputFile(address, .bytes(asset.bytes)))
    }
    // Further files of a theme keep their names: only its own style sheet refers to them.
    files += further.map { OutputFile(.asset($0.name), .bytes($0.bytes)) }
    self.files = files
    let builtIn = BuiltInTheme.assets
    ownFiles = zip(files, assets).filter { _, asset in
      builtIn.contains { $0.name == asset.name && $0.bytes == asset.bytes }
    }.map(\.0)
    areNamedByContent = further.isEmpty
    self.addresses = addresses
  }

  var stylesheet: SiteAddress { address(of: "site.css") }
  var icon: SiteAddress { address(of: "icon.svg") }
  /// The script that checks badges in the browser.
  var checkScript: SiteAddress { address(of: "verify.js") }
  /// The script that searches a showcase.
  var searchScript: SiteAddress { address(of: "search.js") }
  /// The script of the frame in which the verifier runs.
  var verifierFrameScript: SiteAddress { address(of: "verifier-frame.js") }
  /// What stands for the picture of a badge that brings none.
  var noPicture: SiteAddress { address(of: "no-picture.svg") }

  private func address(of name: String) -> SiteAddress {
    guard let address = addresses[name] else {
      preconditionFailure("Lapel's own theme has the asset '\(name)'.")
    }
    return address
  }
}

/// A file name that is safe on every host: letters, digits, `.`, `_`, `-`, not hidden.
private func isPlainName(_ name: String) -> Bool {
  !name.hasPrefix(".") && !name.isEmpty && name.utf8.count <= 100
    && name.utf8.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2E, 0x5F, 0x2D: true
      default: false
      }
    }
}

/// Whether the name is one of a file that a style sheet refers to.
private func isAsset(_ name: String) -> Bool {
  let endings = [
    "css", "woff2", "woff", "ttf", "otf", "png", "jpg", "jpeg", "gif", "webp", "avif", "svg", "ico",
    "txt",
  ]
  return endings.contains { name.lowercased().hasSuffix("." + $0) }
}

private func decoded(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

extension Diagnostic {
  static func noThemeFile(at location: Location) -> Diagnostic {
    Diagnostic(
      .error, "no-theme-file", at: location,
      "a theme holds templates, style sheets, fonts and pictures, and this is none of them",
      help: "put files to publish into evidence/")
  }

  static func perhapsMisspelt(at location: Location, meant name: String) -> Diagnostic {
    Diagnostic(
      .warning, "perhaps-misspelt", at: location, "this theme file takes the place of nothing",
      help: "did you mean '\(name)'?")
  }

  static func oddThemeFileName(at location: Location) -> Diagnostic {
    Diagnostic(
      .error, "odd-theme-file-name", at: location,
      "a theme file needs a plain name, directly in theme/",
      help: "use only letters, digits, '.', '_' and '-', as in 'badge.mustache' or 'site.css'")
  }
}
