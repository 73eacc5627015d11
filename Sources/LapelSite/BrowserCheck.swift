import LapelCredentials
import LapelPortfolio
import LapelTemplates
import LapelVerification

extension SitePlan {
  /// What a page needs so that a visitor's browser can check a badge there: the module, what to check, and what the build
  /// said. Nil when the site brings no module.
  ///
  /// - Parameter badge: the badge of the page; nil on the page for any file.
  func browserCheck(on address: SiteAddress, for badge: Badge?) -> TemplateObject? {
    guard let verifier else { return nil }
    let original = badge?.publishedOriginals.first { $0.name.hasPrefix("credential.") }
    let credential = badge?.credential
    let isHeldBack = badge != nil && original == nil
    return [
      "frame": .link(links.link(from: address, to: .verifierFrame)),
      "module": .link(links.link(from: address, to: verifier.address)),
      "moduleScript": .link(links.link(from: address, to: verifier.scriptAddress)),
      "moduleSHA256": .text(verifier.sha256),
      "original": .link(
        original.flatMap { file in
          badge.map { links.link(from: address, to: .badgeFile($0.slug, file.name)) }
        }),
      "isHeldBack": .flag(isHeldBack),
      "isAnyFile": .flag(badge == nil),
      "credentialID": .text(credential?.id ?? ""),
      "credentialIssuer": .text(credential?.issuer?.id ?? ""),
      "builtDay": .text(badge.map { DateText.day($0.assessed.report.moment) } ?? ""),
      "recheck": .text(settings.recheck.rawValue),
      "notAsked": .text(PublishedDocuments.publishersOfStandards.joined(separator: " ")),
    ]
  }

  /// The documents that a badge's verdict rests on, each with who keeps it.
  func documents(of badge: Badge, on address: SiteAddress) -> [TemplateObject] {
    documents.entries(for: badge).map { entry in
      var object: TemplateObject = [
        "address": .text(entry.address), "time": .text(entry.time ?? ""),
        "type": .text(entry.mediaType ?? ""), "link": .none, "fileName": .none, "sha256": .text(""),
        "day": .text(entry.day ?? ""), "standing": .text(standing(of: entry)),
      ]
      if case .offered(let place, let sha256) = entry.standing {
        object["link"] = .link(links.link(from: address, to: place))
        object["fileName"] = .text(String(place.path.dropFirst("documents/".count)))
        object["sha256"] = .text(sha256)
      }
      return object
    }
  }

  private func standing(of entry: PublishedDocuments.Entry) -> String {
    let day = entry.day.map { ", of \($0)" } ?? ""
    return switch entry.standing {
    case .offered: "kept by the author\(day)"
    case .heldBack(let reasons):
      "kept by the author\(day), and held back: \(reasons.map(\.sentence).joined(separator: " "))"
    case .notOffered: "kept by the author\(day), and not offered here"
    case .missing: "not kept by the author"
    }
  }

  /// The commands with which anybody can check the badge with Lapel itself; nil when the original is held back.
  func commandLine(for badge: Badge) -> String? {
    guard let file = badge.publishedOriginals.first(where: { $0.name.hasPrefix("credential.") })
    else { return nil }
    let hasDocuments = documents.offersAny(for: badge)
    return "lapel verify \(file.downloadName)" + (hasDocuments ? " --snapshot documents" : "")
  }

  /// The page on which a visitor can have any badge file judged.
  func verifyPage() -> Page {
    Page(.verify, template: "verify") {
      page(
        PageHead(
          address: .verify, title: "Check a badge file",
          description:
            "Have any badge file judged in your own browser: signatures, keys, dates and status. Nothing is sent anywhere.",
          browserAccess: verifier == nil ? .none : .anyIssuer),
        [
          "browserCheck": .object(browserCheck(on: .verify, for: nil)),
          "questions": .objects(
            Question.allCases.map {
              ["identifier": .text($0.rawValue), "question": .text($0.wording)]
            }),
        ])
    }
  }
}

extension PublishedDocuments.Entry {
  /// The day on which it was fetched, when that is known.
  fileprivate var day: String? {
    time.flatMap { Timestamp(text: $0).moment }.map { DateText.day($0) }
  }
}

extension SitePlan {
  /// The document in which the verifier runs, framed by the pages that check badges. It is no page to be found.
  func verifierFrame() -> Page {
    Page(.verifierFrame, template: "verifier-frame") {
      [
        "siteTitle": .text(shortened(settings.title, to: 60)),
        "policy": .text(VerifierFramePolicy.inDocument),
        "script": .link(links.link(from: .verifierFrame, to: assets.verifierFrameScript)),
        "verify": .link(links.link(from: .verifierFrame, to: .verify)),
      ]
    }
  }
}

/// What the verifier's frame may do: run scripts of the site and WebAssembly, and reach nothing at all. Its worker, made from a
/// text, is bound by the same. Its icon is empty and stands in the document, so that no browser asks for one: `data:` reaches
/// nothing either.
enum VerifierFramePolicy {
  /// As the document states it, for hosts that set no headers and for disks.
  ///
  /// WebAssembly runs because nothing forbids it: `'wasm-unsafe-eval'` would need a `script-src`, and checkers of HTML do not know
  /// the word. So each kind of content is named, and scripts by `script-src-elem`, which says nothing of evaluating.
  static let inDocument =
    "script-src-elem 'self'; script-src-attr 'none'; worker-src blob:; img-src data:; "
    + ["connect", "style", "font", "media", "frame", "manifest", "object"]
    .map { "\($0)-src 'none'; " }.joined() + "base-uri 'none'; form-action 'none'"

  /// As hosts state it that take headers from a file: JavaScript may not evaluate texts either.
  static let inHeaders =
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src blob:; img-src data:; base-uri 'none'; form-action 'none'"
}

/// What the scripts of a page may reach.
enum BrowserAccess: Sendable, Hashable {
  /// There are no scripts.
  case none
  /// There are scripts of the site's own, which ask nobody for anything.
  case ownScripts
  /// Files of the site, and, after a click, the servers that the badge of the page names.
  case origins([String])
  /// Files of the site, and, after a click, the servers that the visitor's own file names.
  case anyIssuer

  /// The Content Security Policy of the page (CSP Level 3): nothing inline, nothing from elsewhere, no WebAssembly: that
  /// runs in a frame, which has a policy of its own.
  var policy: String {
    let common = "object-src 'none'; base-uri 'none'; form-action 'none'"
    let check = "script-src 'self'; frame-src 'self'; worker-src 'none'"
    return switch self {
    case .none: "default-src 'self'; script-src 'none'; connect-src 'none'; \(common)"
    case .ownScripts: "default-src 'self'; script-src 'self'; connect-src 'none'; \(common)"
    case .origins(let origins):
      "default-src 'self'; \(check); connect-src \((["'self'"] + origins).joined(separator: " ")); \(common)"
    case .anyIssuer: "default-src 'self'; \(check); connect-src 'self' https:; \(common)"
    }
  }
}

extension PublishedDocuments {
  /// Where standards' schemas and vocabularies lie. A page asks issuers, and nobody else.
  static let publishersOfStandards = ["purl.imsglobal.org", "www.w3.org", "w3id.org"]

  /// The servers that a badge's verification may ask, as a Content Security Policy names them; each once.
  func origins(for badge: Badge) -> [String] {
    var origins: [String] = []
    for entry in entries(for: badge) {
      guard let origin = Self.origin(of: entry.address), !origins.contains(origin) else { continue }
      origins.append(origin)
    }
    return origins
  }

  /// `https://host:port` of an address; nil for anything that could mean more in a policy.
  static func origin(of address: String) -> String? {
    guard address.utf8.starts(with: "https://".utf8) else { return nil }
    let host = address.utf8.dropFirst("https://".utf8.count).prefix {
      $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#")
    }
    let isPlain = host.allSatisfy { byte in
      switch byte {
      case 0x30...0x3A, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E: true
      default: false
      }
    }
    guard isPlain, !host.isEmpty, host.count <= 260 else { return nil }
    let name = String(decoding: Array(host), as: UTF8.self)
    return publishersOfStandards.contains(name) ? nil : "https://" + name
  }
}
