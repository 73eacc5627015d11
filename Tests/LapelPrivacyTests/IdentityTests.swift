import LapelPrivacy
import Testing

@Suite struct IdentityTests {
  private func found(_ identity: String, _ text: String) -> [String] {
    findings(text, LeakRules(people: [HiddenPerson(name: "", identities: [identity])]))
  }

  private static let address = "grace.hopper@navy.example"

  private static let payload = base64("{\"email\":\"grace.hopper@navy.example\"}", url: true)
  private static let jwt = "eyJhbGciOiJFZERTQSJ9." + payload + ".c2lnbmF0dXJlX2J5dGVz"
  private static let digits = address.utf8.map { String($0, radix: 16) }.joined()

  @Test(arguments: [
    address, "GRACE.Hopper@Navy.Example", "mailto:grace.hopper%40navy.example",
    "grace.hopper&#64;navy.example", "grace.hopper&commat;navy&period;example",
    "grace.hopper\\u0040navy.example", "grace.hopper+badges@navy.example",
    "grace.hopper+badges-2024@navy.example", "grace.hopper<wbr>@navy.example",
    "<span>grace.hopper</span>@navy.example", "grace%2Ehopper%40navy%2Eexample",
    base64(address), base64(" " + address), base64("  " + address), base64(address, url: true),
    jwt, base64(base64(base64(address))), "https://x.example/a/b/c/d/" + payload,
    "data:text/plain;base64," + base64("\u{e9}\u{e9} " + address + " \u{e9}"), digits,
  ])
  func `an e-mail address is found in every spelling`(text: String) {
    #expect(
      found(Self.address, text).map { $0.prefix(37) } == ["error email grace.hopper@navy.example"])
  }

  @Test func `an address of many words is found`() {
    let address = "a.b.c.d.e.f.g.h.i.j.k.l.m.n.o@p.q.navy.example"
    #expect(found(address, "<\(address.uppercased())>") == ["error email \(address) as text"])
  }

  @Test(arguments: [
    "grace.hopper, navy.example", "grace-hopper@navy.example", "hopper@navy.example",
    "grace.hopper@army.example", "grace.hopper@navy.org", "ann.grace.hopper@navy.example",
  ])
  func `another address is not`(text: String) {
    #expect(found(Self.address, text) == [])
  }

  @Test(arguments: ["grace@navy.example", "grace+school@navy.example"])
  func `an address with a tag is found with and without it`(text: String) {
    #expect(
      found("grace+school@navy.example", text)
        == ["error email grace+school@navy.example as text"])
  }

  @Test func `base64 in lines of 76 characters is one text`() {
    let text = String(repeating: "All of the learners have done very well. ", count: 3)
    let encoded = Array(base64(text + Self.address + " " + text))
    for separator in ["\n", "\r\n", "\\n", "\\r\\n", "\r\n  "] {
      for first in stride(from: 60, through: 76, by: 4) {
        var lines: [String] = []
        for start in stride(from: 0, to: encoded.count, by: first) {
          lines.append(String(encoded[start..<min(encoded.count, start + first)]))
        }
        #expect(
          found(Self.address, lines.joined(separator: separator))
            == ["error email grace.hopper@navy.example in base64"])
      }
    }
  }

  @Test(arguments: [
    (
      "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
      "\"id\":\"did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK#key\""
    ),
    ("did:web:people.example:grace", "did%3Aweb%3Apeople.example%3Agrace"),
    ("https://people.example/~grace", "<a href=\"http://www.people.example/~grace/\">"),
    ("S-2024-0042", "s 2024 0042"), ("S-2024-0042", "S20240042"), ("S20240042", "s20240042"),
    ("20240042", "no. 20240042."), ("20240042", "{\"n\":20240042}"), ("12345", "a 12345 b"),
    ("+49 170 1234567", "+491701234567"), ("+49 170 1234567", "0170/12 34 567"),
    ("+49 170 1234567", "+49 (0)170 1234567"), ("+49 170 1234567", "0049-170-1234567"),
    ("0170 1234567", "+49 170 1234567"), ("0170 1234567", "+491701234567"),
    ("tel:+1-202-555-0143", "+1 (202) 555-0143"),
    ("gracehopper", "https://social.example/@GraceHopper"),
    ("@gracehopper", "https://social.example/@GraceHopper"),
    (String(repeating: "12345678", count: 9), String(repeating: "12345678", count: 9)),
  ])
  func `an identifier is found however it is written`(identity: String, text: String) {
    #expect(
      found(identity, text).map { $0.split(separator: " as ")[0].split(separator: " in ")[0] }
        == ["error identifier \(identity)"], "\(found(identity, text))")
  }

  @Test(arguments: [
    ("12345", "123456"), ("12345", "12 345"), ("12345", "012345"), ("1234", "1234"),
    ("20240042", "2024-0043"), ("https://people.example/~grace", "people.example/grace"),
    ("did:web:people.example:grace", "did:web:people.example:graces"),
    ("12345", "9f3a12345be7c1d0"),
  ])
  func `what is only like it is not`(identity: String, text: String) {
    #expect(found(identity, text) == [])
  }
}
