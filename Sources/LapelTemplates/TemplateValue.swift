/// One of the closed set of things that a template sees.
///
/// What a section makes of a value (`{{#name}}`): a flag decides by itself; text, html and links that are empty, and lists
/// without elements, count as absent; everything else, every number included (zero too), counts as present. A list is
/// repeated once for each element.
package enum TemplateValue: Sendable, Hashable {
  /// Untrusted text: escaped for the place where it stands.
  case text(String)
  /// Markup that was made harmless before: stands in element content, with `{{{name}}}` only.
  case html(SafeHTML)
  /// An address whose scheme was checked before: the only thing that stands in `href`, `src` and their like.
  case link(SafeLink)
  /// Whether something holds; `.flag(false)` is also how a page says that it has no such thing.
  case flag(Bool)
  case number(Int)
  case list([TemplateValue])
  case object(TemplateObject)
}

extension TemplateValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  package init(stringLiteral value: String) { self = .text(value) }
  package init(booleanLiteral value: Bool) { self = .flag(value) }
  package init(integerLiteral value: Int) { self = .number(value) }
  package init(arrayLiteral elements: TemplateValue...) { self = .list(elements) }

  /// An object of these members; a name that comes twice is a programmer's mistake.
  package init(dictionaryLiteral elements: (String, TemplateValue)...) {
    self = .object(TemplateObject(uniqueMembers: elements))
  }
}

extension TemplateValue {
  /// Whether a section over the value is shown.
  var isPresent: Bool {
    switch self {
    case .text(let text): !text.isEmpty
    case .html(let html): !html.text.isEmpty
    case .link(let link): !link.text.isEmpty
    case .flag(let flag): flag
    case .list(let elements): !elements.isEmpty
    case .number, .object: true
    }
  }

  /// What it is, for messages: `a list`.
  var kindName: String {
    switch self {
    case .text: "text"
    case .html: "html"
    case .link: "a link"
    case .flag: "a flag"
    case .number: "a number"
    case .list: "a list"
    case .object: "an object"
    }
  }
}
