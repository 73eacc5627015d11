import LapelLinkedData

private let processor = JSONLDProcessor(
  contexts: JSONLDContexts { BundledContexts.document(at: $0) },
  options: JSONLDOptions(base: "https://academy.example/base/"))

/// JSON-LD is expanded and made into RDF, which is written, read and named anew.
func runJSONLD(_ input: [UInt8]) {
  guard let document = try? JSONValue(parsing: input) else { return }
  guard let expanded = try? processor.expanded(document) else { return }
  let noted = try? processor.expandedWithLosses(document)
  if let noted {
    require(noted.expanded == expanded, "noting losses changes nothing in the expanded document")
  }
  guard let dataset = try? processor.dataset(document), let nQuads = try? dataset.nQuads()
  else { return }
  guard let reread = try? RDFDataset(parsingNQuads: nQuads) else {
    return require(false, "written N-Quads can be read")
  }
  // Few steps: the bound itself is for the tests.
  let limits = RDFCanonicalizationLimits(steps: 5_000)
  guard let canonical = try? dataset.canonicalNQuads(limits: limits) else { return }
  let again = try? reread.canonicalNQuads(limits: limits)
  require(again == canonical, "N-Quads that were written and read have the same canonical form")
}

let jsonLDSeeds = [
  #"""
  {"@context":["https://www.w3.org/ns/credentials/v2",
  "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],"id":"urn:a","type":
  ["VerifiableCredential","OpenBadgeCredential"],"issuer":{"id":"did:a:b","type":"Profile","name":"N"},
  "validFrom":"2024-01-01T00:00:00Z","credentialSubject":{"type":"AchievementSubject","achievement":
  {"id":"urn:c","type":"Achievement","name":"A","criteria":{"narrative":"*x*"}}}}
  """#,
  #"""
  {"@context":{"@version":1.1,"@base":"../x/","@vocab":"https://v.example/","@language":"en",
  "@direction":"rtl","p":{"@id":"https://p.example/#","@prefix":true,"@protected":true},
  "l":{"@id":"p:l","@container":"@list","@type":"@id"},"m":{"@container":["@graph","@id","@set"]},
  "i":{"@container":"@index","@index":"p:i"},"g":{"@container":"@language"},"t":{"@container":"@type"},
  "r":{"@reverse":"p:r"},"n":"@nest","j":{"@type":"@json"},"s":{"@context":{"q":"p:q"},
  "@propagate":false}},"@id":"a#b","@type":["p:T","U"],"l":["x",["y"]],"m":{"_:b":{"q":1}},
  "i":{"k":"v"},"g":{"de":"x","@none":["y"]},"t":{"p:T":{"q":2.5}},"r":{"@id":"_:c"},"n":{"q":true},
  "j":{"z":[null,1e30]},"s":{"q":{"@value":"x","@language":"en"}},"@included":[{"@id":"p:d"}],
  "@graph":[{"@id":"_:b","q":{"@set":[{"@list":[]}]}}],"@index":"o"}
  """#,
  #"{"@context":{"a":{"@id":"u:a","@type":"@vocab"},"@import":"https://www.w3.org/ns/did/v1"},"a":"b"}"#,
  #"{"@context":[null,{"@vocab":"u:"}],"a":{"@id":"_:x","b":{"@id":"_:y","b":{"@id":"_:x"}}}}"#,
  #"[{"@id":"u:a","u:b":[{"@value":1},{"@value":1.5,"@type":"u:t"},{"@value":{"a":1},"@type":"@json"}]}]"#,
]
