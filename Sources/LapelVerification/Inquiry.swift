import LapelCredentials
import LapelLinkedData

/// A verification under way: what it may rest on, and what it found that it still needs.
///
/// A check that lacks something notes the need and goes on with a provisional outcome; as long as there are needs, no
/// report is made of it. Nothing here waits, reads or fetches.
struct Inquiry {
  let request: VerificationRequest
  private let knowledge: Knowledge
  private let kept: KeptDocumentLookup?
  /// In the order in which they came up, each once.
  private(set) var needs: [Need] = []
  private var noted = Set<Need>()
  /// The addresses of status lists and credentials whose own verification is under way, outermost first.
  var underWay: [DocumentAddress] = []
  /// Whether a copy from a refresh service is being judged, which asks no such service itself.
  var isRefreshing = false
  /// Reads JSON-LD; knows the bundled contexts, and the foreign ones that were found on the way.
  var processor: JSONLDProcessor
  /// The foreign contexts.
  var foreignContexts: [(address: String, document: JSONValue)] = []
  var memory = InquiryMemory()
  var bounds = InquiryBounds()
  /// The schemas that were met.
  var schemas = [SchemaName: JSONSchema]()
  /// The status lists that were judged for no other list.
  var statusLists = [StatusListName: Lookup<StatusListCopy>]()
  /// The needs for unpacking whose bytes were counted.
  private var unpackings = Set<Need>()

  init(
    _ request: VerificationRequest, knowing knowledge: Knowledge, kept: KeptDocumentLookup? = nil,
    processor: JSONLDProcessor
  ) {
    self.request = request
    self.knowledge = knowledge
    self.kept = kept
    self.processor = processor
  }

  /// The document at an address; a fragment is left out.
  ///
  /// What comes over plain `http:` anybody on the way can have written, so it proves nothing of whoever owns the address. A
  /// document with such an address is therefore looked for at the same address with `https:`, where its host answers for it.
  mutating func document(at address: String) -> Lookup<DocumentCopy> {
    let stated = withoutFragment(address)
    let address = withHTTPS(stated)
    guard address.utf8.starts(with: "https://".utf8) else {
      return .unavailable("'\(shown(stated))' is no https address")
    }
    switch finding(of: .document(DocumentAddress(address))) {
    case .document(let copy)?: return .found(copy)
    case .gone?: return .gone
    case .unavailable(let reason)?:
      return .unavailable(stated.hasSameBytes(as: address) ? reason : plainHTTP(address, reason))
    case nil: return .pending
    default: return .unavailable(Self.answerOfAnotherKind)
    }
  }

  private func plainHTTP(_ address: String, _ reason: String) -> String {
    "it is served without https, so that anybody on the way could have changed it, and the same from \(shown(address)), which would do, is not to be had: \(reason)"
  }

  /// The document at an address, read as JSON.
  mutating func jsonDocument(at address: String) -> Lookup<JSONValue> {
    switch document(at: address) {
    case .found(let copy):
      if let json = copy.json { return .found(json) }
      let place = DocumentAddress(withHTTPS(withoutFragment(address)))
      if let known = memory.documents[place] { return .found(known) }
      guard let value = try? JSONValue(parsing: copy.bytes) else {
        return .unavailable("what lies at \(place.text) is not JSON")
      }
      memory.remember(value, at: place)
      return .found(value)
    case .gone: return .gone
    case .unavailable(let reason): return .unavailable(reason)
    case .pending: return .pending
    }
  }

  /// Whether a signature is right.
  mutating func isRight(_ question: SignatureQuestion) -> Lookup<Bool> {
    switch finding(of: .signature(question)) {
    case .signatureIsValid?: return .found(true)
    case .signatureIsInvalid?: return .found(false)
    case .unavailable(let reason)?: return .unavailable(reason)
    case nil: return .pending
    default: return .unavailable(Self.answerOfAnotherKind)
    }
  }

  /// What a gzip file holds.
  ///
  /// No more than the file itself says that it holds (RFC 1952, 2.3.1, ISIZE), so that what all files of a verification unpack to
  /// can be counted before any of them is.
  mutating func unpacked(_ bytes: [UInt8], limit: Int) -> Lookup<[UInt8]> {
    let stated = bytes.suffix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
    let need = Need.unpacked(bytes, limit: min(limit, stated))
    if !unpackings.contains(need) {
      guard bounds.take(unpackedBytes: min(limit, stated)) else {
        return .unavailable(InquiryBounds.tooMuchUnpacked)
      }
      unpackings.insert(need)
    }
    switch finding(of: need) {
    case .unpacked(let content)?: return .found(content)
    case .unavailable(let reason)?: return .unavailable(reason)
    case nil: return .pending
    default: return .unavailable(Self.answerOfAnotherKind)
    }
  }

  private static let answerOfAnotherKind = "something else was answered than was asked"

  private mutating func finding(of need: Need) -> Finding? {
    if let finding = knowledge[need] { return finding }
    if case .document(let address) = need, let copy = kept?(address) {
      memory.note(ConsultedDocument(address: address, finding: .document(copy)))
      return .document(copy)
    }
    if noted.insert(need).inserted { needs.append(need) }
    return nil
  }
}

/// The copy that a host has of a document, found without a need: where it has one at hand, no round is spent on asking.
package typealias KeptDocumentLookup = @Sendable (DocumentAddress) -> DocumentCopy?

/// What became of a question that the verifier asked.
enum Lookup<Value: Sendable>: Sendable {
  case found(Value)
  /// The address says that there is nothing any more, for good.
  case gone
  /// It could not be had; the reason completes "not checked, because …".
  case unavailable(String)
  /// It was not asked yet.
  case pending
}

/// A moment for a message: RFC 3339 in UTC.
func words(for moment: Timestamp.Moment) -> String {
  let date = moment.utcDate
  func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
  return "\(padded(date.year, 4))-\(padded(date.month, 2))-\(padded(date.day, 2))"
    + "T\(padded(date.hour, 2)):\(padded(date.minute, 2)):\(padded(date.second, 2))Z"
}

/// The same address with `https:`, if it is a plain `http:` one without a port; else as it is.
func withHTTPS(_ address: String) -> String {
  let prefix = "http://"
  guard address.utf8.starts(with: prefix.utf8) else { return address }
  let rest = address.utf8.dropFirst(prefix.utf8.count)
  let authority = rest.prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") }
  // Another port is another server, and that of http answers no https.
  guard !authority.contains(UInt8(ascii: ":")) else { return address }
  return "https://" + String(decoding: rest, as: UTF8.self)
}

/// The address without `#` and what follows.
func withoutFragment(_ address: String) -> String {
  String(decoding: address.utf8.prefix { $0 != UInt8(ascii: "#") }, as: UTF8.self)
}
