/// The versions of JSON Schema that Lapel knows.
package enum JSONSchemaDraft: Int, Sendable, Hashable, CaseIterable, Comparable {
  case draft4 = 4
  case draft6 = 6
  case draft7 = 7
  case draft2019 = 2019
  case draft2020 = 2020

  /// The draft of a `$schema`; nil when Lapel does not know it.
  init?(address: String) {
    for draft in Self.allCases {
      for scheme in ["http://", "https://"] {
        let name = scheme + "json-schema.org/" + draft.path + "/schema"
        if address.hasSameBytes(as: name) || address.hasSameBytes(as: name + "#") {
          self = draft
          return
        }
      }
    }
    return nil
  }

  private var path: String {
    switch self {
    case .draft4: "draft-04"
    case .draft6: "draft-06"
    case .draft7: "draft-07"
    case .draft2019: "draft/2019-09"
    case .draft2020: "draft/2020-12"
    }
  }

  package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}
