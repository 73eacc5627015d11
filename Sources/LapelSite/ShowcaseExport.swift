import LapelCredentials
import LapelLinkedData
import LapelPortfolio

// What a showcase publishes, as data: exactly what its pages show.

extension ShowcasePlan {
  /// `showcase.csv` (RFC 4180): a row for each badge.
  func exportTable() -> OutputFile {
    var text = row(["learner", "badge", "issuer", "issued", "outcome", "address"])
    for learner in index.learners {
      for badge in learner.badges {
        text += row([
          learner.name, badge.title, badge.issuer?.name ?? "",
          badge.validFrom.flatMap(DateText.machineReadable) ?? "", badge.outcome.rawValue,
          address(of: badge, of: learner),
        ])
      }
    }
    return OutputFile(.exportTable, .bytes(Array(text.utf8)))
  }

  /// `showcase.json`: the learners with their badges.
  func exportJSON() -> OutputFile {
    let learners = index.learners.map { learner in
      JSONValue.object([
        ("name", .string(learner.name)),
        ("address", .string(address(of: .learner(learner.slug)))),
        (
          "badges",
          .array(
            learner.badges.map { badge in
              var members: [(String, JSONValue)] = [("name", .string(badge.title))]
              if let issuer = badge.issuer?.name { members.append(("issuer", .string(issuer))) }
              if let day = badge.validFrom.flatMap(DateText.machineReadable) {
                members.append(("issued", .string(day)))
              }
              members.append(("outcome", .string(badge.outcome.rawValue)))
              members.append(("address", .string(address(of: badge, of: learner))))
              return .object(members)
            })
        ),
      ])
    }
    let value = JSONValue.object([
      ("title", .string(showcase.settings.title)), ("learners", .array(learners)),
    ])
    return OutputFile(.exportJSON, .bytes(value.text(indented: true) + [UInt8(ascii: "\n")]))
  }

  private func address(of badge: LearnerSummary.BadgeEntry, of learner: LearnerSummary) -> String {
    address(of: .learnersBadge(learner.slug, badge.slug))
  }

  /// The whole address where the site's own is known, else the path below its root.
  private func address(of address: SiteAddress) -> String {
    links.canonicalAddress(of: address)?.text ?? String(address.folderPath)
  }

  private func row(_ cells: [String]) -> String {
    CSVText.row(cells.map(cell), lineEnd: "\r\n")
  }

  /// A cell that no spreadsheet takes for a formula: what a badge is called must not be run.
  private func cell(_ text: String) -> String {
    let line = wordsInOneLine(text)
    let isFormula = line.utf8.first.map { "=+-@\t".utf8.contains($0) } ?? false
    return isFormula ? "'" + line : line
  }
}
