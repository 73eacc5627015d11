import LapelCredentials
import LapelLinkedData
import Testing

@testable import LapelVerification

@Suite struct StatusCheckTests {
  static let listAddress = "https://college.example/status/1"
  static let issuer = "did:key:z6MkwazLqLeUsWjMLqn5vggpdBq7kEaoN4VF8uWENFKckRYH"
  static let packed = Array("the list, packed".utf8)

  static func entry(
    purpose: String = "revocation", index: String = "\"94567\"", more: String = "",
    type: String = "BitstringStatusListEntry"
  ) -> String {
    #"{"type": "\#(type)", "statusPurpose": "\#(purpose)", "statusListIndex": \#(index), "statusListCredential": "\#(listAddress)"\#(more)}"#
  }

  static func badge(_ status: String = entry()) throws -> DecodedCredential {
    try onlyCredential(
      FormatSamples.badge3.replacing(#""https://bakers.example/issuer""#, with: "\"\(issuer)\"")
        .replacing(
          #""validFrom": "2024-05-01T09:30:00Z","#,
          with: #""validFrom": "2024-05-01T09:30:00Z", "credentialStatus": \#(status),"#))
  }

  /// A list credential as a JWT of the badge's issuer.
  static func list(
    purpose: String = #""revocation""#, issuer: String = issuer, more: String = "",
    type: String = "BitstringStatusListCredential", subjectType: String = "BitstringStatusList",
    context: String = #""https://www.w3.org/ns/credentials/v2""#, prefix: String = "u",
    subject: String = "", id: String = listAddress, dated: String = "validFrom"
  ) -> String {
    let payload = """
      {"@context":[\(context)],"id":"\(id)","type":["VerifiableCredential","\(type)"],
       "issuer":"\(issuer)","\(dated)":"2024-01-01T00:00:00Z"\(more),
       "credentialSubject":{"id":"\(id)#list","type":"\(subjectType)","statusPurpose":\(purpose)\(subject),
       "encodedList":"\(prefix)\(Base64URL.encode(packed))"}}
      """
    return jws(payload, header: #"{"alg":"EdDSA","typ":"vc+jwt"}"#, signatureLength: 64)
  }

  static func bits(set: [Int] = [], count: Int = 131_072) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count / 8)
    for index in set { bytes[index / 8] |= 0x80 >> UInt8(index % 8) }
    return bytes
  }

  static func world(_ list: String = list(), set: [Int] = [94_567]) -> KnownWorld {
    var world = KnownWorld([(listAddress, list)])
    world.unpack(packed, to: bits(set: set))
    return world
  }

  private func said(_ status: String = entry(), in world: KnownWorld = world()) throws -> [String] {
    let badge = try Self.badge(status)
    return try world.checks { $0.statusChecks(of: badge) }.map { $0.said }
  }

  private let start = "The issuer’s status list at https://college.example/status/1"

  @Test func `a badge without a status entry has no check`() throws {
    let badge = try onlyCredential(FormatSamples.badge3.replacing("credentialStatus", with: "x"))
    #expect(try Self.world().checks { $0.statusChecks(of: badge) } == [])
  }

  @Test func `a bit that is set means that the badge was revoked`() throws {
    let badge = try Self.badge()
    let checks = try Self.world().checks { $0.statusChecks(of: badge) }
    #expect(
      checks == [
        Check(
          .status, .failed, "\(start) says that the badge was revoked (entry 94567).",
          documents: [Self.listAddress], lapse: .revoked)
      ])
  }

  @Test(
    arguments: [
      ("revocation", [], "passed: # does not say that the badge was revoked (entry 94567).", nil),
      (
        "revocation", [94_566, 94_568],
        "passed: # does not say that the badge was revoked (entry 94567).", nil
      ),
      (
        "suspension", [94_567], "failed: # says that the badge is suspended (entry 94567).",
        .suspended
      ),
      ("suspension", [], "passed: # does not say that the badge is suspended (entry 94567).", nil),
      (
        "refresh", [94_567],
        "warning: # says that there is a newer version of the badge (entry 94567).", nil
      ),
      (
        "refresh", [],
        "passed: # does not say that there is a newer version of the badge (entry 94567).", nil
      ),
      (
        "loan", [94_567],
        "warning: # has a mark for 'loan' on the badge, and Lapel does not know what that means (entry 94567).",
        nil
      ),
      ("loan", [], "passed: # has no mark for 'loan' on the badge (entry 94567).", nil),
    ] as [(String, [Int], String, Check.Lapse?)])
  func `each purpose means something else`(
    purpose: String, set: [Int], message: String, lapse: Check.Lapse?
  ) throws {
    let world = Self.world(Self.list(purpose: "\"\(purpose)\""), set: set)
    let badge = try Self.badge(Self.entry(purpose: purpose))
    let checks = try world.checks { $0.statusChecks(of: badge) }
    #expect(checks.map { $0.said } == [message.replacing("#", with: start)])
    #expect(checks.map { $0.lapse } == [lapse])
  }

  @Test(arguments: [
    ([], "passed: # says of the badge: 'fine' (entry 3)."),
    ([7], "warning: # says of the badge: 'to be checked' (entry 3)."),
    (
      [6],
      "warning: # says of the badge: '0x2', of which the badge does not tell the meaning (entry 3)."
    ),
  ])
  func `messages are told by the badge's own list of them`(set: [Int], message: String) throws {
    var world = Self.world(Self.list(purpose: #"["message","revocation"]"#))
    world.unpack(Self.packed, to: Self.bits(set: set, count: 262_144))
    let more =
      #", "statusSize": 2, "statusMessage": [{"status": "0x0", "message": "fine"}, {"status": "0x1", "message": "to be checked"}]"#
    let entry = Self.entry(purpose: "message", index: "3", more: more)
    #expect(try said(entry, in: world) == [message.replacing("#", with: start)])
  }

  @Test func `the time after which the list is to be fetched anew is told`() throws {
    let message = "passed: \(start) does not say that the badge was revoked (entry 94567)."
    for (ttl, words) in [
      (300_000, " Its issuer asks that it be fetched anew after 300 s."),
      (1_500, " Its issuer asks that it be fetched anew after 1500 ms."), (-1, ""),
    ] {
      let world = Self.world(Self.list(subject: #","ttl":\#(ttl)"#), set: [])
      #expect(try said(in: world) == [message + words])
    }
  }

  @Test
  func `a copy of the list that is older than its issuer wants is told, and counts all the same`()
    throws
  {
    // Judged for 2026-06-01T12:00:00Z.
    let list = Self.list(subject: #","ttl":300000"#)
    let count = "Its issuer asks that it be fetched anew after 300 s."
    func said(from time: String?, set: [Int] = []) throws -> [String] {
      var world = Self.world(list, set: set)
      world.serve(Self.listAddress, list, time: time)
      return try self.said(in: world)
    }
    let passed = "passed: \(start) does not say that the badge was revoked (entry 94567). \(count)"
    #expect(
      try said(from: "2026-06-01T11:54:59Z") == [
        passed,
        "warning: The copy of the issuer’s status list at https://college.example/status/1 is from 2026-06-01T11:54:59Z, and the badge was judged for 2026-06-01T12:00:00Z: that is longer than the issuer wants the list to be kept. What changed since is not in it.",
      ])
    for time in [
      "2026-06-01T11:55:00Z", "2026-06-01T13:54:59+02:00", "2026-07-01T00:00:00Z", "yesterday", nil,
    ] {
      let isOld = time == "2026-06-01T13:54:59+02:00"
      #expect(try said(from: time).count == (isOld ? 2 : 1), "\(time ?? "unknown")")
    }
    // What was taken back by then is taken back.
    #expect(
      try said(from: "2026-01-01T00:00:00Z", set: [94_567]) == [
        "failed: \(start) says that the badge was revoked (entry 94567). \(count)"
      ])
  }

  @Test func `no more is unpacked than a list says that it holds`() throws {
    // A gzip file ends with the number of its bytes, lowest first.
    let packed: [UInt8] = Array("a list, packed".utf8) + [0x00, 0x40, 0x00, 0x00]
    let text = try relisted(packed)
    var world = KnownWorld([(Self.listAddress, text)])
    world.unpack(packed, to: Self.bits())
    #expect(
      try said(in: world) == [
        "passed: \(start) does not say that the badge was revoked (entry 94567)."
      ])
    world.unpack(packed, to: Self.bits(count: 131_080))
    #expect(
      try said(in: world) == [
        "notChecked: Whether the badge was revoked was not checked, because the list at https://college.example/status/1 cannot be unpacked: it holds more than 16384 bytes."
      ])
  }

  /// The list with other packed bytes.
  private func relisted(_ packed: [UInt8]) throws -> String {
    let parts = Self.list().split(separator: ".")
    let payload = String(decoding: try Base64URL.decode(String(parts[1])), as: UTF8.self)
      .replacing(Base64URL.encode(Self.packed), with: Base64URL.encode(packed))
    return "\(parts[0]).\(Base64URL.encode(Array(payload.utf8))).\(parts[2])"
  }

  @Test func `lists that are too large together, or too many, are not looked into`() throws {
    let badge = try Self.badge()
    func said(_ change: (inout InquiryBounds) -> Void) throws -> [String] {
      try Self.world().outcome { inquiry in
        change(&inquiry.bounds)
        return inquiry.statusChecks(of: badge)
      }.map { $0.said }
    }
    #expect(
      try said { $0.unpackedBytes = 1_000 } == [
        "notChecked: Whether the badge was revoked was not checked, because the list at https://college.example/status/1 cannot be unpacked: all lists that the badge names are too large together."
      ])
    #expect(
      try said { $0.credentials = 0 } == [
        "notChecked: Whether the badge was revoked was not checked, because the badge holds and names more credentials than Lapel judges."
      ])
  }

  @Test func `the age of a list decides nothing`() throws {
    let list = Self.list(subject: #","ttl":1"#)
    var world = Self.world(list, set: [])
    world.serve(Self.listAddress, list, time: "2026-01-01T00:00:00Z")
    let badge = try Self.badge()
    let report = try world.report(on: badge)
    #expect(report.answer(to: .inForce) == .yes)
  }

  @Test(arguments: ["0", "-5", "\"300000\"", "1.5"])
  func `a time to live that asks for nothing is passed over`(ttl: String) throws {
    let list = Self.list(subject: ",\"ttl\":\(ttl)")
    var world = Self.world(list, set: [])
    world.serve(Self.listAddress, list, time: "2020-01-01T00:00:00Z")
    #expect(
      try said(in: world) == [
        "passed: \(start) does not say that the badge was revoked (entry 94567)."
      ])
  }

  @Test(arguments: ["", "u"])
  func `Status List 2021 is read too`(prefix: String) throws {
    let list = Self.list(
      type: "StatusList2021Credential", subjectType: "StatusList2021",
      context:
        #""https://www.w3.org/2018/credentials/v1","https://w3id.org/vc/status-list/2021/v1""#,
      prefix: prefix, dated: "issuanceDate")
    #expect(
      try said(Self.entry(type: "StatusList2021Entry"), in: Self.world(list)) == [
        "failed: \(start) says that the badge was revoked (entry 94567)."
      ])
  }

  // MARK: Entries that point nowhere

  @Test(arguments: [
    (
      entry(index: "\"-1\""),
      "its place in the list ('statusListIndex') is '-1' and not a whole number from 0"
    ),
    (
      entry(index: "\"+1\""),
      "its place in the list ('statusListIndex') is '+1' and not a whole number from 0"
    ),
    (
      entry(index: "\"1e3\""),
      "its place in the list ('statusListIndex') is '1e3' and not a whole number from 0"
    ),
    (
      entry(index: "\"٣\""),
      "its place in the list ('statusListIndex') is '٣' and not a whole number from 0"
    ),
    (
      entry(index: "1.5"),
      "its place in the list ('statusListIndex') is '1.5' and not a whole number from 0"
    ),
    (entry(index: "null"), "it names no place in the list ('statusListIndex')"),
    (entry(purpose: ""), "it names no purpose ('statusPurpose')"),
    (
      entry(more: #", "statusSize": 0"#),
      "its size ('statusSize') is not a whole number from 1 to 32"
    ),
    (
      entry(more: #", "statusSize": 33"#),
      "its size ('statusSize') is not a whole number from 1 to 32"
    ),
    (
      entry(more: #", "statusSize": "2""#),
      "its size ('statusSize') is not a whole number from 1 to 32"
    ),
    (
      #"{"type": "BitstringStatusListEntry", "statusPurpose": "revocation", "statusListIndex": "1"}"#,
      "it names no list ('statusListCredential')"
    ),
  ])
  func `an entry that points nowhere fails`(entry: String, flaw: String) throws {
    #expect(try said(entry) == ["failed: The badge’s status entry cannot be followed: \(flaw)."])
  }

  @Test(arguments: [
    ("131071", "passed: # does not say that the badge was revoked (entry 131071)."),
    (
      "131072",
      "failed: # cannot be used: it has 131072 entries, and the badge’s would be at 131072."
    ),
    (
      "9223372036854775807",
      "failed: # cannot be used: it has 131072 entries, and the badge’s would be at a place that no list has."
    ),
    (
      String(repeating: "9", count: 2_000),
      "failed: # cannot be used: it has 131072 entries, and the badge’s would be at a place that no list has."
    ),
  ])
  func `an index beyond the list fails`(index: String, message: String) throws {
    #expect(
      try said(Self.entry(index: "\"\(index)\"")) == [message.replacing("#", with: start)])
  }

  @Test func `an unknown method is not checked`() throws {
    #expect(
      try said(Self.entry(type: "RevocationList2020Status")) == [
        "notChecked: The badge’s status was not checked: Lapel does not know the method 'RevocationList2020Status'."
      ])
    #expect(
      try said(#"{"id": "https://college.example/x"}"#) == [
        "notChecked: The badge’s status was not checked: its status entry does not say of what type it is."
      ])
  }

  @Test func `an entry named as its list is told`() throws {
    #expect(
      try said(Self.entry(more: #", "id": "https://college.example/status/1""#)).last
        == "warning: The badge’s status entry has the address of its list, https://college.example/status/1, as its own id."
    )
  }

  @Test func `entries written twice count once, and only the first eight are followed`() throws {
    let twice = "[\(Self.entry()),\(Self.entry()),\(Self.entry(index: "\"1\""))]"
    #expect(
      try said(twice) == [
        "failed: \(start) says that the badge was revoked (entry 94567).",
        "passed: \(start) does not say that the badge was revoked (entry 1).",
      ])
    let many = (0..<900).map { Self.entry(index: "\"\($0)\"") }.joined(separator: ",")
    let checks = try said("[\(many)]")
    #expect(checks.count == 9)
    #expect(
      checks.last
        == "notChecked: The badge names 900 places where its status is kept; only the first 8 were looked at."
    )
  }

  // MARK: Lists that do not count

  private let unknown = "notChecked: Whether the badge was revoked was not checked, because "

  @Test func `a missing list is not checked`() throws {
    var world = Self.world()
    world.forget(Self.listAddress)
    #expect(try said(in: world) == [unknown + "no copy was kept."])
    world.answerGone(Self.listAddress)
    #expect(
      try said(in: world) == [
        unknown + "the list at https://college.example/status/1 is gone for good."
      ])
    #expect(
      try said(Self.entry(purpose: "suspension"), in: KnownWorld()) == [
        "notChecked: Whether the badge is suspended was not checked, because no copy was kept."
      ])
  }

  @Test(arguments: [
    ("[]", "what lies at https://college.example/status/1 is not one credential"),
    ("<html>", "what lies at https://college.example/status/1 is not one credential"),
    ("", "what lies at https://college.example/status/1 is not one credential"),
    (
      list(issuer: "did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp"),
      "the list at https://college.example/status/1 was made by 'did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp' and not by the badge’s issuer, 'did:key:z6MkwazLqLeUsWjMLqn5vggpdBq7kEaoN4VF8uWENFKckRYH'"
    ),
    (
      list(id: "https://college.example/status/2"),
      "the list at https://college.example/status/1 calls itself 'https://college.example/status/2'"
    ),
  ])
  func `what is not the issuer's list does not count`(list: String, reason: String) throws {
    #expect(try said(in: Self.world(list)) == [unknown + reason + "."])
  }

  @Test func `a list whose signature is wrong does not count`() throws {
    var world = Self.world()
    world.signature = { _ in .signatureIsInvalid }
    let checks = try said(in: world)
    #expect(checks.count == 1)
    #expect(
      checks[0].hasPrefix(
        unknown + "the list at https://college.example/status/1 does not hold itself ('"))
  }

  @Test func `a list whose signature cannot be checked does not count`() throws {
    var world = Self.world()
    world.signature = { _ in .unavailable("there is no cryptography here") }
    let checks = try said(in: world)
    #expect(checks.count == 1)
    #expect(
      checks[0].hasPrefix(
        unknown + "the list at https://college.example/status/1 could not be confirmed itself ('"))
  }

  @Test func `an expired list does not count`() throws {
    let world = Self.world(Self.list(more: #","validUntil":"2025-01-01T00:00:00Z""#), set: [])
    let checks = try said(in: world)
    #expect(checks.count == 1)
    #expect(
      checks[0].hasPrefix(
        unknown + "the list at https://college.example/status/1 does not hold itself ('"))
    #expect(checks[0].contains("2025-01-01"))
  }

  @Test func `whom the learner says to be does not matter to a list`() throws {
    var world = Self.world(set: [])
    world.identities = ["amina@example.org"]
    #expect(
      try said(in: world) == [
        "passed: \(start) does not say that the badge was revoked (entry 94567)."
      ])
  }

  @Test func `a list that names itself as its status does not count`() throws {
    let world = Self.world(Self.list(more: #","credentialStatus":\#(Self.entry(index: "\"1\""))"#))
    #expect(
      try said(in: world) == [
        unknown
          + "the list at https://college.example/status/1 could not be confirmed itself ('Whether the badge was revoked was not checked, because the list at https://college.example/status/1 would have to vouch for itself.')."
      ])
  }

  @Test func `lists of lists end`() throws {
    var world = KnownWorld()
    world.unpack(Self.packed, to: Self.bits())
    for number in 1...4 {
      let next = Self.entry(index: "\"1\"").replacing("status/1\"", with: "status/\(number + 1)\"")
      let address = "https://college.example/status/\(number)"
      world.serve(address, Self.list(more: #","credentialStatus":\#(next)"#, id: address))
    }
    let checks = try said(in: world)
    #expect(checks.count == 1)
    #expect(
      checks[0].contains(
        "the list at https://college.example/status/3 is the list of a list of a list"))
  }

  // MARK: Lists of the issuer that are broken

  /// Defines every type and term, so that none is dropped.
  private static let vocabulary =
    #""https://www.w3.org/ns/credentials/v2",{"@vocab":"https://college.example/terms#"}"#

  @Test(arguments: [
    (
      list(type: "ListCredential", context: vocabulary),
      "it is not of the type 'BitstringStatusListCredential'"
    ),
    (
      list(subjectType: "List", context: vocabulary),
      "what it is about is not of the type 'BitstringStatusList'"
    ),
    (
      list(purpose: #""suspension""#),
      "it is for 'suspension', and the badge looks in it for 'revocation'"
    ),
    (
      list(purpose: #"["message","refresh"]"#),
      "it is for 'message', 'refresh', and the badge looks in it for 'revocation'"
    ),
    (list(purpose: "[]"), "it is for nothing, and the badge looks in it for 'revocation'"),
  ])
  func `a list of another type or purpose fails`(list: String, flaw: String) throws {
    #expect(
      try said(in: Self.world(list)) == ["failed: \(start) cannot be used: \(flaw)."])
  }

  @Test func `a list of few entries fails, since it tells whose status is asked for`() throws {
    var world = Self.world()
    world.unpack(Self.packed, to: Self.bits(count: 131_064))
    #expect(
      try said(in: world) == [
        "failed: \(start) cannot be used: it has 131064 entries, and fewer than 131072 do not hide whose status is asked for."
      ])
  }

  @Test func `what does not unpack within bounds is not checked`() throws {
    var world = Self.world()
    world.unpack(Self.packed, to: [UInt8](repeating: 0, count: 16 << 20 + 1))
    #expect(
      try said(in: world) == [
        unknown
          + "the list at https://college.example/status/1 cannot be unpacked: it holds more than 16777216 bytes."
      ])
    #expect(
      try said(in: Self.world(Self.list(prefix: ""))) == [
        unknown
          + "the list at https://college.example/status/1 cannot be read: its list is not in base64url with 'u' before it."
      ])
    #expect(
      try said(in: Self.world(Self.list(prefix: "u="))) == [
        unknown
          + "the list at https://college.example/status/1 cannot be read: its list is not in base64url."
      ])
  }
}
