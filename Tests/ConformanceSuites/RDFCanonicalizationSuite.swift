import LapelLinkedData

/// The published tests of RDFC-1.0, run from the folder that holds their manifest.
struct RDFCanonicalizationSuite {
  private struct Entry {
    let id: String
    let name: String
    let type: String
    let action: String
    let result: String?
    let hash: RDFCanonicalizationHash
  }

  private static let folder = SharedFolder.suites + "/rdf-canon"

  private let shared: SharedFolder
  private let entries: [Entry]

  init(in shared: SharedFolder) throws {
    self.shared = shared
    let file = Self.folder + "/manifest.jsonld"
    guard let entries = try shared.json(at: file)["entries"]?.array else {
      throw Malformed(file: file)
    }
    self.entries = try entries.map { entry in
      guard let id = entry["id"]?.string, let name = entry["name"]?.string,
        let type = entry["type"]?.string, let action = entry["action"]?.string
      else { throw Malformed(file: file) }
      let hash: RDFCanonicalizationHash =
        switch entry["hashAlgorithm"]?.string {
        case nil: .sha256
        case "SHA384": .sha384
        default: throw Malformed(file: file)
        }
      return Entry(
        id: id, name: name, type: type, action: action,
        result: entry["result"]?.string, hash: hash)
    }
  }

  func tests() -> [PublishedTest] {
    entries.map { entry in
      PublishedTest("\(entry.id) \(entry.name)") { try failure(of: entry) }
    }
  }

  private func failure(of entry: Entry) throws -> String? {
    let dataset = try RDFDataset(parsingNQuads: bytes(of: entry.action))
    switch entry.type {
    case "rdfc:RDFC10EvalTest":
      let expected = try bytes(of: entry.result ?? "")
      let actual = try dataset.canonicalNQuads(hash: entry.hash)
      return actual == expected ? nil : "got\n" + String(decoding: actual, as: UTF8.self)
    case "rdfc:RDFC10MapTest":
      let expected = try JSONValue(parsing: bytes(of: entry.result ?? ""))
      let labels = try dataset.canonicalized(hash: entry.hash).labels
      let isSame =
        labels.count == expected.object?.members.count
        && labels.enumerated().allSatisfy { number, label in
          expected.object?[label]?.string == "c14n\(number)"
        }
      return isSame ? nil : "got \(labels)"
    case "rdfc:RDFC10NegativeEvalTest":
      do throws(RDFCanonicalizationError) {
        _ = try dataset.canonicalNQuads(hash: entry.hash)
        return "has a canonical form"
      } catch {
        guard case .tooManySteps = error else { return "\(error)" }
        return nil
      }
    default: return "unknown type \(entry.type)"
    }
  }

  private func bytes(of file: String) throws -> [UInt8] {
    try shared.bytes(at: "\(Self.folder)/\(file)")
  }
}
