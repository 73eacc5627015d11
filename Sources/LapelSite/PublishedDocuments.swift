import LapelCredentials
import LapelDiagnostics
import LapelLinkedData
import LapelPortfolio
import LapelVerification

/// The documents that the verdicts of a site rest on, as far as it offers them: one file for each, under `documents/`, and a
/// list of all of them as `lapel verify --snapshot` reads it.
struct PublishedDocuments: Sendable {
  /// A document that a badge's verification asked for.
  struct Entry: Sendable, Hashable {
    let address: String
    /// When the author fetched it, as RFC 3339, when that is known.
    let time: String?
    let mediaType: String?
    let standing: Standing
  }

  enum Standing: Sendable, Hashable {
    case offered(SiteAddress, sha256: String)
    case heldBack([HoldBackReason])
    /// The author has a copy, of a kind that is nothing to publish.
    case notOffered
    /// There is no copy.
    case missing
  }

  private var entries: [DocumentAddress: Entry] = [:]
  private(set) var files: [OutputFile] = []

  init(of portfolio: Portfolio) {
    let addresses = PrivateAddresses(settings: portfolio.settings)
    var index: [(String, JSONValue)] = []
    var written: Set<String> = []
    for badge in portfolio.badges {
      for document in badge.assessed.documents where entries[document.address] == nil {
        let address = document.address.text
        let (standing, bytes) = Self.standing(
          of: document, settings: portfolio.settings, without: addresses)
        entries[document.address] = Entry(
          address: address, time: document.copy?.time, mediaType: document.copy?.mediaType,
          standing: standing)
        guard case .offered(let place, let sha256) = standing else { continue }
        if written.insert(place.path).inserted { files.append(OutputFile(place, .bytes(bytes))) }
        var members = [("file", JSONValue.string(String(place.path.dropFirst("documents/".count))))]
        if let time = document.copy?.time { members.append(("time", .string(time))) }
        if let type = document.copy?.mediaType { members.append(("type", .string(type))) }
        members.append(("sha256", .string(sha256)))
        index.append((address, .object(members)))
      }
    }
    guard !index.isEmpty else { return }
    index.sort { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }
    let list = JSONValue.object(index).text(indented: true) + [UInt8(ascii: "\n")]
    files.append(OutputFile(.documentList, .bytes(list)))
  }

  /// What was asked for when a badge was verified, in that order.
  func entries(for badge: Badge) -> [Entry] {
    badge.assessed.documents.compactMap { entries[$0.address] }
  }

  /// Whether at least one of them is offered.
  func offersAny(for badge: Badge) -> Bool {
    entries(for: badge).contains { entry in
      if case .offered = entry.standing { true } else { false }
    }
  }

  private static func standing(
    of document: ConsultedDocument, settings: Settings, without addresses: PrivateAddresses
  ) -> (Standing, [UInt8]) {
    guard let bytes = document.copy?.bytes else { return (.missing, []) }
    let ending: String
    let json: JSONValue?
    switch BadgeText.encoded(bytes)?.encoding {
    case .json: (ending, json) = ("json", try? JSONValue(parsing: bytes))
    case .compactJWS:
      let jws = try? CompactJWS(parsing: Array(BadgeText.trimmed(bytes)))
      (ending, json) = ("jwt", jws.flatMap { try? JSONValue(parsing: $0.payload) })
    case .address, nil: return (.notOffered, [])
    }
    guard let json else { return (.notOffered, []) }
    switch OriginalPublication(
      ofDocument: json, at: document.address.text, text: bytes, settings: settings,
      without: addresses)
    {
    case .heldBack(let reasons): return (.heldBack(reasons), [])
    case .published:
      let sha256 = SHA256.hexDigest(of: bytes)
      return (.offered(.document("\(sha256.prefix(16)).\(ending)"), sha256: sha256), bytes)
    }
  }
}
