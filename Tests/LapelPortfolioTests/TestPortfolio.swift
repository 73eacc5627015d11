import Foundation
import LapelCredentials
import LapelDiagnostics
import LapelLinkedData
import LapelVerification

@testable import LapelBackpack
@testable import LapelPortfolio

/// A portfolio folder made for one test and removed after it.
final class TestPortfolio: Sendable {
  let folder: String

  init(_ files: [String: String] = [:]) throws {
    folder = FileManager.default.temporaryDirectory.path + "/lapel-test-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for (path, text) in files { try write(Array(text.utf8), to: path) }
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func write(_ bytes: [UInt8], to path: String) throws {
    let full = folder + "/" + path
    let parent = full[..<(full.lastIndex(of: "/") ?? full.endIndex)]
    try FileManager.default.createDirectory(
      atPath: String(parent), withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(fileURLWithPath: full))
  }

  func link(_ path: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: folder + "/" + path, withDestinationPath: target)
  }

  /// The portfolio with these badges in place of what the backpack folder holds.
  func portfolio(
    _ badges: [BackpackBadge] = [], settings: Settings = Settings(learner: .init(name: "Amina"))
  ) async throws -> Portfolio {
    await Portfolio(
      settings: settings, findings: [], backpack: Backpack(badges: badges),
      folder: try PortfolioFolder(folder, displayName: ""), hasBackpack: true)
  }

  /// What is wrong with that portfolio, as it is printed.
  func findings(
    _ badges: [BackpackBadge] = [], settings: Settings = Settings(learner: .init(name: "Amina"))
  ) async throws -> [String] {
    try await portfolio(badges, settings: settings).diagnostics.map(\.description)
  }
}

/// A badge as the backpack reader would hand it over.
func badge(
  _ path: String, id: String? = nil, name: String? = "Robotics", indexInFile: Int = 0,
  change: (inout Credential) -> Void = { _ in }
) -> BackpackBadge {
  var credential = Credential(format: .openBadges3Unsigned, document: .object([]))
  credential.id = id ?? "urn:test:\(path):\(indexInFile)"
  var achievement = Achievement(id: nil)
  achievement.name = name.map { LocalizedText($0) }
  credential.subject.achievement = achievement
  change(&credential)
  let bytes = Array("\(credential.id ?? "") \(path) \(indexInFile)".utf8)
  return badge(path, credential: credential, bytes: bytes, indexInFile: indexInFile)
}

func badge(
  _ path: String, credential: Credential, bytes: [UInt8], indexInFile: Int = 0
) -> BackpackBadge {
  let encoded = EncodedCredential(encoding: .json, bytes: bytes)
  let moment = Timestamp.Moment(
    secondsSince1970: 1_780_315_200, nanoseconds: 0, offsetMinutes: 0, hasTime: true)
  return BackpackBadge(
    file: BackpackFile(
      path: path, displayPath: "backpack/" + path, absolutePath: "/nowhere/" + path,
      kind: path.hasSuffix(".png") ? .png : .json, byteCount: bytes.count,
      digest: SHA256.digest(of: bytes), pixelSize: nil),
    indexInFile: indexInFile, encoded: encoded,
    assessed: CredentialAssessor(request: VerificationRequest(moment: moment)).assessment(
      of: DecodedCredential(encoded: encoded, credential: credential)))
}

extension MarkdownHTML {
  /// The HTML with targets written out.
  var readable: String {
    html { target in
      switch target {
      case .page(.home): WebLink(inSite: "HOME")
      case .page(.badge(let slug)): WebLink(inSite: "BADGE/" + slug)
      case .page(.stack(let slug)): WebLink(inSite: "STACK/" + slug)
      case .page(.page(let slug)): WebLink(inSite: "PAGE/" + slug)
      case .page(.skill(let slug)): WebLink(inSite: "SKILL/" + slug)
      case .page(.issuer(let slug)): WebLink(inSite: "ISSUER/" + slug)
      case .attachment(let path): WebLink(inSite: "FILE/" + path)
      }
    }
  }
}

/// A PNG of 3 by 2 grey pixels.
let smallPicture = [UInt8](
  Data(
    base64Encoded:
      "iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAAAAAC4HznGAAAADklEQVR4nGNg"
      + "CFjAAMQABkgB4WinZEAAAAAASUVORK5CYII="
  ) ?? Data())
