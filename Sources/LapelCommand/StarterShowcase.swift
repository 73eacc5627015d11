import Foundation
import LapelDiagnostics
import LapelLinkedData
import LapelPortfolio

/// The files of a new showcase: it builds as it is, and shows nobody.
struct StarterShowcase {
  /// Who is in it; nobody in one that was not made from a list.
  let learners: RosterImport?

  /// - Throws: when the folder has something in it or cannot be made; then nothing was written.
  func write(to directory: String) throws(Diagnostic) {
    var folders = ["learners"]
    var files = [
      ("showcase.yml", settings(title: directory)),
      ("roster.csv", learners?.rosterText ?? RosterText.header),
      (".gitignore", "_site/\n\(PublishedAddresses.name)\n"),
    ]
    for learner in learners?.learners ?? [] {
      folders.append("learners/\(learner.folder)/backpack")
      files.append(("learners/\(learner.folder)/lapel.yml", Self.settings(of: learner)))
    }
    try StarterPortfolio.write(files, folders: folders, to: directory)
  }

  private func settings(title directory: String) -> String {
    let name = URL(fileURLWithPath: directory).lastPathComponent
    return """
      # The settings of a showcase: one site of many learners, each with consent.

      # The name of the class.
      title: \(Self.quoted(name))

      # Where the site will live.
      # url: https://school.example/class/

      # Search engines are asked to stay away, unless you say otherwise.
      # publish: {index: true}

      # Words that may stand on pages although they are also the name of somebody who is not shown.
      # allow: [Grace]

      """
  }

  private static func settings(of learner: RosterImport.Learner) -> String {
    """
    learner:
      name: \(quoted(learner.name))
      identities: [\(learner.identities.map(quoted).joined(separator: ", "))]

    """
  }

  /// A text in YAML that means itself: JSON's way of writing it is YAML's too (YAML 1.2.2, 7.3.1).
  private static func quoted(_ text: String) -> String {
    String(decoding: JSONValue.string(text).text(), as: UTF8.self)
  }
}
