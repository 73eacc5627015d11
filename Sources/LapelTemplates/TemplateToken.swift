/// A piece of a template as it is written.
enum TemplateToken {
  case text(TemplateText)
  case tag(TemplateTag)
}

/// Literal text, at most one line of it with its line break.
struct TemplateText {
  var bytes: [UInt8]
  var place: TemplatePlace
  /// Whether it stands at the beginning of a line of the template.
  var startsLine: Bool
}

/// One Mustache tag.
struct TemplateTag {
  enum Kind {
    case variable, unescaped, section, inverted, close, partial, parent, block, comment, delimiters
  }

  var kind: Kind
  /// What the tag names: `learner.name`, `partials/head.html`, `*template`, `.`.
  var name: String
  var place: TemplatePlace
  /// The white space before it, when it stands alone on its line.
  var indentation: [UInt8] = []
  /// Whether nothing but tags stands on its line, which therefore leaves no trace in the output.
  var isStandalone = false
}
