import LapelDiagnostics
import LapelLinkedData
import LapelPortfolio
import LapelSite

/// What a command did, for people and for programs.
protocol Report {
  /// All findings, in the order in which to print them.
  var diagnostics: [Diagnostic] { get }
  /// The display paths of files that hold no badge that can be read.
  var unreadableFiles: [String] { get }
  var text: String { get }
  var json: JSONValue { get }
}

extension Report {
  /// One finding after the other, then what was left out.
  func printFindings(to console: Console) {
    for diagnostic in diagnostics { console.write(diagnostic) }
    if !unreadableFiles.isEmpty { console.write(unreadableFilesInWords(unreadableFiles)) }
  }

  func printResult(as format: ReportFormat, to console: Console) {
    switch format {
    case .text: console.write(text)
    case .json: console.write(json)
    }
  }
}

/// What building a portfolio did.
struct BuildReport: Report {
  let portfolio: Portfolio
  let site: Site
  let summary: SiteWriter.Summary
  let output: String

  /// All findings, the portfolio's first.
  var diagnostics: [Diagnostic] { portfolio.diagnostics + site.diagnostics }

  var unreadableFiles: [String] { portfolio.unreadableFiles }

  var text: String {
    let badges = portfolio.badges.count == 1 ? "1 badge" : "\(portfolio.badges.count) badges"
    let name = harmless(portfolio.settings.learner.name)
    let place = harmless(output)
    return """
      Built the portfolio of \(name): \(badges), \(site.pageCount) pages.
      \(summary.files) files in \(place), \(summary.unchanged) of them unchanged, \(summary.removed) old ones removed.
      Open \(place.hasSuffix("/") ? place : place + "/")index.html to see it.
      """
  }

  var json: JSONValue {
    .object([
      ("lapel", .string(LapelVersion.current)),
      ("output", .string(output)),
      ("badges", .integer(portfolio.badges.count)),
      ("pages", .integer(site.pageCount)),
      ("files", .integer(summary.files)),
      ("unchanged", .integer(summary.unchanged)),
      ("removed", .integer(summary.removed)),
      ("unreadable", .array(portfolio.unreadableFiles.map { .string($0) })),
      ("diagnostics", .array(diagnostics.map(\.json))),
    ])
  }
}

/// Which files hold no badge, as a sentence.
func unreadableFilesInWords(_ paths: [String]) -> String {
  let what = paths.count == 1 ? "1 file holds" : "\(paths.count) files hold"
  return "\(what) no badge that can be read: "
    + paths.map { harmless($0) }.joined(separator: ", ")
}

extension Diagnostic {
  /// The finding as Lapel's JSON has it; members without a value are left out.
  var json: JSONValue {
    var members: [(String, JSONValue)] = [
      ("severity", .string(severity.rawValue)), ("identifier", .string(identifier)),
    ]
    if let location {
      members.append(("path", .string(location.path)))
      if let line = location.line { members.append(("line", .integer(line))) }
      if let column = location.column { members.append(("column", .integer(column))) }
    }
    members.append(("summary", .string(summary)))
    if let help { members.append(("help", .string(help))) }
    return .object(members)
  }
}
