import LapelLinkedData

/// The documents that verifying the sample needs, as the backpack keeps them under `.snapshots`.
struct Snapshot {
  /// When they were all "fetched".
  private static let time = "2026-11-01T09:00:00Z"

  /// `index.json` and the files that it names.
  let files: [MadeFile]

  init(of documents: [Catalog.Document], workshop: Workshop) throws {
    var files: [MadeFile] = []
    var entries: [(String, JSONValue)] = []
    for document in documents.sorted(by: { $0.url < $1.url }) {
      let bytes = try Self.bytes(of: document.source, workshop: workshop)
      let name = Self.fileName(for: document)
      files.append(MadeFile(path: ".snapshots/\(name)", bytes: bytes))
      let entry: [(String, JSONValue)] = [
        ("file", .string(name)), ("time", .string(Self.time)),
        ("type", .string(document.source.mediaType)),
        ("sha256", .string(LapelLinkedData.SHA256.hexDigest(of: bytes))),
      ]
      entries.append((document.url, .object(entry)))
    }
    let index = JSONValue.object(entries).text(indented: true) + [0x0A]
    self.files = files + [MadeFile(path: ".snapshots/index.json", bytes: index)]
  }

  private static func bytes(of source: Catalog.Source, workshop: Workshop) throws -> [UInt8] {
    switch source {
    case .draft(let name): return try workshop.sealed(name).bytes
    case .png(let name): return try workshop.art("\(name).png")
    case .svg(let name): return try workshop.art("\(name).svg")
    case .part(let name, let path):
      let whole = try workshop.draft(name)
      guard let part = path.reduce(whole as JSONValue?, { $0?[$1] }) else {
        throw WorkshopError(description: "draft '\(name)' has no \(path.joined(separator: "."))")
      }
      return SealedDocument.json(part).bytes
    }
  }

  /// The host and path of an address, with dashes: `foodbank.example-badges-issuer.json`.
  private static func fileName(for document: Catalog.Document) -> String {
    let parts = document.url.split(separator: "/").dropFirst()
      .map { $0.hasPrefix(".") ? $0.dropFirst() : $0 }
    let name = parts.joined(separator: "-")
    return parts.last?.contains(".") == true ? name : "\(name).json"
  }
}

extension Catalog.Source {
  fileprivate var mediaType: String {
    switch self {
    case .draft, .part: "application/json"
    case .png: "image/png"
    case .svg: "image/svg+xml"
    }
  }
}
