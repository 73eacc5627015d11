/// Where in an HTML or XML document a template's text has come to.
///
/// It follows the tokenizer of the HTML standard (13.2.5) as far as it matters for what may be inserted; the text is the theme
/// author's, who is trusted not to deceive it.
struct MarkupPosition: Hashable {
  enum Phase: Hashable {
    case content
    /// After `<`, after `</`.
    case tagOpen, endTagOpen
    /// After `<!` and so many further characters that may begin a comment or CDATA section.
    case declarationOpen([UInt8])
    /// In `<!DOCTYPE …>` and what HTML calls a bogus comment.
    case declaration
    /// In `<?xml … ?>` of XML, just after a question mark or not.
    case instruction(endsNext: Bool)
    case comment(CommentEnd)
    /// In a CDATA section of XML, after so many characters of its end.
    case characterData(Int)
    case tagName
    /// In a tag, where white space or the end of the tag must follow; where an attribute may follow.
    case gap, space
    case attributeName, afterAttributeName, beforeValue, unquotedValue
    case value(quote: UInt8)
    /// In an element whose content is no markup, after so many bytes of its end tag.
    case elementText(Int)
  }

  /// How much of its end a comment has come to: `-->`, in HTML also `--!>`, and `>` or `->` right at its start.
  enum CommentEnd: Hashable {
    case none, dash, dashes, bang, start, startDash

    func advanced(over byte: UInt8, isXML: Bool) -> CommentEnd {
      switch (self, byte) {
      case (.none, UInt8(ascii: "-")), (.bang, UInt8(ascii: "-")): .dash
      case (.start, UInt8(ascii: "-")): .startDash
      case (_, UInt8(ascii: "-")): .dashes
      case (.dashes, UInt8(ascii: "!")) where !isXML: .bang
      default: .none
      }
    }
  }

  /// Elements whose content is not read as markup.
  enum Element: String, Hashable {
    case script, style, title, textarea, xmp, iframe, noembed, noframes
    case other = ""

    /// Whether escaped text may stand in it.
    var takesText: Bool { self == .title || self == .textarea || self == .other }
  }

  /// What a browser does with an attribute's value.
  enum AttributeUse: Hashable {
    case text, link, script, style, document
  }

  private(set) var phase = Phase.content
  private(set) var element = Element.other
  private(set) var use = AttributeUse.text
  private let isXML: Bool
  private var isEndTag = false
  private var endsEmptyElement = false
  /// The lower-cased tag or attribute name being read.
  private var name: [UInt8] = []

  init(isXML: Bool) {
    self.isXML = isXML
  }

  /// Reads on. Returns whether the byte may stand here.
  mutating func advance(over byte: UInt8) -> Bool {
    switch phase {
    case .content:
      if byte == UInt8(ascii: "<") { phase = .tagOpen }
    case .elementText(let matched): advanceInText(byte, matched: matched)
    case .value(let quote):
      if byte == quote { phase = .gap }
    case .tagOpen, .endTagOpen: openTag(byte)
    case .tagName, .gap, .space, .attributeName, .afterAttributeName, .beforeValue, .unquotedValue:
      return advanceInTag(byte)
    case .declarationOpen, .declaration, .instruction, .comment, .characterData:
      advanceInDeclaration(byte)
    }
    return true
  }

  private mutating func openTag(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "/") where phase == .tagOpen: phase = .endTagOpen
    case UInt8(ascii: "!") where phase == .tagOpen: phase = .declarationOpen([])
    case UInt8(ascii: "?"): phase = isXML ? .instruction(endsNext: false) : .declaration
    case _ where byte.isLetter || (isXML && (byte >= 0x80 || byte == UInt8(ascii: "_"))):
      isEndTag = phase == .endTagOpen
      phase = .tagName
      name = [byte.lowercased]
    case UInt8(ascii: "<") where phase == .tagOpen: break
    default: phase = phase == .tagOpen || byte == UInt8(ascii: ">") ? .content : .declaration
    }
  }

  private mutating func advanceInTag(_ byte: UInt8) -> Bool {
    if phase == .beforeValue, !byte.isBlank, byte != UInt8(ascii: ">") {
      let isQuote = byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
      phase = isQuote ? .value(quote: byte) : .unquotedValue
      return true
    }
    if phase == .tagName, byte.isBlank || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">") {
      element = Element(rawValue: String(decoding: name, as: UTF8.self)) ?? .other
    }
    switch byte {
    case UInt8(ascii: ">"): endTag()
    case _ where byte.isBlank:
      if phase == .attributeName {
        phase = .afterAttributeName
      } else if phase != .afterAttributeName, phase != .beforeValue {
        phase = .space
      }
    case UInt8(ascii: "/") where phase != .unquotedValue:
      endsEmptyElement = true
      phase = .space
    case UInt8(ascii: "=") where phase == .attributeName || phase == .afterAttributeName:
      use = AttributeUse(attribute: String(decoding: name, as: UTF8.self))
      name = []
      phase = .beforeValue
    default:
      endsEmptyElement = false
      switch phase {
      case .gap: return false
      case .tagName, .attributeName: name.append(byte.lowercased)
      case .unquotedValue: break
      default:
        name = [byte.lowercased]
        phase = .attributeName
      }
    }
    return true
  }

  private mutating func endTag() {
    let isEmpty = isXML && endsEmptyElement
    if isEndTag || isEmpty || (isXML && element.takesText) { element = .other }
    phase = element == .other ? .content : .elementText(0)
    isEndTag = false
    endsEmptyElement = false
    name = []
    use = .text
  }

  /// Looks for the end tag of an element whose content is no markup.
  private mutating func advanceInText(_ byte: UInt8, matched: Int) {
    let end = Array("</\(element.rawValue)".utf8)
    if matched == end.count, byte.isBlank || byte == 0x2F || byte == UInt8(ascii: ">") {
      isEndTag = true
      phase = .space
      if byte == UInt8(ascii: ">") { endTag() }
    } else if matched < end.count, byte.lowercased == end[matched] {
      phase = .elementText(matched + 1)
    } else {
      phase = .elementText(byte == UInt8(ascii: "<") ? 1 : 0)
    }
  }

  private mutating func advanceInDeclaration(_ byte: UInt8) {
    let greater = UInt8(ascii: ">")
    switch phase {
    case .declarationOpen(let read):
      let text = read + [byte]
      if text.elementsEqual("--".utf8) {
        phase = .comment(isXML ? .none : .start)
      } else if isXML, text.elementsEqual("[CDATA[".utf8) {
        phase = .characterData(0)
      } else if "--".utf8.starts(with: text) || (isXML && "[CDATA[".utf8.starts(with: text)) {
        phase = .declarationOpen(text)
      } else {
        phase = byte == greater ? .content : .declaration
      }
    case .comment(let progress):
      if progress != .none, progress != .dash, byte == greater {
        phase = .content
      } else {
        phase = .comment(progress.advanced(over: byte, isXML: isXML))
      }
    case .characterData(let matched):
      let bracket = UInt8(ascii: "]")
      if matched == 2, byte == greater {
        phase = .content
      } else {
        phase = .characterData(byte == bracket ? min(matched + 1, 2) : 0)
      }
    case .instruction(let endsNext):
      let isEnd = endsNext && byte == greater
      phase = isEnd ? .content : .instruction(endsNext: byte == UInt8(ascii: "?"))
    default:
      if byte == greater { phase = .content }
    }
  }
}

extension MarkupPosition {
  /// The position as a section that begins here sees it: in a tag every attribute of it must bring its own space, so that
  /// whatever is shown or repeated stays apart. `nil` where no section may stand.
  var forSection: MarkupPosition? {
    var position = self
    switch phase {
    case .content, .elementText(0), .value: return self
    case .tagName:
      position.element = Element(rawValue: String(decoding: name, as: UTF8.self)) ?? .other
      position.phase = .gap
    case .gap, .space, .attributeName, .afterAttributeName: position.phase = .gap
    default: return nil
    }
    position.name = []
    position.use = .text
    position.endsEmptyElement = false
    return position
  }

  /// How a value that stands here is escaped, or why none may stand here.
  func escaping(unescaped: Bool) -> ValuePlacement {
    switch phase {
    case .content where unescaped: isXML ? .refused(.markupInXML) : .accepted(.markup)
    case .content: .accepted(isXML ? .xmlContent : .content)
    case .value where unescaped, .elementText where unescaped && element.takesText:
      .refused(.markupOutsideContent)
    case .elementText(0) where element.takesText: .accepted(.content)
    case .elementText where element.takesText: .refused(.tag)
    case .elementText: .refused(element == .style ? .style : .script)
    case .value:
      switch use {
      case .text: .accepted(.attribute)
      case .link: .accepted(.link)
      case .script: .refused(.eventHandler)
      case .style: .refused(.styleAttribute)
      case .document: .refused(.documentAttribute)
      }
    case .beforeValue, .unquotedValue: .refused(.unquoted)
    case .declarationOpen, .declaration, .instruction, .comment, .characterData:
      .refused(.comment)
    case .tagOpen, .endTagOpen, .tagName, .gap, .space, .attributeName, .afterAttributeName:
      .refused(.tag)
    }
  }

  /// Whether a partial may stand here.
  var isContent: Bool { phase == .content }

  /// Whether a block may stand here.
  var takesBlock: Bool {
    switch phase {
    case .content, .value: true
    case .elementText(0): element.takesText
    default: false
    }
  }

  /// What it is, for messages: `in element content`.
  var description: String {
    switch phase {
    case .content: "in element content"
    case .elementText: "in the text of a '\(element.rawValue)' element"
    case .value: "in an attribute's value"
    case .unquotedValue, .beforeValue: "in an attribute's value without quotes"
    case .tagOpen, .endTagOpen, .tagName, .gap, .space, .attributeName, .afterAttributeName:
      "in a tag"
    case .declarationOpen, .declaration, .instruction, .characterData: "in a declaration"
    case .comment: "in a comment"
    }
  }
}

extension MarkupPosition.AttributeUse {
  /// What browsers do with the value of the attribute of that lower-cased name.
  init(attribute name: String) {
    switch name {
    case "href", "src", "action", "formaction", "poster", "cite", "data", "srcset", "imagesrcset",
      "background", "manifest", "longdesc", "lowsrc", "dynsrc", "ping", "codebase", "classid",
      "icon":
      self = .link
    case "style": self = .style
    case "srcdoc": self = .document
    case _ where name.hasSuffix(":href"): self = .link
    default: self = name.hasPrefix("on") ? .script : .text
    }
  }
}

extension UInt8 {
  fileprivate var isLetter: Bool { (0x61...0x7A).contains(self | 0x20) }
  fileprivate var lowercased: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }
}
