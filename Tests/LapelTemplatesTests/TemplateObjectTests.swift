import LapelTemplates
import Testing

@Suite struct TemplateObjectTests {
  @Test func `each member is found by its name and nothing by any other`() {
    for count in 0...40 {
      let members = (0..<count).map { ("name\($0)", TemplateValue.number($0)) }
      let object = TemplateObject(Dictionary(uniqueKeysWithValues: members))
      for (name, value) in members { #expect(object[name] == value) }
      #expect(object["name\(count)"] == nil)
      #expect(object[""] == nil)
    }
  }

  @Test func `names are compared byte by byte`() {
    let object: TemplateObject = ["caf\u{E9}": 1, "cafe\u{301}": 2]
    #expect(object["caf\u{E9}"] == 1)
    #expect(object["cafe\u{301}"] == 2)
  }

  @Test func `members can be set, replaced and removed`() {
    var object: TemplateObject = ["a": 1]
    object["b"] = 2
    object["a"] = 3
    #expect(object == ["a": 3, "b": 2])
    object["a"] = nil
    object["c"] = nil
    #expect(object == ["b": 2])
  }
}
