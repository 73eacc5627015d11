import LapelPortfolio
import Testing

@testable import LapelSite

/// Nothing that a badge says becomes markup: whatever the texts are, the pages' tags are the same.
@Suite struct HostileBadgeTests {
  /// A badge that says the same text everywhere.
  private func badge(saying text: String, address: String = "urn:uuid:1") -> String {
    let text = TestBadge.quoted(text)
    let address = TestBadge.quoted(address)
    return """
      {"@context": ["https://www.w3.org/ns/credentials/v2",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
       "id": "urn:uuid:1", "type": ["VerifiableCredential", "OpenBadgeCredential", \(text)],
       "name": \(text), "description": \(text),
       "issuer": {"id": "https://issuer.example/", "type": ["Profile"], "name": \(text),
         "url": \(address), "description": \(text), "phone": \(text), "officialName": \(text),
         "address": {"type": ["Address"], "streetAddress": \(text), "addressLocality": \(text)},
         "otherIdentifier": [{"type": "IdentifierEntry", "identifier": \(text),
           "identifierType": \(text)}]},
       "validFrom": "2025-01-01T00:00:00Z",
       "evidence": [{"id": \(address), "type": ["Evidence"], "name": \(text), "description": \(text),
         "genre": \(text), "audience": \(text)}],
       "credentialStatus": {"id": \(address), "type": \(text)},
       "termsOfUse": [{"id": \(address), "type": \(text)}],
       "somethingNew": \(text),
       "credentialSubject": {"id": "urn:uuid:2", "type": ["AchievementSubject"],
         "role": \(text), "term": \(text), "licenseNumber": \(text),
         "result": [{"type": ["Result"], "value": \(text), "resultDescription": "urn:uuid:3"}],
         "achievement": {"id": \(address), "type": ["Achievement"], "name": \(text),
           "achievementType": \(text), "description": \(text), "tag": [\(text)],
           "humanCode": \(text), "fieldOfStudy": \(text), "version": \(text), "inLanguage": \(text),
           "criteria": {"id": \(address)},
           "alignment": [{"type": ["Alignment"], "targetName": \(text), "targetUrl": \(address),
             "targetDescription": \(text), "targetFramework": \(text), "targetCode": \(text),
             "targetType": \(text)}],
           "related": [{"type": ["Related"], "id": \(address), "version": \(text)}],
           "resultDescription": [{"id": "urn:uuid:3", "type": ["ResultDescription"],
             "name": \(text), "resultType": \(text), "allowedValue": [\(text)]}]}}}
      """
  }

  private func pages(saying text: String, address: String = "urn:uuid:1") async throws -> [String] {
    let site = try await TestPortfolio(
      settings: "{learner: {name: Amina}, url: 'https://a.example/'}\n",
      [("backpack/a.json", badge(saying: text, address: address))]
    ).site()
    #expect(site.portfolio.badges.count == 1)
    let kinds: [(String) -> Bool] = [
      { $0 == "index.html" }, { $0 == "badges/index.html" }, { $0.hasPrefix("badges/") },
      { $0.hasPrefix("skills/") }, { $0.hasPrefix("issuers/") }, { $0 == "feed.xml" },
    ]
    return kinds.flatMap { kind in
      site.paths.filter { kind($0) && ($0.hasSuffix(".html") || $0.hasSuffix(".xml")) }
        .map(site.text)
    }
  }

  @Test(arguments: [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)",
    "</title><script>alert(1)</script>", "</section></main><h1>Verified</h1>", "<!-- ", "-->",
    "]]>",
    "{{learnerName}} {{{html}}} {{>layout}}", "&lt;b&gt;&#60;b&#62;&amp;", "<b", "a\" b=\"", "=x>",
    "\u{0}<\u{0}script>", "\u{7}\u{8}\u{1B}[31m", "\u{202E}\u{2066}detrev", "\u{FFFE}\u{FFFF}",
    "\u{1F}\u{7F}\u{85}\u{2028}", "<svg onload=alert(1)>", "<?php echo 1 ?>", "javascript:alert(1)",
  ])
  func `texts of a badge stay texts`(text: String) async throws {
    let harmless = try await pages(saying: "Some text")
    let hostile = try await pages(saying: text)
    // Skills and their pages are in the order of their names, which differ.
    let shapes = [harmless, hostile].map { pages in
      pages.map { tags(in: $0).map(\.shape).sorted().joined(separator: "\n") }.sorted()
    }
    let isSame = shapes[0] == shapes[1]
    #expect(isSame, "\(Set(shapes[1]).subtracting(shapes[0]).first ?? "")")
  }

  @Test func `no character that HTML and XML forbid reaches a file`() async throws {
    let text = String(String.UnicodeScalarView((0..<0x20).compactMap { Unicode.Scalar($0) }))
    for page in try await pages(saying: "a\(text)b\u{7F}\u{FFFE}\u{FFFF}c") {
      #expect(
        page.unicodeScalars.allSatisfy { scalar in
          scalar.value >= 0x20 && scalar.value & 0xFFFE != 0xFFFE || scalar == "\n"
            || scalar == "\t"
            || scalar == "\r"
        })
    }
  }

  @Test(arguments: [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\nscript:alert(1)",
    "data:text/html,<b>x</b>",
    "vbscript:x", "file:///etc/passwd", "//evil.example/", "/../x",
    "https://user:pass@evil.example/",
    "https://evil.example/\" onclick=\"x", "blob:https://a.example/1", "\u{1}javascript:alert(1)",
    "https:evil.example", "https:\\\\evil.example\\", "ftp://evil.example/", "mailto:a@b.example",
  ])
  func `addresses of a badge run nothing and lead nowhere else`(address: String) async throws {
    for page in try await pages(saying: "text", address: address) {
      for tag in tags(in: page) {
        #expect(tag.name != "?")
        for name in ["href", "src", "action", "formaction", "poster", "srcset"] {
          guard let value = tag.value(name) else { continue }
          let isOwn =
            value.hasPrefix("../") || value.hasPrefix("./")
            || !value.contains(":") && !value.hasPrefix("//")
          let isWeb =
            value.hasPrefix("https://a.example/") || value.hasPrefix("https://issuer.example/")
            || ["https://verifybadge.org/", "https://verifierplus.org/"].contains(value)
          let isEncoded = value == "https://evil.example/%22%20onclick=%22x"
          #expect(isOwn || isWeb || isEncoded, "\(value)")
        }
      }
    }
  }

  @Test(arguments: [
    "[x](javascript:alert(1))", "![x](https://tracker.example/x.png)", "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>", "<https://ok.example/>", "[x]: javascript:alert(1)\n[x]",
    "<a href=\"javascript:alert(1)\">x</a>", "# Heading\n\n```html\n<script>\n```",
    "[x](data:text/html,x \"title\")", "[x](//evil.example)",
    "[x](https://a.example/ \"on\\\"click\")",
  ])
  func `Markdown of a badge brings words and structure only`(text: String) async throws {
    var badge = TestBadge()
    badge.subjectMembers = "\"narrative\": \(TestBadge.quoted(text)),"
    let site = try await TestPortfolio([("backpack/a.json", badge.json)]).site()
    let page = site.badgePage("a.json")
    let tags = tags(in: page)
    #expect(
      !tags.contains {
        ["script", "iframe", "h1", "?"].contains($0.name) && $0.value("dir") == nil
      })
    #expect(tags.count { $0.name == "img" } == 1)
    #expect(!tags.contains { $0.attributes.contains { $0.name.hasPrefix("on") } })
    for tag in tags {
      let address = tag.value("href") ?? tag.value("src") ?? ""
      #expect(!address.lowercased().contains("script:") && !address.hasPrefix("data:"))
      #expect(!address.hasPrefix("//"))
    }
  }
}
