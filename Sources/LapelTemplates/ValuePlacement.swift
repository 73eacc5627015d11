import LapelDiagnostics

/// Whether a value may stand at a place of a template.
enum ValuePlacement {
  case accepted(ValueEscape)
  case refused(Refusal)

  /// Why a value may not stand there.
  enum Refusal {
    case tag, unquoted, comment, script, style, eventHandler, styleAttribute, documentAttribute
    case markupOutsideContent, markupInXML, markupInText
  }
}

extension ValuePlacement.Refusal {
  /// Where the value stands, and what to do instead.
  fileprivate func explanation(for tag: TemplateTag) -> (place: String, help: String) {
    switch self {
    case .tag:
      (
        "in a tag outside an attribute's value",
        "write the attribute out, in a section if it depends on something"
      )
    case .unquoted: ("in an attribute's value without quotes", "write quotes around the value")
    case .comment:
      ("in a comment or declaration", "remove it, or use a comment of the template: '{{! … }}'")
    case .script:
      ("in a script", "put the value into a 'data-…' attribute and let the script read it there")
    case .style: ("in a style sheet", "choose among classes with sections")
    case .eventHandler:
      (
        "in an event handler",
        "put the value into a 'data-…' attribute and let the script read it there"
      )
    case .styleAttribute: ("in a 'style' attribute", "choose among classes with sections")
    case .documentAttribute: ("in a 'srcdoc' attribute", "link to a page with 'src'")
    case .markupOutsideContent:
      ("outside element content", "use '{{\(tag.name)}}' with a text")
    case .markupInXML:
      ("in XML", "use '{{\(tag.name)}}', which writes html as escaped text")
    case .markupInText: ("in plain text", "use '{{\(tag.name)}}' with a text")
    }
  }
}

extension Diagnostic {
  static func refused(
    _ tag: TemplateTag, because reason: ValuePlacement.Refusal, in source: TemplateSource
  ) -> Diagnostic {
    let (place, help) = reason.explanation(for: tag)
    return Diagnostic(
      .error, "template-position", at: source.location(tag.place),
      "'\(tag.written)' cannot stand \(place)", help: help)
  }
}
