import Foundation
import LapelLinkedData

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// An XML text as the things that come one after another in it, namespaces resolved.
struct XMLEvents: Sendable {
  enum Event: Sendable, Hashable {
    case start(Element)
    case text(String)
    case end
  }

  struct Element: Sendable, Hashable {
    /// Empty for none.
    var namespace: String
    var name: String
    /// In the order of their names' bytes.
    var attributes: [Attribute]

    /// The value of an attribute without a namespace.
    subscript(name: String) -> String? {
      attributes.first { $0.namespace.isEmpty && $0.name.hasSameBytes(as: name) }?.value
    }
  }

  struct Attribute: Sendable, Hashable {
    /// Empty for none, which is not the namespace of the element.
    var namespace: String
    var name: String
    var value: String
  }

  let events: [Event]

  /// Reads a text that must be well-formed and that `MarkupScan` has nothing against.
  init(parsing bytes: [UInt8]) throws(FileFlaw) {
    try MarkupScan.check(bytes)
    let parser = XMLParser(data: Data(bytes))
    parser.shouldProcessNamespaces = true
    parser.shouldReportNamespacePrefixes = true
    parser.shouldResolveExternalEntities = false
    let collector = EventCollector()
    parser.delegate = collector
    // On Linux the parser calls an ill-formed text well-formed, but keeps the error.
    let succeeded = parser.parse()
    if let place = collector.errorPosition { throw .svgNotWellFormed.at(place) }
    guard succeeded, parser.parserError == nil, !collector.events.isEmpty else {
      throw .svgNotWellFormed
    }
    events = collector.events
  }
}

/// Takes down what the parser reports.
private final class EventCollector: NSObject, XMLParserDelegate {
  var events: [XMLEvents.Event] = []
  var errorPosition: SourcePosition?
  /// For each prefix the namespaces that it stands for, the innermost last.
  private var namespaces: [String: [String]] = [
    "xml": ["http://www.w3.org/XML/1998/namespace"]
  ]

  func parser(_ parser: XMLParser, didStartMappingPrefix prefix: String, toURI uri: String) {
    namespaces[prefix, default: []].append(uri)
  }

  func parser(_ parser: XMLParser, didEndMappingPrefix prefix: String) {
    _ = namespaces[prefix]?.popLast()
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String] = [:]
  ) {
    let sorted = attributes.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    events.append(
      .start(
        XMLEvents.Element(
          namespace: namespaceURI ?? "", name: name,
          attributes: sorted.map { attribute(qualifiedName: $0.key, value: $0.value) })))
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    events.append(.end)
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) { events.append(.text(text)) }

  func parser(_ parser: XMLParser, foundCDATA data: Data) {
    events.append(.text(String(decoding: data, as: UTF8.self)))
  }

  func parser(_ parser: XMLParser, parseErrorOccurred error: any Error) {
    guard errorPosition == nil else { return }
    errorPosition = SourcePosition(
      line: max(1, parser.lineNumber), column: max(1, parser.columnNumber))
    parser.abortParsing()
  }

  /// The parser gives attributes under their names as written: prefix, colon, name.
  private func attribute(qualifiedName: String, value: String) -> XMLEvents.Attribute {
    guard let colon = qualifiedName.utf8.firstIndex(of: UInt8(ascii: ":")) else {
      return XMLEvents.Attribute(namespace: "", name: qualifiedName, value: value)
    }
    let prefix = String(qualifiedName[..<colon])
    let name = String(qualifiedName[qualifiedName.utf8.index(after: colon)...])
    return XMLEvents.Attribute(
      namespace: namespaces[prefix]?.last ?? prefix, name: name, value: value)
  }
}

extension FileFlaw {
  static let svgNotWellFormed = FileFlaw(
    "damaged-svg", "the SVG is not well-formed XML",
    help: "download it again from where you got it")
}
