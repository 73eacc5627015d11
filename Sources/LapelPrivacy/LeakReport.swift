import LapelDiagnostics

/// What the search of a whole site found, as it is said to whoever builds it.
///
/// The names stand in these messages, and nowhere else: they are for the console, where the roster
/// is at hand anyway.
package struct LeakReport: Sendable {
  /// More errors than these are counted.
  package static let longest = 20

  /// Whether the site must not be published.
  package let hasErrors: Bool
  /// An error for every term and file, then a warning for every term that is to be confirmed.
  package let diagnostics: [Diagnostic]

  /// - Parameter leaks: those of all files, in any order.
  package init(_ leaks: [Leak]) {
    let ordered = leaks.enumerated().sorted {
      ($0.element.path, $0.offset) < ($1.element.path, $1.offset)
    }
    .map(\.element)
    let errors = ordered.filter { $0.severity == .error }
    hasErrors = !errors.isEmpty
    var diagnostics = errors.prefix(Self.longest).compactMap(Diagnostic.leaked)
    if errors.count > Self.longest {
      let rest = errors.dropFirst(Self.longest)
      diagnostics.append(.moreLeaks(rest.count, files: Set(rest.map(\.path)).count))
    }
    self.diagnostics = diagnostics + Self.confirmations(ordered)
  }

  private static func confirmations(_ leaks: [Leak]) -> [Diagnostic] {
    var files: [ForbiddenTerm: [Leak]] = [:]
    var notSearched: [Diagnostic] = []
    for leak in leaks where leak.severity == .toConfirm {
      switch leak.finding {
      case .term(let term): files[term, default: []].append(leak)
      case .notSearched: notSearched.append(.notSearched(leak))
      }
    }
    return files.sorted {
      ($0.key.text, $0.key.kind.rawValue) < ($1.key.text, $1.key.kind.rawValue)
    }
    .map { .toConfirm($0.key, $0.value[0], files: $0.value.count) } + notSearched
  }
}

extension LeakRules {
  /// What is not searched for.
  package var diagnostics: [Diagnostic] {
    unsearchedIdentities.isEmpty ? [] : [.tooShort(unsearchedIdentities)]
  }
}

extension Diagnostic {
  /// A class may have hundreds of them.
  fileprivate static func tooShort(_ identities: [String]) -> Diagnostic {
    let named = identities.prefix(3).map { "'\($0)'" }
    let rest = identities.count > 3 ? ["\(identities.count - 3) more"] : []
    let list = (named + rest).joined(separator: ", ")
    return Diagnostic(
      .warning, "not-searched-for",
      identities.count == 1
        ? "the identifier \(list) must not be shown and is too short to be searched for"
        : "identifiers must not be shown and are too short to be searched for: \(list)",
      help: "they would be found everywhere; look for them yourself before you publish the site")
  }

  fileprivate static func leaked(_ leak: Leak) -> Diagnostic? {
    guard case .term(let term) = leak.finding else { return nil }
    let times = leak.count == 1 ? "" : ", \(leak.count) times"
    return Diagnostic(
      .error, "leaked-\(term.kind.rawValue)", at: Location(path: leak.path),
      "\(term.kind.words) '\(term.text)' must not be shown and is found \(leak.form)\(times)",
      help: term.kind.help(term.text))
  }

  fileprivate static func moreLeaks(_ count: Int, files: Int) -> Diagnostic {
    let places = files == 1 ? "1 more file" : "\(files) more files"
    return Diagnostic(
      .error, "more-leaks",
      "\(count == 1 ? "1 more leak was" : "\(count) more leaks were") found, in \(places)",
      help: "mend those above and build again")
  }

  fileprivate static func toConfirm(_ term: ForbiddenTerm, _ first: Leak, files: Int) -> Diagnostic
  {
    let places = files == 1 ? "" : ", and in \(files - 1) more \(files == 2 ? "file" : "files")"
    if term.isShownName {
      return Diagnostic(
        .warning, "confirm-\(term.kind.rawValue)", at: Location(path: first.path),
        "\(term.kind.words) '\(term.text)' must not be shown and may be meant here, "
          + "\(first.form)\(places); it is also the name of somebody who is shown",
        help: "look at the text; if only the one who is shown is meant, add '\(term.text)' to "
          + "'allow' in showcase.yml, or show that one under another name")
    }
    return Diagnostic(
      .warning, "confirm-\(term.kind.rawValue)", at: Location(path: first.path),
      "\(term.kind.words) '\(term.text)' must not be shown and may be meant here, "
        + "\(first.form)\(places)",
      help: "if it is another word or person, add '\(term.text)' to 'allow' in showcase.yml")
  }

  fileprivate static func notSearched(_ leak: Leak) -> Diagnostic {
    Diagnostic(
      .warning, "not-searched", at: Location(path: leak.path),
      "a part of this file could not be searched for names: it is packed too often or unpacks to "
        + "too much (\(leak.form))",
      help: "look at the file yourself, or publish it unpacked")
  }
}

extension ForbiddenTerm.Kind {
  fileprivate var words: String {
    switch self {
    case .fullName: "the name"
    case .loneName: "the part of a name"
    case .email: "the e-mail address"
    case .identifier: "the identifier"
    }
  }

  fileprivate func help(_ text: String) -> String {
    let general =
      "take it out of the badge, narrative or file that it comes from, or do not publish that one"
    return self == .loneName
      ? general + "; if it is another word or person, add '\(text)' to 'allow' in showcase.yml"
      : general
  }
}
