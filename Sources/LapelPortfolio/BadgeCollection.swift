import LapelBackpack
import LapelVerification

/// A pile of badges, sorted by whom they were given to.
package struct BadgeCollection: Sendable {
  /// The files with the learner's folder that each belongs to, in the order of the pile.
  package private(set) var placed: [(file: BackpackFile, folder: String)] = []
  package private(set) var unplaced: [(file: BackpackFile, reason: Reason)] = []

  /// Why a file stays where it is.
  package enum Reason: Sendable, Hashable {
    case nobody, several, othersToo

    package var words: String {
      switch self {
      case .nobody: "it was given to nobody whose identity is in the roster"
      case .several: "it was given to several people of the roster"
      case .othersToo: "it holds badges of somebody else too"
      }
    }
  }

  /// - Parameter people: the identities of each learner, by folder.
  package init(_ badges: [BackpackBadge], people: [(folder: String, identities: [String])]) {
    var files: [(file: BackpackFile, badges: [BackpackBadge])] = []
    for badge in badges {
      if files.last?.file.path == badge.file.path {
        files[files.count - 1].badges.append(badge)
      } else {
        files.append((badge.file, [badge]))
      }
    }
    for (file, badges) in files {
      let owners = people.filter { person in
        badges.contains { wasGiven($0.credential, to: person.identities) }
      }
      switch owners.count {
      case 1:
        // What holds a stranger's badge beside the learner's own must not be published as the learner's.
        let isOwn = badges.allSatisfy { wasGiven($0.credential, to: owners[0].identities) }
        if isOwn {
          placed.append((file, owners[0].folder))
        } else {
          unplaced.append((file, .othersToo))
        }
      case 0: unplaced.append((file, .nobody))
      default: unplaced.append((file, .several))
      }
    }
  }
}

extension ShowcaseReader {
  /// Whom badges may have been given to: the private identities of everybody in the roster, consent or not.
  package func identitiesByFolder()
    async throws(UnusablePortfolio) -> [(folder: String, identities: [String])]
  {
    let showcase = try await showcase()
    return showcase.people.filter { !$0.person.identities.isEmpty }.map {
      ($0.folder, $0.person.identities)
    }
  }
}
