import LapelCredentials

/// One thing that was looked at, with its outcome and the reason, for people and programs alike.
package struct Check: Sendable, Hashable {
  /// What is checked; the names are part of Lapel's JSON and of its pages' markup.
  package enum Identifier: String, Sendable, Hashable, CaseIterable {
    case format, context, proof, key, hosted, image, validity, status, subject, recipient, issuer
    case endorsement, contents

    /// The question that the check helps to answer.
    package var question: Question {
      switch self {
      case .format, .context, .proof, .key, .hosted, .image, .endorsement, .contents: .genuine
      case .validity, .status: .inForce
      case .subject, .recipient: .recipient
      case .issuer: .issuer
      }
    }
  }

  /// `notChecked` never counts as passed.
  package enum Outcome: String, Sendable, Hashable {
    case passed, failed, warning, notChecked
  }

  /// Why a badge that is genuine does not hold: what a failed `validity` or `status` check found.
  package enum Lapse: String, Sendable, Hashable {
    case revoked, suspended, notYetValid, expired
  }

  /// Who looked: the author's build, or the visitor's own browser.
  package enum Witness: String, Sendable, Hashable {
    case build, browser
  }

  package let identifier: Identifier
  package let outcome: Outcome
  /// A sentence for people, with both sides of a comparison.
  package let message: String
  package let witness: Witness
  /// The addresses of the documents it rests on.
  package let documents: [String]
  /// Set on failed `validity` and `status` checks, unless they failed because the statement itself is broken.
  package let lapse: Lapse?
  /// Whether a badge cannot be called verified as long as this check could not be made. So it is with most kinds of checks; of
  /// some there are further ones that only add to what decides, such as a schema beside Lapel's own rules.
  package let decides: Bool

  /// - Parameter decides: Left out, what holds for checks of its kind.
  package init(
    _ identifier: Identifier, _ outcome: Outcome, _ message: String, witness: Witness = .build,
    documents: [String] = [], lapse: Lapse? = nil, decides: Bool? = nil
  ) {
    self.identifier = identifier
    self.outcome = outcome
    self.message = message
    self.witness = witness
    self.documents = documents
    self.lapse = lapse
    self.decides = decides ?? identifier.decides
  }

  /// The same check, made by somebody else.
  func witnessed(by witness: Witness) -> Check {
    Check(
      identifier, outcome, message, witness: witness, documents: documents, lapse: lapse,
      decides: decides)
  }
}

/// The four questions that every badge is asked, apart.
package enum Question: String, Sendable, Hashable, CaseIterable {
  /// Is it what the issuer made?
  case genuine
  /// Does it still hold?
  case inForce
  /// Is it about this person?
  case recipient
  /// Who is the issuer, and how do we know?
  case issuer
}
