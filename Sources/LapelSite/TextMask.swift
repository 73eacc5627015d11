import LapelPortfolio
import LapelPrivacy

/// What is taken out of every text that a site shows of a portfolio: addresses that are not public and, in a showcase, the
/// name of a learner who appears under another one.
struct TextMask: Sendable {
  private let addresses: PrivateAddresses
  private let names: [NameMask]

  /// - Parameters:
  ///   - person: whose names and identities must not appear.
  ///   - exempt: names and words within which nothing is taken out.
  init(_ addresses: PrivateAddresses, without person: PrivatePerson? = nil, exempt: [String] = []) {
    self.addresses = addresses
    names = (person?.hidden ?? []).map { NameMask($0, exempt: exempt) }
  }

  /// The text of a page or a data file.
  func masked(_ text: [UInt8]) -> [UInt8] {
    var text = addresses.masked(text)
    for name in names { text = name.masked(text) }
    return text
  }

  func masked(_ text: String) -> String {
    String(decoding: masked(Array(text.utf8)), as: UTF8.self)
  }

  /// A summary with all its texts masked.
  func masked(_ summary: LearnerSummary) -> LearnerSummary {
    var summary = summary
    summary.headline = summary.headline.map(masked)
    for index in summary.badges.indices {
      summary.badges[index].title = masked(summary.badges[index].title)
      summary.badges[index].kind.name = masked(summary.badges[index].kind.name)
      if let name = summary.badges[index].issuer?.name {
        summary.badges[index].issuer?.name = masked(name)
      }
      if let id = summary.badges[index].issuer?.id {
        summary.badges[index].issuer?.id = masked(id)
      }
      for skill in summary.badges[index].skills.indices {
        let name = summary.badges[index].skills[skill].name
        summary.badges[index].skills[skill].name = masked(name)
      }
    }
    for index in summary.stacks.indices {
      summary.stacks[index].title = masked(summary.stacks[index].title)
      summary.stacks[index].toward = summary.stacks[index].toward.map(masked)
    }
    return summary
  }
}
