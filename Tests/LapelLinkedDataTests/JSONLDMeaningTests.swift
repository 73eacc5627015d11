import Testing

@testable import LapelLinkedData

@Suite struct JSONLDMeaningTests {
  private func meanings(_ text: String) throws -> [String] {
    let processor = JSONLDProcessor(contexts: JSONLDContexts { BundledContexts.document(at: $0) })
    let document = try JSONValue(parsing: Array(text.utf8))
    return try processor.meanings(in: document).map { "\($0.role) \($0.text) = \($0.meaning)" }
      .sorted()
  }

  @Test func `every name is told with what the contexts make of it`() throws {
    let text = """
      {"@context": {"x": "@nest", "id": "@id", "type": "@type", "p": "https://p.example/",
        "link": {"@id": "p:link", "@type": "@id"}, "kind": {"@id": "p:kind", "@type": "@vocab"}},
       "id": "p:1", "type": "p:T", "x": {"link": "p:2"}, "kind": "p", "unknown": {"link": 5}}
      """
    #expect(
      try meanings(text) == [
        "identifier p:1 = https://p.example/1", "identifier p:2 = https://p.example/2",
        "member @context = @context", "member id = @id", "member kind = https://p.example/kind",
        "member link = https://p.example/link", "member type = @type", "member unknown = unknown",
        "member x = @nest", "type p = https://p.example/", "type p:T = https://p.example/T",
      ])
  }

  @Test func `a bundled vocabulary knows its names by what they mean`() {
    let names = { (iri: String) in BundledContexts.names(of: iri).sorted() }
    #expect(names("https://www.w3.org/2018/credentials#validUntil") == ["validUntil"])
    #expect(names("https://w3id.org/security#expiration") == ["expiration", "expires"])
    #expect(names("@id") == ["id"])
    #expect(names("https://x.example/") == [])
  }

  /// `expiration` is read wherever `expires` is; a further pair would need the same.
  @Test func `no other member has two names`() {
    let common = "https://purl.imsglobal.org/spec/vc/ob/vocab.html#"
    for name in ["validFrom", "credentialStatus", "credentialSubject", "issuer", "evidence"] {
      #expect(BundledContexts.names(of: "https://www.w3.org/2018/credentials#" + name) == [name])
    }
    for name in ["result", "identifier", "identityHash", "hashed", "salt", "endorsementComment"] {
      #expect(BundledContexts.names(of: common + name) == [name])
    }
  }
}
