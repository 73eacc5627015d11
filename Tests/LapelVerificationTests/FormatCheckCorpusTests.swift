import Foundation
import LapelCredentials
import LapelLinkedData
import Testing

@testable import LapelVerification

/// The sample badges in the folder that `LAPEL_SHARED` names; without it this suite says that it was skipped.
@Suite(.enabled(if: FormatCorpus.isThere, "LAPEL_SHARED names no folder with samples/corpus"))
struct FormatCheckCorpusTests {
  @Test(arguments: FormatCorpus.rows)
  func `every sample that must hold or lapse has its parts in the right form`(
    row: FormatCorpus.Row
  ) throws {
    let decoded = try FormatCorpus.credential(row.file)
    for part in FormatCorpus.parts(of: decoded) {
      let check = formatCheck(of: part)
      #expect(check.outcome == .passed, "\(row.file): \(check.message)")
      #expect(subjectCheck(of: part.credential).outcome == .passed)
    }
  }

  @Test(arguments: FormatCorpus.rows)
  func `the dates of every sample give the outcome that is expected of them`(
    row: FormatCorpus.Row
  ) throws {
    let moment = try #require(Timestamp(text: row.time).moment)
    let check = validityCheck(of: try FormatCorpus.credential(row.file).credential, at: moment)
    #expect(check.lapse == (row.outcome == "expired" ? .expired : nil), "\(check.message)")
  }

  @Test func `every kind of damage to a sample is found`() throws {
    // Every member that the standard requires, taken out of a rich credential one at a time.
    let paths = [
      ["@context"], ["id"], ["type"], ["issuer"], ["validFrom"], ["credentialSubject"],
      ["issuer", "id"], ["issuer", "type"], ["credentialSubject", "type"],
      ["credentialSubject", "achievement"], ["credentialSubject", "achievement", "id"],
      ["credentialSubject", "achievement", "type"], ["credentialSubject", "achievement", "name"],
      ["credentialSubject", "achievement", "description"],
      ["credentialSubject", "achievement", "criteria"],
    ]
    let decoded = try FormatCorpus.credential("corpus/ob3-di/eddsa-rdfc-2022-key-ed-2.json")
    for path in paths {
      let document = decoded.credential.document.removing(path[...])
      #expect(document != decoded.credential.document)
      let damaged = try CredentialDecoder().credentials(
        in: EncodedCredential(encoding: .json, bytes: document.text()))
      let check = formatCheck(of: try #require(damaged.credentials.first))
      // Without a type it is still a credential, of no kind that is known.
      let expected: Check.Outcome = .failed
      #expect(check.outcome == expected, "\(path): \(check.message)")
      #expect(check.message.contains("'\(path.joined(separator: "."))"), "\(check.message)")
    }
  }
}

extension JSONValue {
  fileprivate func removing(_ path: ArraySlice<String>) -> JSONValue {
    guard let name = path.first, var object else { return self }
    let rest = path.dropFirst()
    object[name] = rest.isEmpty ? nil : object[name]?.removing(rest)
    return JSONValue(.object(object))
  }
}

enum FormatCorpus {
  struct Row: Sendable, CustomTestStringConvertible {
    var file: String
    var outcome: String
    var time: String
    var testDescription: String { "\(file) at \(time)" }
  }

  static let folder = ProcessInfo.processInfo.environment["LAPEL_SHARED"].map { $0 + "/samples/" }

  static let isThere: Bool = {
    let isThere = folder.map { FileManager.default.fileExists(atPath: $0 + "corpus") } ?? false
    if !isThere {
      print("FormatCheckCorpusTests skipped: LAPEL_SHARED names no folder with samples")
    }
    return isThere
  }()

  /// The samples that are text; what the pictures hold is the same in kind.
  static let rows: [Row] = {
    guard let text = try? String(contentsOfFile: (folder ?? "") + "expected.tsv", encoding: .utf8)
    else { return [] }
    let outcomes = ["verified", "expired", "revoked", "suspended"]
    return text.split(separator: "\n").compactMap { line in
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard fields.count > 2, outcomes.contains(fields[1]) else { return nil }
      let kinds = [".json", ".jwt", ".jws"]
      guard kinds.contains(where: { fields[0].hasSuffix($0) }) else { return nil }
      return Row(file: fields[0], outcome: fields[1], time: fields[2])
    }
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

  static func credential(_ file: String) throws -> DecodedCredential {
    let encoding: EncodedCredential.Encoding = file.hasSuffix(".json") ? .json : .compactJWS
    let decoded = try CredentialDecoder(linked: linked()).credentials(
      in: EncodedCredential(encoding: encoding, bytes: bytes(file)))
    return try #require(decoded.credentials.first)
  }

  /// The credential, and those inside it.
  static func parts(of decoded: DecodedCredential) -> [DecodedCredential] {
    let credential = decoded.credential
    let inner =
      credential.contents + credential.endorsements
      + (credential.subject.achievement?.endorsements ?? [])
    return [decoded]
      + inner.flatMap { embedded -> [DecodedCredential] in
        guard case .credential(let inner) = embedded else { return [] }
        return parts(
          of: DecodedCredential(
            encoded: EncodedCredential(encoding: .json, bytes: []), credential: inner))
      }
  }
}
