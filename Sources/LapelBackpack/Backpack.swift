import LapelCredentials
import LapelDiagnostics
import LapelVerification

/// Everything that was found in a backpack folder.
package struct Backpack: Sendable {
  /// In the order of their paths' bytes, then as they stand in their file.
  package var badges: [BackpackBadge] = []
  /// What was wrong or worth knowing, in the same order.
  package var diagnostics: [Diagnostic] = []
  /// The display paths of the files that should hold a badge and of which none could be read.
  package var unreadableFiles: [String] = []
  /// The pictures that badges name and somebody kept, by address.
  package var keptPictures: [String: KeptPicture] = [:]
  /// What verifying used of the cache, or worked out for it.
  package var pureResults: [PureResult] = []

  package init(
    badges: [BackpackBadge] = [], diagnostics: [Diagnostic] = [], unreadableFiles: [String] = []
  ) {
    self.badges = badges
    self.diagnostics = diagnostics
    self.unreadableFiles = unreadableFiles
  }
}

/// A badge with the file that it was found in and its original.
///
/// A class that nobody can change, for the reason that `AssessedCredential` is one.
package final class BackpackBadge: Sendable {
  package let file: BackpackFile
  /// Which of the credentials in the file it is, from 0.
  package let indexInFile: Int
  /// The credential exactly as found, without the picture around it.
  package let encoded: EncodedCredential
  package let assessed: AssessedCredential
  /// Whether the file holds this credential and, but for what makes up its picture, nothing else that could tell more.
  package let isAloneInFile: Bool

  package var credential: Credential { _read { yield assessed.credential } }

  package init(
    file: BackpackFile, indexInFile: Int, encoded: EncodedCredential, assessed: AssessedCredential,
    isAloneInFile: Bool = true
  ) {
    self.file = file
    self.indexInFile = indexInFile
    self.encoded = encoded
    self.assessed = assessed
    self.isAloneInFile = isAloneInFile
  }
}
