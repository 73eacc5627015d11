import Foundation
import LapelDiagnostics
import LapelPortfolio

@testable import LapelSite

/// A portfolio in a temporary folder, built in memory.
final class TestPortfolio: Sendable {
  let folder = TemporaryFolder()

  init(settings: String = "learner: {name: Amina Diallo}\n", _ files: [(String, String)] = []) {
    folder.write(settings, to: "lapel.yml")
    folder.makeFolder("backpack")
    for (path, text) in files { folder.write(text, to: path) }
  }

  func portfolio() async throws -> Portfolio {
    try await PortfolioReader(folder: folder.path).portfolio()
  }

  /// The site, with the bytes of every file.
  func site(verifier: VerifierModule? = nil) async throws -> BuiltSite {
    let portfolio = try await portfolio()
    let site = try await SiteBuilder(portfolio: portfolio, verifier: verifier).site()
    var files: [String: [UInt8]] = [:]
    for file in site.files { files[file.address.path] = try file.bytes() }
    return BuiltSite(portfolio: portfolio, site: site, files: files)
  }
}

/// A site in memory.
struct BuiltSite {
  let portfolio: Portfolio
  let site: Site
  let files: [String: [UInt8]]

  var paths: [String] { site.files.map(\.address.path) }

  func text(_ path: String) -> String { String(decoding: files[path] ?? [], as: UTF8.self) }

  /// The page of the first badge with that file name.
  func badgePage(_ fileName: String) -> String { text("badges/\(slug(fileName))/index.html") }

  func slug(_ fileName: String) -> String {
    portfolio.badges.first { $0.source.file.path == fileName }?.slug ?? "no badge \(fileName)"
  }

  /// The files whose text holds the words.
  func paths(holding words: String) -> [String] {
    paths.filter { text($0).contains(words) }
  }
}

/// An unsigned badge, Open Badges 3.0.
struct TestBadge {
  var id = "urn:uuid:11111111-1111-4111-8111-111111111111"
  var name = "Bread Baking"
  var description = "Bakes bread."
  /// Members of the credential, each ending in a comma.
  var credentialMembers = ""
  var subjectMembers = ""
  var achievementMembers = ""
  var issuerMembers = ""
  var issuerID = "https://bakery.example/issuer"
  var issuerName = "Bakery"
  var validFrom = "2025-03-01T10:00:00Z"

  var json: String {
    """
    {
      "@context": ["https://www.w3.org/ns/credentials/v2",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
      "id": \(Self.quoted(id)),
      "type": ["VerifiableCredential", "OpenBadgeCredential"],
      \(credentialMembers)
      "issuer": {"id": \(Self.quoted(issuerID)), "type": ["Profile"], \(issuerMembers)
        "name": \(Self.quoted(issuerName))},
      "validFrom": \(Self.quoted(validFrom)),
      "credentialSubject": {"type": ["AchievementSubject"], \(subjectMembers)
        "achievement": {"id": "https://bakery.example/achievements/bread", "type": ["Achievement"],
          \(achievementMembers)
          "criteria": {"narrative": "Bake a loaf."},
          "description": \(Self.quoted(description)), "name": \(Self.quoted(name))}}
    }
    """
  }

  /// The text as a JSON string, in ASCII.
  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for unit in text.utf16 {
      switch unit {
      case 0x22, 0x5C: quoted += "\\" + String(UnicodeScalar(UInt8(unit)))
      case 0x20...0x7E: quoted += String(UnicodeScalar(UInt8(unit)))
      default:
        let digits = String(unit, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }
    }
    return quoted + "\""
  }
}
