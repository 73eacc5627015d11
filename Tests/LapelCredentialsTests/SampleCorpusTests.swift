import Foundation
import LapelCredentials
import LapelLinkedData
import Testing

/// The sample badges in the folder that `LAPEL_SHARED` names; without it this suite says that it was skipped.
@Suite(.enabled(if: Samples.isThere, "LAPEL_SHARED names no folder with samples/corpus"))
struct SampleCorpusTests {
  @Test(arguments: Samples.files)
  func `every sample decodes with its title and issuer`(file: String) throws {
    let bytes = try Samples.bytes("corpus/" + file)
    let encoding: EncodedCredential.Encoding = file.hasSuffix(".json") ? .json : .compactJWS
    let decoded = try CredentialDecoder(linked: Samples.linked()).credentials(
      in: EncodedCredential(encoding: encoding, bytes: bytes))
    #expect(decoded.leftOut.isEmpty)
    try #require(decoded.credentials.count == 1)
    let credential = decoded.credentials[0].credential
    #expect(credential.title != nil)
    #expect(credential.issuer?.name != nil)
    #expect(credential.validFrom?.moment != nil)
    #expect(credential.unknownMembers.isEmpty)
    #expect(credential.format.rawValue.hasPrefix(Samples.expectedFormat(of: file)))
    for member in credential.contents {
      guard case .credential(let inner) = member else {
        Issue.record("a member of \(file) is not decoded")
        continue
      }
      #expect(inner.title != nil)
    }
  }

  @Test func `an endorsement of a linked badge class is followed`() throws {
    let credential = try Samples.credential("ob2/hosted-endorsed-class.json")
    let endorsements = try #require(credential.subject.achievement?.endorsements)
    guard case .credential(let endorsement) = try #require(endorsements.first) else {
      Issue.record("the endorsement is not decoded")
      return
    }
    #expect(endorsement.format == .endorsementOpenBadges2)
    #expect(endorsement.subject.endorsementComment != nil)
    #expect(endorsement.issuer?.name != nil)
  }

  @Test func `a CLR keeps its three members in order`() throws {
    let credential = try Samples.credential("clr/clr-rdfc.json")
    #expect(credential.contents.count == 3)
    #expect(credential.title?.text(for: "en") == "Learner record / 学習記録")
  }
}

private enum Samples {
  static let folder = ProcessInfo.processInfo.environment["LAPEL_SHARED"].map { $0 + "/samples/" }

  static let isThere: Bool = {
    let isThere = folder.map { FileManager.default.fileExists(atPath: $0 + "corpus") } ?? false
    if !isThere { print("SampleCorpusTests skipped: LAPEL_SHARED names no folder with samples") }
    return isThere
  }()

  static let files: [String] = {
    guard let folder, let all = FileManager.default.enumerator(atPath: folder + "corpus") else {
      return []
    }
    let kinds = ["json", "jwt", "jws"]
    return all.compactMap { $0 as? String }.filter { file in
      kinds.contains { file.hasSuffix("." + $0) }
    }.sorted()
  }()

  static func bytes(_ file: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: try #require(folder) + file)))
  }

  static func linked() throws -> LinkedDocuments {
    let index = try JSONValue(parsing: bytes("snapshot/index.json"))
    var documents: [String: JSONValue] = [:]
    for member in index.object?.members ?? [] {
      let file = try #require(member.value.string)
      guard file.hasSuffix(".json") else { continue }
      documents[member.name] = try JSONValue(parsing: bytes("snapshot/" + file))
    }
    return LinkedDocuments(documents)
  }

  static func credential(_ file: String) throws -> Credential {
    let encoded = EncodedCredential(encoding: .json, bytes: try bytes("corpus/" + file))
    return try CredentialDecoder(linked: linked()).credentials(in: encoded).credentials[0]
      .credential
  }

  static func expectedFormat(of file: String) -> String {
    let folder = file.prefix { $0 != "/" }
    return switch folder {
    case "ob1": "ob1"
    case "ob2": file.hasSuffix(".jws") ? "ob2-signed" : "ob2-hosted"
    case "clr": file.hasSuffix(".jwt") ? "clr2-jwt" : "clr2-data-integrity"
    default: file.hasSuffix(".jwt") ? "ob3-jwt" : "ob3-data-integrity"
    }
  }
}
