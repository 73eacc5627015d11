import Foundation
import LapelCredentials
import LapelDiagnostics
import LapelLinkedData
import LapelVerification

/// The documents that badges link to, as somebody fetched and kept them: `index.json` and the files it names.
///
/// The index is an object of addresses: `{"https://…": {"file": "a.json"}}`, or a plain string in place of the object.
package struct SnapshotStore: Sendable {
  private static let maximumEntries = 100_000
  private static let maximumFileBytes = 16 << 20
  private static let maximumBytes = 256 << 20

  private let folder: String
  private let displayName: String

  /// The store in the folder that holds `index.json`, which diagnostics call `displayName`.
  package init(folder: String, displayName: String) {
    self.folder = folder
    self.displayName = displayName
  }

  /// The store of a backpack folder: its `.snapshots`.
  package init(backpack folder: String, displayName: String = "backpack") {
    self.init(folder: folder + "/.snapshots", displayName: displayName + "/.snapshots")
  }

  /// The JSON documents of the store; without an `index.json` there are none.
  ///
  /// What is not JSON (a picture, a signed list) is left where it is. An entry that cannot be used is a diagnostic, and
  /// the others still count.
  package func snapshot() -> Snapshot {
    guard access(indexPath, F_OK) == 0 else { return Snapshot() }
    do throws(FileFlaw) {
      let bytes = try RegularFile(path: indexPath).bytes(limit: Self.maximumFileBytes)
      return documents(of: try index(in: bytes), at: bytes)
    } catch {
      return Snapshot(diagnostics: [error.diagnostic(at: displayPath)])
    }
  }

  private var indexPath: String { folder + "/index.json" }
  private var displayPath: String { displayName + "/index.json" }

  private func index(in bytes: [UInt8]) throws(FileFlaw) -> [JSONObject.Member] {
    let index: JSONValue
    do throws(JSONError) {
      index = try JSONValue(parsing: bytes)
    } catch {
      throw .snapshotIndexNotJSON(error).at(error.position(in: bytes))
    }
    guard let members = index.object?.members else { throw .snapshotIndexNotAnObject }
    guard members.count <= Self.maximumEntries else {
      throw .tooManySnapshots(limit: Self.maximumEntries)
    }
    return members
  }

  private func documents(of members: [JSONObject.Member], at index: [UInt8]) -> Snapshot {
    var documents: [String: JSONValue] = [:]
    var pictures: [String: KeptPicture] = [:]
    var kept = KeptDocuments()
    var diagnostics: [Diagnostic] = []
    var byteCount = 0
    let root = resolved(folder)
    for member in members {
      do throws(FileFlaw) {
        let (path, bytes) = try file(of: member, in: root)
        byteCount += bytes.count
        guard byteCount <= Self.maximumBytes else { throw .snapshotsTooLarge(Self.maximumBytes) }
        let json = try document(in: bytes, of: member)
        if let json { documents[member.name] = json }
        kept[DocumentAddress(member.name)] = DocumentCopy(
          bytes: bytes, json: json, mediaType: member.value["type"]?.string,
          time: member.value["time"]?.string, origin: .kept)
        if Picture(inspecting: bytes) != nil {
          pictures[member.name] = KeptPicture(
            absolutePath: path, byteCount: bytes.count, digest: sha256Digest(of: bytes))
        }
      } catch {
        let start = member.value.sourceRange.map { Int($0.lowerBound) } ?? 0
        let flaw = error.at(SourcePosition(ofOffset: start, in: index))
        diagnostics.append(flaw.diagnostic(at: displayPath))
        if byteCount > Self.maximumBytes { break }
      }
    }
    return Snapshot(
      documents: LinkedDocuments(documents), pictures: pictures, kept: kept,
      diagnostics: diagnostics)
  }

  /// The file of an entry, which must be in the folder: neither its path nor a link on the way may lead out.
  private func file(
    of member: JSONObject.Member, in root: String?
  ) throws(FileFlaw) -> (path: String, bytes: [UInt8]) {
    guard let name = member.value.string ?? member.value["file"]?.string else {
      throw .snapshotWithoutFile(address: member.name)
    }
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    guard !name.isEmpty, !name.utf8.contains(0), !parts.contains(""), !parts.contains("."),
      !parts.contains("..")
    else { throw .snapshotPathLeadsOut(name) }
    let path = "\(folder)/\(name)"
    guard let root, let target = resolved(path) else { throw .snapshotMissing(name) }
    guard target.utf8.starts(with: "\(root)/".utf8) else { throw .snapshotPathLeadsOut(name) }
    do throws(FileFlaw) {
      return (target, try RegularFile(path: target).bytes(limit: Self.maximumFileBytes))
    } catch {
      throw .snapshotUnreadable(name, error)
    }
  }

  private func document(
    in bytes: [UInt8], of member: JSONObject.Member
  ) throws(FileFlaw) -> JSONValue? {
    guard FileContent(of: bytes) == .json else { return nil }
    do throws(JSONError) {
      return try JSONValue(parsing: bytes)
    } catch {
      throw .snapshotNotJSON(address: member.name, error, error.position(in: bytes))
    }
  }

  /// The path without links and dots, or nil when nothing is there.
  private func resolved(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}

/// What a snapshot store holds.
package struct Snapshot: Sendable {
  package var documents = LinkedDocuments()
  /// By address.
  package var pictures: [String: KeptPicture] = [:]
  /// Every document as its bytes, for the verifier.
  package var kept = KeptDocuments()
  package var diagnostics: [Diagnostic] = []
}

/// A picture that a badge names by its address and somebody kept.
package struct KeptPicture: Sendable, Hashable {
  let absolutePath: String
  let byteCount: Int
  let digest: [UInt8]

  /// The picture, read again; nil when it is gone or no longer what it was.
  package func picture() -> Picture? {
    guard let bytes = try? RegularFile(path: absolutePath).bytes(limit: byteCount),
      sha256Digest(of: bytes) == digest
    else { return nil }
    return Picture(inspecting: bytes)
  }
}

extension FileFlaw {
  static func snapshotIndexNotJSON(_ error: JSONError) -> FileFlaw {
    FileFlaw(
      "snapshot-index", "the index of kept documents is not JSON: \(error)",
      help: "remove the folder .snapshots, and fetch the documents again")
  }

  static let snapshotIndexNotAnObject = FileFlaw(
    "snapshot-index", "the index of kept documents is not a JSON object",
    help: "expected {\"https://…\": {\"file\": \"a.json\"}}")

  static func tooManySnapshots(limit: Int) -> FileFlaw {
    FileFlaw(
      "snapshot-index", "the index of kept documents has more than \(limit) entries",
      help: "remove those that no badge needs")
  }

  static func snapshotsTooLarge(_ limit: Int) -> FileFlaw {
    FileFlaw(
      .warning, "snapshot-size",
      "the kept documents have more than \(limit) bytes together; from here on they were not read",
      help: "remove those that no badge needs")
  }

  static func snapshotWithoutFile(address: String) -> FileFlaw {
    FileFlaw(
      .warning, "snapshot-entry", "the entry of '\(printable(address))' names no file",
      help: "expected {\"file\": \"a.json\"} or \"a.json\"")
  }

  static func snapshotPathLeadsOut(_ name: String) -> FileFlaw {
    FileFlaw(
      .warning, "snapshot-entry",
      "the file '\(printable(name))' is not inside the folder of kept documents",
      help: "put it beside index.json, and name it by its path from there")
  }

  static func snapshotMissing(_ name: String) -> FileFlaw {
    FileFlaw(
      .warning, "snapshot-entry", "there is no file '\(printable(name))'",
      help: "fetch it again, or remove its entry")
  }

  static func snapshotUnreadable(_ name: String, _ flaw: FileFlaw) -> FileFlaw {
    FileFlaw(
      .warning, "snapshot-entry", "'\(printable(name))' was not read: \(flaw.summary)",
      help: flaw.help)
  }

  static func snapshotNotJSON(
    address: String, _ error: JSONError, _ position: SourcePosition
  ) -> FileFlaw {
    FileFlaw(
      .warning, "snapshot-entry",
      "the document kept for '\(printable(address))' is not JSON: line \(position.line), "
        + "column \(position.column): \(error)",
      help: "fetch it again, or remove its entry")
  }
}
