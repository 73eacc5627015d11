/// What the sample showcase holds: who of the class was given which badge, and when.
enum ClassCatalog {
  /// A badge of one learner.
  struct Award {
    /// The folder below `learners/`.
    let learner: String
    let kind: Kind
    /// The day on which it was given.
    let day: String
    let carrier: Carrier
    /// The recipient stands in the badge as it is, as some issuers write it.
    var isInClear = false
  }

  /// What a badge travels in. The file is named after the kind.
  enum Carrier {
    case json, jwt, svg
  }

  /// What badges are given for. Each has a draft, and a picture that the sample portfolio has too.
  enum Kind: String {
    case firstWebPage = "first-web-page"
    case accessibleMenu = "accessible-menu"
    case ordersInATable = "orders-in-a-table"
    case safeKitchen = "safe-kitchen"
    case lunchForForty = "lunch-for-forty"

    var issuer: String {
      switch self {
      case .firstWebPage, .accessibleMenu, .ordersInATable: "hillcourt-college"
      case .safeKitchen, .lunchForForty: "good-table"
      }
    }

    var art: String {
      switch self {
      case .firstWebPage: "first-website"
      case .accessibleMenu: "accessible-web"
      case .ordersInATable: "data-skills"
      case .safeKitchen: "food-hygiene-level-2"
      case .lunchForForty: "cookbook-website"
      }
    }
  }

  /// Where an issuer's keys are published.
  static func host(of issuer: String) -> String {
    issuer == "good-table" ? "goodtable.example" : "hillcourt.example"
  }

  static let awards =
    given(.firstWebPage, "2026-02-13", as: .svg, "noor", "thanh", "ewa", "jose", "aroha", "meiling")
    + given(.firstWebPage, "2026-02-20", as: .jwt, "kwame", "olena", "tomasz", "sandor")
    + given(.safeKitchen, "2026-03-06", as: .svg, "noor", "aroha", "kwame", "idris", "priya")
    + [
      Award(learner: "jose", kind: .safeKitchen, day: "2026-03-06", carrier: .json, isInClear: true)
    ]
    + given(.ordersInATable, "2026-03-27", as: .json, "thanh", "ewa", "idris", "olena")
    + given(.accessibleMenu, "2026-04-24", as: .svg, "noor", "thanh", "olena", "priya")
    + given(.lunchForForty, "2026-05-15", as: .svg, "aroha", "kwame", "meiling")

  private static func given(
    _ kind: Kind, _ day: String, as carrier: Carrier, _ learners: String...
  ) -> [Award] {
    learners.map { Award(learner: $0, kind: kind, day: day, carrier: carrier) }
  }
}
