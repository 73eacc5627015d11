import LapelLinkedData

extension CompactJWS {
  /// Takes a compact JWS apart (RFC 7515, 5.2), strictly: three parts in base64url without padding, the first a JSON
  /// object. Nothing is verified.
  package init(parsing text: [UInt8]) throws(CredentialDecodingError) {
    let text = text.trimmingWhitespace
    let (dots, hasTilde) = Self.marks(in: text)
    guard !hasTilde else { throw .selectiveDisclosureJWT }
    guard dots.count != 4 else { throw .encrypted }
    guard dots.count == 2 else { throw .notThreeParts(dots.count + 1) }
    let parts = [text[..<dots[0]], text[(dots[0] + 1)..<dots[1]], text[(dots[1] + 1)...]]
    guard !parts[1].isEmpty else { throw .detachedPayload }
    let header = try Self.object(in: Self.bytes(of: parts[0], .header), .header)
    self.init(
      text: text, header: header, payload: try Self.bytes(of: parts[1], .payload),
      signature: try Self.bytes(of: parts[2], .signature))
  }

  /// Where the dots stand, and whether there is a tilde: one pass over a long text.
  private static func marks(in text: [UInt8]) -> (dots: [Int], hasTilde: Bool) {
    text.withUnsafeBufferPointer { text in
      var dots: [Int] = []
      var hasTilde = false
      for place in text.indices {
        switch text[place] {
        case UInt8(ascii: "."): dots.append(place)
        case UInt8(ascii: "~"): hasTilde = true
        default: break
        }
      }
      return (dots, hasTilde)
    }
  }

  /// The payload as a JSON object, its source ranges counted in the payload.
  func parsedPayload() throws(CredentialDecodingError) -> JSONValue {
    let object = try Self.object(in: payload, .payload)
    if let flaw = CredentialBounds.flaw(in: object) { throw flaw }
    return object
  }

  enum Part: String { case header, payload, signature }

  private static func bytes(
    of part: ArraySlice<UInt8>, _ name: Part
  ) throws(CredentialDecodingError) -> [UInt8] {
    do throws(BinaryTextError) {
      return try Base64URL.decode(part)
    } catch {
      throw .notBase64URL(name, error)
    }
  }

  private static func object(
    in bytes: [UInt8], _ name: Part
  ) throws(CredentialDecodingError) -> JSONValue {
    let value: JSONValue
    do throws(JSONError) {
      value = try JSONValue(parsing: bytes)
    } catch {
      throw .partNotJSON(name, error)
    }
    guard value.object != nil else { throw .partNotObject(name) }
    return value
  }
}

extension CredentialDecodingError {
  fileprivate static let jwsHelp =
    "download the badge again; a signed badge is lost when a single character of it is"

  static var selectiveDisclosureJWT: Self {
    Self(
      summary: "this is an SD-JWT, in which parts of the credential are hidden",
      help: "Lapel does not read SD-JWT; ask the issuer for a JWT or JSON credential")
  }

  static var encrypted: Self {
    Self(
      summary: "this is an encrypted token (JWE) that only its addressee can read",
      help: "ask the platform for the signed badge itself")
  }

  static func notThreeParts(_ count: Int) -> Self {
    Self(
      summary: count == 1
        ? "this text is neither JSON nor a signed badge"
        : "a signed badge has three parts with dots between; this has \(count)",
      help: jwsHelp)
  }

  static var detachedPayload: Self {
    Self(
      summary: "the signed badge holds no payload, only a signature over something else",
      help: "use the file that holds header, payload and signature")
  }

  static func notBase64URL(_ part: CompactJWS.Part, _ error: BinaryTextError) -> Self {
    Self(
      summary: "the \(part.rawValue) of the signed badge cannot be read: \(error)", help: jwsHelp)
  }

  static func partNotJSON(_ part: CompactJWS.Part, _ error: JSONError) -> Self {
    Self(
      summary: "the \(part.rawValue) of the signed badge is not JSON: \(error)", help: jwsHelp)
  }

  static func partNotObject(_ part: CompactJWS.Part) -> Self {
    Self(
      summary: "the \(part.rawValue) of the signed badge is JSON, but not an object",
      help: jwsHelp)
  }
}
