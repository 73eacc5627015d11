import LapelPrivacy
import Testing

/// Encoded names that stand alone.
@Suite struct ShortRunTests {
  private static let rules = LeakRules(
    people: [
      HiddenPerson(name: "Priya Raman", identities: ["p@x.example", "S42007"]),
      HiddenPerson(name: "José Quispe"), HiddenPerson(name: "Noor Lim"),
    ])

  @Test(arguments: [
    ("UHJpeWEgUmFtYW4=", ["full-name Priya Raman", "lone-name Priya", "lone-name Raman"]),
    ("UHJpeWEgUmFtYW4", ["full-name Priya Raman", "lone-name Priya", "lone-name Raman"]),
    ("by/UHJpeWEgUmFtYW4", ["full-name Priya Raman", "lone-name Priya", "lone-name Raman"]),
    ("by-UHJpeWEgUmFtYW4", ["full-name Priya Raman", "lone-name Priya", "lone-name Raman"]),
    (
      "a@b <=?utf-8?B?UHJpeWEgUmFtYW4=?=>",
      ["full-name Priya Raman", "lone-name Priya", "lone-name Raman"]
    ),
    ("UHJpeWE=", ["lone-name Priya"]), ("{\"n\":\"UHJpeWE\"}", ["lone-name Priya"]),
    ("cHJpeWE", ["lone-name Priya"]), ("Tm9vcg==", ["lone-name Noor"]),
    ("Sm9zw6k=", ["lone-name José"]), ("cEB4LmV4YW1wbGU=", ["email p@x.example"]),
    ("UzQyMDA3", ["identifier S42007"]),
  ])
  func `base64 is found from a first name on`(text: String, expected: [String]) {
    #expect(findings(text, Self.rules) == expected.map { "error \($0) in base64" })
  }

  @Test(arguments: [
    ("5072697961", ["lone-name Priya"]), ("5052495941", ["lone-name Priya"]),
    ("x 0 72616d616e.", ["lone-name Raman"]), ("533432303037", ["identifier S42007"]),
    ("by-5072697961", ["lone-name Priya"]),
    (
      "50726979612052616d616e", ["full-name Priya Raman", "lone-name Priya", "lone-name Raman"]
    ),
  ])
  func `hexadecimal digits are found from a first name on`(text: String, expected: [String]) {
    #expect(findings(text, Self.rules) == expected.map { "error \($0) in hexadecimal digits" })
  }

  @Test(arguments: [
    ("=?utf-8?Q?Jos=C3=A9_Quispe?=", "error full-name José Quispe in an encoded mail header"),
    (
      "=?UTF-8?q?Pri?=\r\n =?UTF-8?q?ya=20Raman?=",
      "error full-name Priya Raman in an encoded mail header"
    ),
    ("=?utf-8?Q?Priya_Raman?=", "error full-name Priya Raman as text"),
  ])
  func `encoded words of mail headers are read`(text: String, expected: String) {
    #expect(findings("From: \(text) <a@b>", Self.rules).first == expected)
  }

  @Test(arguments: [
    "Tm9vcg", "4e6f6f72", "TGlt", "credentialSubject issuanceDate viewBox=\"0 0 1 1\"",
    "1717200000 20240101120000 4155550142", "UHJpeWFz", "50726979617",
  ])
  func `shorter names, other words and numbers are not`(text: String) {
    #expect(findings(text, Self.rules) == [])
  }
}
