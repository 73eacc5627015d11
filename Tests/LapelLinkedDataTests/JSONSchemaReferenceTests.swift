import LapelLinkedData
import Testing

@Suite struct JSONSchemaReferenceTests {
  private static let textIsExpected = "is a number, where a text is expected"

  @Test(arguments: [
    ##"{"$ref":"#/$defs/a","$defs":{"a":{"type":"string"}}}"##,
    ##"{"$ref":"#/definitions/a%20b~1c~0d","definitions":{"a b/c~d":{"type":"string"}}}"##,
    ##"{"$ref":"#/allOf/1","allOf":[true,{"type":"string"}]}"##,
    ##"{"$ref":"#name","$defs":{"x":{"$anchor":"name","type":"string"}}}"##,
    ##"{"$ref":"#name","$defs":{"x":{"$dynamicAnchor":"name","type":"string"}}}"##,
    ##"{"$ref":"other.json","$defs":{"x":{"$id":"other.json","type":"string"}}}"##,
    ##"{"$ref":"https://a.example/other.json#/$defs/y","$defs":{"x":{"$id":"other.json","$defs":{"y":{"type":"string"}}}}}"##,
    ##"{"$id":"https://b.example/s","$ref":"https://b.example/s#/$defs/y","$defs":{"y":{"type":"string"}}}"##,
    ##"{"$id":"urn:uuid:1","$ref":"#/$defs/y","$defs":{"y":{"type":"string"}}}"##,
    ##"{"$ref":"#/$defs/x/$defs/z","$defs":{"x":{"$id":"sub/x.json","$defs":{"z":{"$ref":"y.json"},"y":{"$id":"y.json","type":"string"}}}}}"##,
    ##"{"$schema":"http://json-schema.org/draft-07/schema#","$ref":"#name","definitions":{"x":{"$id":"#name","type":"string"}}}"##,
    ##"{"$schema":"http://json-schema.org/draft-04/schema#","$ref":"o","definitions":{"x":{"id":"o","type":"string"}}}"##,
  ])
  func `a reference leads to the schema that it means`(schema: String) throws {
    #expect(
      Set(try judgement(of: "1", by: schema).split(separator: "; ").map(String.init))
        == [Self.textIsExpected])
    #expect(try judgement(of: #""a""#, by: schema) == "fits")
  }

  @Test func `a schema may refer to itself`() throws {
    let tree = ##"{"type":"object","properties":{"child":{"$ref":"#"}}}"##
    #expect(try judgement(of: #"{"child":{"child":{}}}"#, by: tree) == "fits")
    #expect(
      try judgement(of: #"{"child":{"child":1}}"#, by: tree)
        == "'child.child' is a number, where an object is expected")
  }

  @Test func `up to draft 7 nothing counts beside a reference`() throws {
    let schema = ##"{"definitions":{"a":{}},"$ref":"#/definitions/a","type":"string"}"##
    #expect(try judgement(of: "1", by: schema, unlessStated: .draft7) == "fits")
    #expect(try judgement(of: "1", by: schema, unlessStated: .draft2019) == Self.textIsExpected)
  }

  @Test func `a document that was supplied is read by its own draft`() throws {
    let schema = #"{"$ref":"https://b.example/more.json#/$defs/a"}"#
    let more =
      #"{"$schema":"http://json-schema.org/draft-04/schema#","$defs":{"a":{"minimum":1,"exclusiveMinimum":true}}}"#
    #expect(
      try judgement(of: "1", by: schema, with: [("https://b.example/more.json", more)])
        == "is not more than 1, as it should be")
  }

  @Test func `a document that was not supplied is named`() throws {
    let text =
      #"{"properties":{"a":{"$ref":"b.json#/x"},"b":{"$ref":"https://c.example/"},"c":{"$ref":"b.json"}}}"#
    let schema = JSONSchema(
      try JSONValue(parsing: Array(text.utf8)), at: "https://a.example/s/schema.json",
      unlessStated: .draft2020)
    #expect(schema.missingDocuments == ["https://a.example/s/b.json", "https://c.example/"])
    #expect(
      try judgement(of: #"{"b":1}"#, by: text)
        == "unknown: the schema refers to 'https://c.example/', of which there is no copy here")
    #expect(try judgement(of: #"{"d":1}"#, by: text) == "fits")
  }

  @Test(arguments: ["#/$defs/no", "#no", "#/$defs/%zz", "#/allOf/7"])
  func `a reference to nothing is said so`(reference: String) throws {
    #expect(
      try judgement(of: "1", by: "{\"$ref\":\"\(reference)\",\"$defs\":{},\"allOf\":[true]}")
        == "unknown: the schema’s reference '\(reference)' leads to nothing in the document")
  }

  @Test func `names are only taken for what they are in schemas`() throws {
    let schema =
      ##"{"enum":[{"$id":"https://x.example/"},1],"properties":{"$id":{"type":"string"}},"$ref":"#/$defs/a","$defs":{"a":{}}}"##
    #expect(try judgement(of: "1", by: schema) == "fits")
  }
}
