import LapelCredentials
import LapelLinkedData
import LapelVerification

/// One badge being checked in a visitor's browser: the page tells and asks, in messages, and this answers.
///
/// | the page says | with | and is answered |
/// |---|---|---|
/// | `document` | `address`, `time`, `type`, `origin` (`kept` or `fetched`), the bytes; or `gone` | `{}` |
/// | `open` | the bytes of the badge's text | `credentials`, or `error` with `help` |
/// | `begin` | `credential` (its number), `moment` (RFC 3339), `identities` | `{}` |
/// | `step` | | `needs`, or the end: `result` for programs and `page` for people |
/// | `learn` | `need` (its number), `finding`, and what belongs to it | `{}` |
///
/// What cannot be answered is `{"error": …}`: a mistake in the page's script, which it shows.
package struct Conversation: Sendable {
  /// More would be no badge's; the page refuses such a file sooner, and with more words.
  package static let mostBytes = 16 << 20

  private var documents: [(address: DocumentAddress, finding: Finding)] = []
  private var credentials: [DecodedCredential] = []
  private var verification: Verification?
  /// The needs of the last step, which the page names by their numbers.
  private var needs: [Need] = []

  package init() {}

  /// The answer to an encoded message, encoded.
  package mutating func answer(to encoded: [UInt8]) -> [UInt8] {
    guard let message = Message(parsing: encoded) else {
      return Self.mistake("this is no message").encoded
    }
    return answer(to: message).encoded
  }

  /// The answer to a message.
  package mutating func answer(to message: Message) -> Message {
    switch message.head["say"]?.string {
    case "document": learnDocument(message)
    case "open": open(message.bytes)
    case "begin": begin(message.head)
    case "step": step()
    case "learn": learn(message)
    default: Self.mistake("'say' is none of document, open, begin, step, learn")
    }
  }

  private static let done = Message(.object([]))

  private static func mistake(_ reason: String) -> Message {
    Message(.object([("error", .string(reason))]))
  }
}

// MARK: - Reading

extension Conversation {
  private mutating func learnDocument(_ message: Message) -> Message {
    guard let address = message.head["address"]?.string else {
      return Self.mistake("a document has an address")
    }
    let isGone = message.head["gone"]?.bool == true
    documents.removeAll { $0.address == DocumentAddress(address) }
    documents.append(
      (DocumentAddress(address), isGone ? .gone : .document(documentCopy(in: message))))
    return Self.done
  }

  private func documentCopy(in message: Message) -> DocumentCopy {
    DocumentCopy(
      bytes: message.bytes, mediaType: message.head["type"]?.string,
      time: message.head["time"]?.string,
      origin: message.head["origin"]?.string.flatMap(DocumentCopy.Origin.init) ?? .kept)
  }

  private mutating func open(_ bytes: [UInt8]) -> Message {
    credentials = []
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = bytes.starts(with: mark) ? Array(bytes.dropFirst(mark.count)) : bytes
    guard text.count <= Self.mostBytes, let encoded = BadgeText.encoded(text) else {
      return unreadable(
        "this is neither JSON nor a signed badge (JWS, JWT) nor the address of a badge",
        help: "choose the file that the badge's platform lets its learner download")
    }
    var linked = [String: JSONValue]()
    for (address, finding) in documents {
      if case .document(let copy) = finding {
        linked[address.text] = try? JSONValue(parsing: copy.bytes)
      }
    }
    do throws(CredentialDecodingError) {
      let decoder = CredentialDecoder(linked: LinkedDocuments(linked))
      let decoded = try decoder.credentials(in: encoded)
      credentials = decoded.credentials
      guard let reason = decoded.leftOut.first, credentials.isEmpty else {
        return listOfCredentials()
      }
      return unreadable(reason.summary, help: reason.help)
    } catch {
      return unreadable(error.summary, help: error.help)
    }
  }

  private func listOfCredentials() -> Message {
    var list: [JSONValue] = []
    for decoded in credentials {
      let credential = decoded.credential
      var members: [(String, JSONValue)] = [("format", .string(credential.format.rawValue))]
      if let id = credential.id { members.append(("id", .string(id))) }
      if let name = credential.title?.text(for: "en") { members.append(("name", .string(name))) }
      if let issuer = credential.issuer?.id { members.append(("issuer", .string(issuer))) }
      members.append(("sha256", .string(Hex.encode(SHA256.digest(of: decoded.encoded.bytes)))))
      list.append(.object(members))
    }
    return Message(.object([("credentials", .array(list))]))
  }

  private func unreadable(_ reason: String, help: String?) -> Message {
    var members: [(String, JSONValue)] = [("error", .string(reason))]
    if let help { members.append(("help", .string(help))) }
    return Message(.object(members))
  }
}

// MARK: - Verifying

extension Conversation {
  private mutating func begin(_ head: JSONValue) -> Message {
    guard let number = head["credential"]?.number?.integer, credentials.indices.contains(number)
    else { return Self.mistake("there is no credential of that number") }
    guard let moment = head["moment"]?.string.flatMap({ Timestamp(text: $0).moment }) else {
      return Self.mistake("'moment' is no RFC 3339 date")
    }
    var identities: [String] = []
    for identity in head["identities"]?.array ?? [] {
      if let text = identity.string { identities.append(text) }
    }
    let request = VerificationRequest(moment: moment, identities: identities, witness: .browser)
    verification = Verification(
      of: credentials[number], request, by: Verifier(learnsUsualContexts: false))
    return Self.done
  }

  private mutating func step() -> Message {
    guard var verification else { return Self.mistake("'begin' comes before 'step'") }
    defer { self.verification = verification }
    while true {
      switch verification.step() {
      case .assessed(let assessed):
        needs = []
        return Message(
          .object([
            ("result", assessed.json(source: "")), ("page", PageReport(assessed.report).json),
          ]))
      case .needs(let found):
        var open: [Need] = []
        for need in found {
          if case .document(let address) = need, let finding = finding(of: address) {
            verification.learn(finding, about: need)
          } else {
            open.append(need)
          }
        }
        guard open.isEmpty else {
          needs = open
          return Message(.object([("needs", .array(open.enumerated().map(Self.json)))]))
        }
      }
    }
  }

  private func finding(of address: DocumentAddress) -> Finding? {
    documents.first { $0.address == address }?.finding
  }

  private mutating func learn(_ message: Message) -> Message {
    guard let number = message.head["need"]?.number?.integer, needs.indices.contains(number) else {
      return Self.mistake("there is no need of that number")
    }
    let finding: Finding
    switch message.head["finding"]?.string {
    case "valid": finding = .signatureIsValid
    case "invalid": finding = .signatureIsInvalid
    case "unpacked": finding = .unpacked(message.bytes)
    case "document": finding = .document(documentCopy(in: message))
    case "gone": finding = .gone
    case "unavailable":
      finding = .unavailable(message.head["reason"]?.string ?? "the browser cannot find it out")
    default: return Self.mistake("the finding is none that is known")
    }
    verification?.learn(finding, about: needs[number])
    return Self.done
  }

  private static func json(_ number: Int, _ need: Need) -> JSONValue {
    switch need {
    case .document(let address):
      .object([
        ("number", .integer(number)), ("kind", .string("document")),
        ("address", .string(address.text)),
      ])
    case .signature(let question):
      .object([
        ("number", .integer(number)), ("kind", .string("signature")),
        ("algorithm", .string(question.algorithm.rawValue)), ("key", json(question.key)),
        ("message", .string(Base64.encode(question.message))),
        ("signature", .string(Base64.encode(question.signature))),
      ])
    case .unpacked(let bytes, let limit):
      .object([
        ("number", .integer(number)), ("kind", .string("unpacked")), ("limit", .integer(limit)),
        ("bytes", .string(Base64.encode(bytes))),
      ])
    }
  }

  private static func json(_ key: PublicKey) -> JSONValue {
    switch key {
    case .ed25519(let bytes), .p256(let bytes), .p384(let bytes):
      .object([("bytes", .string(Base64.encode(bytes)))])
    case .rsa(let modulus, let exponent):
      .object([
        ("modulus", .string(Base64URL.encode(modulus))),
        ("exponent", .string(Base64URL.encode(exponent))),
      ])
    }
  }
}
