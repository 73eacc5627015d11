/// What the sample holds: which draft is sealed how, in what file it lies, and what the world serves.
enum Catalog {
  /// One file of the backpack.
  struct Badge {
    let draft: String
    let carrier: Carrier
  }

  /// What a badge travels in. The file is named after the draft.
  enum Carrier {
    case json
    case jwt
    /// A picture of that name, with the badge in it.
    case png(String, in: BakedPicture.TextChunk = .international)
    case svg(String)
  }

  /// One document that an issuer's host would serve.
  struct Document {
    let url: String
    let source: Source
  }

  enum Source {
    /// A draft, sealed if it has a seal.
    case draft(String)
    /// The value of a member of a draft, such as the badge class in an assertion.
    case part(String, [String])
    case png(String)
    case svg(String)
  }

  /// How drafts are signed; the others stay unsigned.
  static let seals: [String: Seal] = [
    "workshop-mentor": .openBadges2(key: "code-harbour-rsa"),
    "shift-leader": .jcs("food-bank", method: "did:web:foodbank.example#badges-2024"),
    "food-bank-endorsement": .jcs("food-bank", method: "did:web:foodbank.example#badges-2024"),
    "endorsement-of-shift-leader": .jcs("volunteers", method: "did:web:volunteers.example#key-1"),
    "community-interpreter": .jcs("teranga", method: "$did:teranga#"),
    "programming-foundations": .jcs("college", method: collegeKey),
    "mathematics-for-computing": .jcs("college", method: collegeKey),
    "professional-communication": .jcs("college", method: collegeKey),
    "web-development": .jcs("college", method: collegeKey),
    "college-record": .jcs("college", method: collegeKey),
    "documents/college-status-list": .jcs("college", method: collegeKey),
    "databases": .jwt(.ed25519("college"), id: collegeKey),
    "data-skills": .jwt(.rsa("kite-learning-rsa"), id: "did:web:kitelearning.example#rsa-2023"),
    "accessible-web": .jwtWithVC(
      .rsa("kite-learning-rsa"), id: "did:web:kitelearning.example#rsa-2023"),
    "first-aid": .jcs("first-aid", method: "did:web:firstaid.example#assessors"),
    "open-source-contributor": .jwt(
      .ed25519("code-harbour"), id: "did:web:codeharbour.example#ed25519-2026"),
    "endorsement-of-contributor": .jwt(
      .rsa("kite-learning-rsa"), id: "did:web:kitelearning.example#rsa-2023"),
  ]

  private static let collegeKey = "https://college.example/issuers/computing#key-2024"

  static let badges = [
    Badge(draft: "spreadsheets-for-shops", carrier: .json),
    Badge(draft: "twelve-repairs", carrier: .png("twelve-repairs", in: .plain)),
    Badge(draft: "library-digital-helper", carrier: .json),
    Badge(draft: "food-hygiene-level-2", carrier: .json),
    Badge(draft: "food-bank-100-hours", carrier: .png("food-bank-100-hours", in: .compressed)),
    Badge(draft: "first-website", carrier: .svg("first-website")),
    Badge(draft: "step-free-map", carrier: .json),
    Badge(draft: "workshop-mentor", carrier: .png("workshop-mentor")),
    Badge(draft: "shift-leader", carrier: .png("shift-leader")),
    Badge(draft: "community-interpreter", carrier: .svg("community-interpreter")),
    Badge(draft: "programming-foundations", carrier: .json),
    Badge(draft: "databases", carrier: .jwt),
    Badge(draft: "web-development", carrier: .png("web-development")),
    Badge(draft: "college-record", carrier: .json),
    Badge(draft: "data-skills", carrier: .png("data-skills")),
    Badge(draft: "accessible-web", carrier: .jwt),
    Badge(draft: "wallet-presentation", carrier: .json),
    Badge(draft: "open-source-contributor", carrier: .jwt),
    Badge(draft: "cookbook-website", carrier: .json),
    Badge(draft: "food-bank-endorsement", carrier: .json),
  ]

  static let documents =
    hosted(
      "library-digital-helper", on: "https://library.example/badges",
      at: "assertions/2022-0618-07.json",
      badgeClass: "digital-helper.json", issuer: "issuer.json")
    + hosted(
      "food-hygiene-level-2", on: "https://safeplate.example/obi",
      at: "assertions/SP-22-03117.json",
      badgeClass: "classes/food-hygiene-2.json", issuer: "issuer.json")
    + hosted(
      "food-bank-100-hours", on: "https://foodbank.example/badges", at: "assertions/amd-100h.json",
      badgeClass: "classes/100-hours.json", issuer: "issuer.json")
    + hosted(
      "first-website", on: "https://codeharbour.example/obi", at: "assertions/2023-autumn-11.json",
      badgeClass: "classes/first-website.json", issuer: "issuer.json")
    + repairCafe + badgeHall + issuers + pictures

  /// An Open Badges 1 or 2 assertion and what it embeds, each at its own address.
  private static func hosted(
    _ draft: String, on base: String, at assertion: String, badgeClass: String, issuer: String
  ) -> [Document] {
    [
      Document(url: "\(base)/\(assertion)", source: .draft(draft)),
      Document(url: "\(base)/\(badgeClass)", source: .part(draft, ["badge"])),
      Document(url: "\(base)/\(issuer)", source: .part(draft, ["badge", "issuer"])),
    ]
  }

  /// An Open Badges 1.0 assertion that links its badge class, which links its issuer.
  private static let repairCafe = [
    Document(
      url: "https://repaircafe.example/obi/assertions/rc-2022-0117.json",
      source: .draft("twelve-repairs")),
    Document(
      url: "https://repaircafe.example/obi/classes/twelve-repairs.json",
      source: .draft("documents/repair-cafe-twelve-repairs")),
    Document(
      url: "https://repaircafe.example/obi/issuer.json",
      source: .draft("documents/repair-cafe-issuer")),
  ]

  /// The same for Open Badges 2.1, on a platform that speaks Badge Connect.
  private static let badgeHall = [
    Document(
      url: "https://badgehall.example/public/assertions/TkWq3vYbSDe8",
      source: .draft("step-free-map")),
    Document(
      url: "https://badgehall.example/public/classes/step-free-map",
      source: .draft("documents/badge-hall-step-free-map")),
    Document(
      url: "https://badgehall.example/public/issuers/city-of-lindmere",
      source: .draft("documents/badge-hall-city-of-lindmere")),
  ]

  private static let issuers = [
    Document(
      url: "https://codeharbour.example/obi/classes/workshop-mentor.json",
      source: .part("workshop-mentor", ["badge"])),
    Document(
      url: "https://codeharbour.example/obi/keys/2021.json",
      source: .draft("documents/code-harbour-key")),
    Document(
      url: "https://codeharbour.example/obi/revoked.json",
      source: .draft("documents/code-harbour-revoked")),
    Document(
      url: "https://codeharbour.example/.well-known/did.json",
      source: .draft("documents/did-code-harbour")),
    Document(
      url: "https://college.example/issuers/computing", source: .draft("documents/college-profile")),
    Document(
      url: "https://college.example/status/2026", source: .draft("documents/college-status-list")),
    Document(
      url: "https://firstaid.example/.well-known/did.json",
      source: .draft("documents/did-first-aid")),
    Document(
      url: "https://foodbank.example/.well-known/did.json",
      source: .draft("documents/did-food-bank")),
    Document(
      url: "https://kitelearning.example/.well-known/did.json",
      source: .draft("documents/did-kite-learning")),
    Document(
      url: "https://kitelearning.example/revocations.json",
      source: .draft("documents/kite-learning-revocations")),
    Document(
      url: "https://volunteers.example/.well-known/did.json",
      source: .draft("documents/did-volunteers")),
  ]

  private static let pictures = [
    Document(
      url: "https://badgehall.example/public/classes/step-free-map.png",
      source: .png("step-free-map")),
    Document(
      url: "https://codeharbour.example/images/open-source-contributor.png",
      source: .png("open-source-contributor")),
    Document(
      url: "https://codeharbour.example/obi/images/first-website.svg", source: .svg("first-website")
    ),
    Document(
      url: "https://codeharbour.example/obi/images/workshop-mentor.png",
      source: .png("workshop-mentor")),
    Document(url: "https://college.example/badges/databases.png", source: .png("databases")),
    Document(
      url: "https://college.example/badges/programming-foundations.png",
      source: .png("programming-foundations")),
    Document(
      url: "https://college.example/badges/record.png", source: .png("college-record")),
    Document(
      url: "https://college.example/badges/web-development.png", source: .png("web-development")),
    Document(url: "https://firstaid.example/images/at-work.png", source: .png("first-aid")),
    Document(
      url: "https://foodbank.example/badges/images/100-hours.png",
      source: .png("food-bank-100-hours")),
    Document(
      url: "https://foodbank.example/badges/images/shift-leader.png", source: .png("shift-leader")),
    Document(
      url: "https://kitelearning.example/images/accessible-web.png", source: .png("accessible-web")),
    Document(
      url: "https://kitelearning.example/images/data-skills.png", source: .png("data-skills")),
    Document(
      url: "https://library.example/badges/digital-helper.png",
      source: .png("library-digital-helper")),
    Document(
      url: "https://ndarclub.example/badges/spreadsheets.png",
      source: .png("spreadsheets-for-shops")),
    Document(
      url: "https://repaircafe.example/obi/images/twelve-repairs.png",
      source: .png("twelve-repairs")),
    Document(
      url: "https://safeplate.example/obi/images/food-hygiene-2.png",
      source: .png("food-hygiene-level-2")),
    Document(
      url: "https://teranga.example/badges/interpreter.svg", source: .svg("community-interpreter")),
  ]
}
