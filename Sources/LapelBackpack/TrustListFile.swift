import Foundation
import LapelDiagnostics
import LapelLinkedData
import LapelVerification

/// A file that names issuers that its reader trusts, and why.
///
/// ```json
/// [{"id": "did:web:college.example", "name": "Lindmere College", "reason": "on the ministry's list of 1 May 2026"}]
/// ```
package enum TrustListFile {
  package static let maximumSize = 16 << 20

  /// The list in a file.
  package static func list(at path: String) throws(Diagnostic) -> TrustList {
    do throws(FileFlaw) {
      return try list(
        in: try RegularFile(path: path).bytes(limit: maximumSize), displayPath: path)
    } catch {
      throw error.diagnostic(at: path)
    }
  }

  /// The list in the bytes of a file that diagnostics call `displayPath`.
  package static func list(
    in bytes: [UInt8], displayPath: String
  ) throws(FileFlaw) -> TrustList {
    let value: JSONValue
    do throws(JSONError) {
      value = try JSONValue(parsing: bytes)
    } catch {
      throw .trustListNotJSON(error).at(error.position(in: bytes))
    }
    guard let entries = value.array else { throw .trustListNoArray }
    var trusted: [TrustList.Entry] = []
    for entry in entries {
      guard let id = entry["id"]?.string, let name = entry["name"]?.string,
        let reason = entry["reason"]?.string
      else {
        let start = entry.sourceRange.map { Int($0.lowerBound) } ?? 0
        throw .trustListEntryIncomplete.at(SourcePosition(ofOffset: start, in: bytes))
      }
      trusted.append(TrustList.Entry(issuerID: id, name: name, reason: reason))
    }
    return TrustList(trusted)
  }
}

extension FileFlaw {
  private static let form =
    "expected [{\"id\": \"did:web:college.example\", \"name\": \"College\", \"reason\": \"why it is trusted\"}]"

  static func trustListNotJSON(_ error: JSONError) -> FileFlaw {
    FileFlaw("trust-list", "the trust list is not JSON: \(error)", help: form)
  }

  static var trustListNoArray: FileFlaw {
    FileFlaw("trust-list", "the trust list is not a JSON array", help: form)
  }

  static var trustListEntryIncomplete: FileFlaw {
    FileFlaw("trust-list", "an entry of the trust list lacks 'id', 'name' or 'reason'", help: form)
  }
}
