import Testing

@testable import LapelPortfolio

@Suite struct WebLinkTests {
  @Test(arguments: [
    ("https://amina.example", "https://amina.example"),
    ("http://a_b.example?c=/d:@", "http://a_b.example?c=/d:@"),
    ("https://a.example/B;c=(d)!", "https://a.example/B;c=(d)!"),
    ("https://a.exampLe/", "https://a.example/"),
    ("HTTPS://Amina.Example/CV", "https://amina.example/CV"),
    ("http://amina.example:8080/a?b=c#d", "http://amina.example:8080/a?b=c#d"),
    ("https://[2001:db8::1]:443/", "https://[2001:db8::1]:443/"),
    ("https://käse.example/straße", "https://käse.example/stra%C3%9Fe"),
    ("https://a.example/%41%zz?q=\"<'>", "https://a.example/%41%25zz?q=%22%3C'%3E"),
    ("https://a.example/#a#b", "https://a.example/#a%23b"),
    ("https://a.example/{x}|^`", "https://a.example/%7Bx%7D%7C%5E%60"),
  ])
  func `an address of the web is taken, encoded where it must be`(address: String, text: String) {
    #expect(WebLink(web: address)?.text == text)
  }

  @Test(arguments: [
    "", "amina.example", "/cv", "//amina.example", "javascript:alert(1)", "JavaScript:alert(1)",
    "java\nscript:alert(1)", "\u{1}javascript:alert(1)", " https://a.example", "https://a.example ",
    "data:text/html,<script>alert(1)</script>", "vbscript:x", "file:///etc/passwd",
    "ftp://a.example/",
    "https:a.example", "https:/a.example", "https:///a.example", "https://", "https://?a",
    "https://#a",
    "https://user@a.example/", "https://user:secret@a.example/", "https://a.example\\@b.example/",
    "https:\\\\a.example", "https://a.example/a b", "https://a.example/\u{202E}gpj.exe",
    "https://a.example/\u{200B}", "https://a.example/\t", "https://a.example/\u{0}",
    "https://-a.example",
    "https://.a.example", "https://a.example:port/", "https://a.example:123456/", "https://[::1/",
    "https://[::g]/", "https://a%2eexample/", "https://a<b.example", "https://а\u{2024}example",
    "https://a.example/\u{2028}", "mailto:amina@example.org", "https\u{FF1A}//a.example",
  ])
  func `what could run, deceive or leak is no link`(address: String) {
    #expect(WebLink(web: address) == nil)
  }

  @Test func `an address over 4,096 bytes is no link`() {
    let host = "https://a.example/"
    #expect(WebLink(web: host + String(repeating: "a", count: 4096 - host.utf8.count)) != nil)
    #expect(WebLink(web: host + String(repeating: "a", count: 4097 - host.utf8.count)) == nil)
  }

  @Test(arguments: [
    ("mailto:amina@example.org", "mailto:amina@example.org"),
    ("MAILTO:amina@example.org?subject=Hi%20there", "mailto:amina@example.org?subject=Hi%20there"),
    ("mailto:a\"b@example.org", "mailto:a%22b@example.org"),
    ("https://a.example/", "https://a.example/"),
  ])
  func `mail is taken where it is asked for`(address: String, text: String) {
    #expect(WebLink(webOrMail: address)?.text == text)
  }

  @Test(arguments: [
    "mailto:", "mailto:amina", "mailto:@example.org", "mailto:a@", "mailto:a@b@c",
    "mailto://a@b.example",
    "mailto:a b@example.org", "tel:+123", "javascript:a@b",
  ])
  func `other schemes are no mail`(address: String) {
    #expect(WebLink(webOrMail: address) == nil)
  }

  @Test(arguments: [
    ("../badges/robotics-1/", "../badges/robotics-1/"),
    ("/index.html", "/index.html"),
    ("//evil.example/", "/evil.example/"),
    ("///evil.example/", "/evil.example/"),
    ("javascript:alert(1)", "javascript%3Aalert(1)"),
    ("a b?c#d%", "a%20b%3Fc%23d%25"),
    ("\\\\evil.example", "%5C%5Cevil.example"),
  ])
  func `a link inside the site never leaves it`(path: String, text: String) {
    #expect(WebLink(inSite: path).text == text)
  }

  @Test func `a link inside the site may lead to a part of a page`() {
    #expect(WebLink(inSite: "a/", fragment: "text-b\"").text == "a/#text-b%22")
  }

  @Test func `the host is known without its port`() {
    #expect(WebLink(web: "https://Amina.example:8080/a")?.host == "amina.example")
    #expect(WebLink(inSite: "a").host == nil)
  }
}
