import LapelTemplates
import Testing

@Suite struct TemplateValueTests {
  @Test(
    arguments: [
      (.text("a"), true), (.text(""), false), (.text(" "), true),
      (.html(SafeHTML(trusted: "<p>")), true), (.html(SafeHTML(trusted: "")), false),
      (.link(SafeLink(checked: "a")), true), (.link(SafeLink(checked: "")), false),
      (.flag(true), true), (.flag(false), false),
      (.number(1), true), (.number(0), true), (.number(-1), true),
      (.list([false]), true), (.list([]), false),
      (.object(["a": 1]), true), (.object([:]), true),
    ] as [(TemplateValue, Bool)])
  func `a section is shown over what is there and an inverted one over what is not`(
    value: TemplateValue, isShown: Bool
  ) throws {
    let text = try rendered("{{#v}}yes{{/v}}{{^v}}no{{/v}}", ["v": value])
    #expect(text == (isShown ? "yes" : "no"))
  }

  @Test func `literals make the values that they look like`() {
    let value: TemplateValue = [
      "text": "a", "flag": true, "number": 3, "list": ["a", 1], "none": [],
    ]
    #expect(
      value
        == .object(
          TemplateObject([
            "text": .text("a"), "flag": .flag(true), "number": .number(3),
            "list": .list([.text("a"), .number(1)]), "none": .list([]),
          ])))
  }
}
