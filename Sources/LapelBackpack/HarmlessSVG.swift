import LapelLinkedData

/// A copy of an SVG in which nothing runs and nothing is loaded.
///
/// It is written anew from lists of what is allowed: shapes, texts, colours, filters. Everything else is left out with
/// what is in it, so that a trick that nobody thought of is left out too. The same picture gives the same bytes.
package struct HarmlessSVG: Sendable, Hashable {
  package static let namespace = "http://www.w3.org/2000/svg"

  package let bytes: [UInt8]
  /// From `width` and `height`, or else from `viewBox`.
  package let size: PictureSize?

  /// Throws when the file is no SVG, or one that asks too much of a reader.
  package init(_ bytes: [UInt8]) throws(FileFlaw) {
    let svg = try XMLEvents(parsing: bytes)
    guard case .start(let root)? = svg.events.first, root.name == "svg",
      root.namespace == Self.namespace || root.namespace.isEmpty
    else { throw .otherXML }
    var copier = SVGCopier(namespace: root.namespace)
    for event in svg.events { try copier.take(event) }
    try copier.checkReferences()
    self.bytes = copier.output
    size = PictureSize(rootOf: svg)
  }
}

/// Writes the copy, event by event.
private struct SVGCopier {
  /// What becomes of an element that is open.
  private enum Fate {
    /// Written, perhaps under another name.
    case written(String)
    /// A style sheet, whose text is collected.
    case styleSheet
    case leftOut
  }

  private static let maximumBytes = 2 * MarkupScan.maximumBytes

  private(set) var output: [UInt8] = []
  private let namespace: String
  private var open: [Fate] = []
  /// Whether the `>` of the last start tag is still to be written.
  private var isTagOpen = false
  private var styleSheet = ""
  private var references = SVGReferences()

  init(namespace: String) { self.namespace = namespace }

  mutating func take(_ event: XMLEvents.Event) throws(FileFlaw) {
    switch event {
    case .start(let element): start(element)
    case .text(let text): take(text)
    case .end: end()
    }
    guard output.count <= Self.maximumBytes else { throw .svgTooLarge(output.count) }
  }

  func checkReferences() throws(FileFlaw) { try references.check() }

  private mutating func start(_ element: XMLEvents.Element) {
    let fate = fate(of: element)
    if case .written(let name) = fate {
      closeTag()
      let attributes = HarmlessAttributes(of: element)
      references.open(id: attributes["id"], uses: attributes.references)
      write("<\(name)")
      if open.isEmpty { write(" xmlns=\"\(HarmlessSVG.namespace)\"") }
      for (name, value) in attributes.list { write(" \(name)=\"\(escaped(value))\"") }
      isTagOpen = true
    }
    open.append(fate)
  }

  private func fate(of element: XMLEvents.Element) -> Fate {
    switch open.last {
    case .leftOut, .styleSheet: return .leftOut
    case .written, nil: break
    }
    // An element without a namespace is SVG only where the root has none either.
    guard element.namespace == namespace else { return .leftOut }
    // A link keeps what it is around and loses where it leads.
    if element.name == "a" { return .written("g") }
    if element.name == "style" { return .styleSheet }
    return HarmlessSVG.elements.contains(element.name) ? .written(element.name) : .leftOut
  }

  private mutating func take(_ text: String) {
    switch open.last {
    case .written(let name) where HarmlessSVG.textElements.contains(name):
      closeTag()
      write(escaped(text))
    case .styleSheet: styleSheet += text
    default: break
    }
  }

  private mutating func end() {
    switch open.popLast() {
    case .written(let name):
      references.close()
      write(isTagOpen ? "/>" : "</\(name)>")
      isTagOpen = false
    case .styleSheet:
      let rules = HarmlessStyle.rules(of: styleSheet)
      styleSheet = ""
      guard !rules.isEmpty else { return }
      closeTag()
      write("<style>\(escaped(rules))</style>")
    case .leftOut, nil: break
    }
  }

  private mutating func closeTag() {
    if isTagOpen { write(">") }
    isTagOpen = false
  }

  private mutating func write(_ text: String) { output += text.utf8 }

  private func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "\t", "\n", "\r": escaped += "&#\(scalar.value);"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
