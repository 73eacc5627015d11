/// What a learner, or a guardian, agreed to show in a showcase, as the roster records it.
package struct Consent: Sendable, Hashable {
  package var naming: Naming
  package var parts: Set<Part>

  package init(naming: Naming, parts: Set<Part>) {
    self.naming = naming
    self.parts = parts
  }

  /// Under which name the learner appears, everywhere.
  package enum Naming: String, Sendable, Hashable, CaseIterable {
    case full, initials, pseudonym
  }

  /// What is shown of a learner beside the badges.
  package enum Part: String, Sendable, Hashable, CaseIterable {
    case narratives, photo, evidence
    /// Originals that name the learner in the clear; those that do not are published anyway, or nobody could check a badge.
    case originals

    /// What is shown where the roster does not say.
    package static func usual(for naming: Naming) -> Set<Part> {
      switch naming {
      case .full: [.narratives, .photo, .evidence]
      // A photo tells who it is, and so may a file.
      case .initials, .pseudonym: [.narratives]
      }
    }
  }
}
