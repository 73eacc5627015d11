/// The JSON-LD contexts that badges use, so that none is fetched while a badge is verified.
///
/// The terms are those of the published documents, in Lapel's own tables. The tests compare each
/// table with the published document, term by term.
package enum BundledContexts {
  /// The addresses that have a document, other spellings of one address included, in a fixed order.
  package static var addresses: [String] { entries.map { $0.address } }

  /// The context document, an object with nothing but `@context`, or nil when none is bundled.
  ///
  /// Addresses are compared byte by byte: a context at another spelling is another context.
  package static func document(at address: String) -> JSONValue? { entry(at: address)?.document }

  /// What a bundled context is the vocabulary of, or nil when the address is not bundled.
  package static func kind(of address: String) -> ContextKind? { entry(at: address)?.kind }
}

extension BundledContexts {
  private struct Entry: Sendable {
    var address: String
    var kind: ContextKind
    var document: JSONValue
  }

  private static func entry(at address: String) -> Entry? {
    entries.first { $0.address.hasSameBytes(as: address) }
  }

  /// Read on first use.
  private static let entries: [Entry] = {
    var table = ContextTable()
    table.read(sharedTable)
    var entries: [Entry] = []
    for (kind, text) in tables {
      let known = table.sections.count
      table.read(text)
      for section in table.sections[known...] {
        let document = JSONValue.object([("@context", section.context)])
        for name in section.names where name.utf8.contains(UInt8(ascii: ":")) {
          entries.append(Entry(address: name, kind: kind, document: document))
        }
      }
    }
    return entries
  }()

  /// In an order in which each table stands after those whose sections it includes.
  private static var tables: [(ContextKind, String)] {
    [
      (.credentials1, credentials1Table), (.credentials2, credentials2Table),
      (.openBadges2, openBadges2Table), (.openBadges1, openBadges1Table),
      (.openBadges3, openBadges3Table), (.openBadges3Extensions, openBadges3ExtensionsTable),
      (.clr2, clr2Table), (.security, securityTable), (.did, didTable),
      (.statusList, statusListTable),
    ]
  }
}
