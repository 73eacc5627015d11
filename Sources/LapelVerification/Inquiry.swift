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
  private var noted: Set<Need> = []
  /// The addresses of status lists and credentials whose own verification is under way, outermost first.
  var underWay: [DocumentAddress] = []
  /// Reads JSON-LD; knows the bundled contexts, and the foreign ones that were found on the way.
  var processor: JSONLDProcessor
  var foreignContexts: [(address: String, document: JSONValue)] = []
  var memory = InquiryMemory()

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
  mutating func document(at address: String) -> Lookup<DocumentCopy> {
    let address = DocumentAddress(withoutFragment(address))
    guard address.text.utf8.starts(with: "https://".utf8) else {
      return .unavailable("'\(address.text)' is no https address")
    }
    switch finding(of: .document(address)) {
    case .document(let copy)?: return .found(copy)
    case .gone?: return .gone
    case .unavailable(let reason)?: return .unavailable(reason)
    case nil: return .pending
    default: return .unavailable(Self.answerOfAnotherKind)
    }
  }

  /// The document at an address, read as JSON.
  mutating func jsonDocument(at address: String) -> Lookup<JSONValue> {
    switch document(at: address) {
    case .found(let copy):
      if let json = copy.json { return .found(json) }
      let place = DocumentAddress(withoutFragment(address))
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
  mutating func unpacked(_ bytes: [UInt8], limit: Int) -> Lookup<[UInt8]> {
    switch finding(of: .unpacked(bytes, limit: limit)) {
    case .unpacked(let content)?: return .found(content)
    case .unavailable(let reason)?: return .unavailable(reason)
    case nil: return .pending
    default: return .unavailable(Self.answerOfAnotherKind)
    }
  }

  private static let answerOfAnotherKind = "something else was answered than was asked"

  private mutating func finding(of need: Need) -> Finding? {
    if let finding = knowledge[need] { return finding }
    if case .document(let address) = need, let copy = kept?(address) { return .document(copy) }
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

/// The address without `#` and what follows.
func withoutFragment(_ address: String) -> String {
  String(decoding: address.utf8.prefix { $0 != UInt8(ascii: "#") }, as: UTF8.self)
}
