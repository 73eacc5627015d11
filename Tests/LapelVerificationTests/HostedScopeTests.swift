import LapelLinkedData
import Testing

@testable import LapelVerification

@Suite struct HostedScopeTests {
  private func violation(_ verification: String, _ address: String) throws -> String? {
    let issuer = try JSONValue(parsing: Array(#"{"verification":\#(verification)}"#.utf8))
    return HostedScope(issuer: issuer, id: "https://college.example/issuer").violation(of: address)
  }

  @Test(arguments: [
    ("null", "https://college.example/a"),
    ("{}", "https://COLLEGE.example/a"),
    (#"{"startsWith":"https://other.example/college/"}"#, "https://other.example/college/a"),
    (
      #"{"startsWith":["https://x.example/","https://college.example"]}"#,
      "https://college.example/a"
    ),
    (#"{"allowedOrigins":"badges.example"}"#, "https://badges.example:8443/a"),
    (#"{"allowedOrigins":["x.example","https://badges.example"]}"#, "https://badges.example/a"),
    (#"{"allowedOrigins":"Badges.example:8443"}"#, "https://badges.example:8443/a"),
    ("null", "http://college.example/a"),
    (#"{"startsWith":"http://college.example/b"}"#, "https://college.example/b/a"),
    (#"{"startsWith":"https://college.example/b"}"#, "http://college.example/b/a"),
    (#"{"allowedOrigins":"http://badges.example"}"#, "http://badges.example/a"),
  ])
  func `an assertion may lie where its issuer lets it`(verification: String, address: String) throws
  {
    #expect(try violation(verification, address) == nil)
  }

  @Test(arguments: [
    (
      "null", "https://other.example/a",
      "The badge lies at https://other.example/a, which is not on the host of its issuer https://college.example/issuer."
    ),
    (
      "null", "https://college.example:8443/a",
      "The badge lies at https://college.example:8443/a, which is not on the host of its issuer https://college.example/issuer."
    ),
    (
      "null", "https://college.example@other.example/a",
      "The badge’s address https://college.example@other.example/a does not say definitely where it lies."
    ),
    (
      #"{"startsWith":"https://college.example/b/"}"#, "https://college.example/b/../a",
      "The badge’s address https://college.example/b/../a does not say definitely where it lies."
    ),
    (
      #"{"startsWith":"https://college.example/b/"}"#, "https://college.example/b/%2E%2e/a",
      "The badge’s address https://college.example/b/%2E%2e/a does not say definitely where it lies."
    ),
    (
      #"{"startsWith":"https://college.example"}"#, "https://college.example.test/a",
      "The badge lies at https://college.example.test/a, and its issuer https://college.example/issuer lets badges lie only at addresses that start with 'https://college.example'."
    ),
    (
      #"{"startsWith":""}"#, "https://other.example/a",
      "The badge lies at https://other.example/a, and its issuer https://college.example/issuer lets badges lie only at addresses that start with ''."
    ),
    (
      #"{"startsWith":["https://college.example/b","https://college.example/c"]}"#,
      "https://college.example/a",
      "The badge lies at https://college.example/a, and its issuer https://college.example/issuer lets badges lie only at addresses that start with 'https://college.example/b' or 'https://college.example/c'."
    ),
    (
      #"{"allowedOrigins":["a.example","b.example","c.example","d.example","e.example"]}"#,
      "https://college.example/a",
      "The badge lies at https://college.example/a, and its issuer https://college.example/issuer lets badges lie only on 'a.example' or 'b.example' or 'c.example' or 'd.example' or 1 others."
    ),
    (
      #"{"allowedOrigins":"other.example","startsWith":"https://college.example/"}"#,
      "https://college.example/a",
      "The badge lies at https://college.example/a, and its issuer https://college.example/issuer lets badges lie only on 'other.example'."
    ),
    (
      #"{"allowedOrigins":[null,""]}"#, "https://college.example/a",
      "The badge lies at https://college.example/a, and its issuer https://college.example/issuer lets badges lie only on '' or ''."
    ),
  ])
  func `an assertion may lie nowhere else`(
    verification: String, address: String, message: String
  ) throws {
    #expect(try violation(verification, address) == message)
  }
}
