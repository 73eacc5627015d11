import ArgumentParser
import Foundation
import LapelDiagnostics

/// `lapel new`: a portfolio folder to start from.
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Make a portfolio folder to start from.",
    discussion: """
      Examples:

        lapel new my-portfolio
        lapel new class --showcase           for a class, with a roster

      The folder explains itself and can be built at once. An existing folder is only used when it is empty.
      """)

  @Argument(help: "The folder to make.")
  var directory: String

  @Flag(help: "Make a showcase of many learners instead.")
  var showcase = false

  func run() throws {
    do {
      if showcase {
        try StarterShowcase(learners: nil).write(to: directory)
        Console.standardOutput.write(
          """
          Made a showcase in '\(directory)'.
          Put a portfolio folder for each learner into \(directory)/learners, write into \(directory)/roster.csv what each \
          agreed to, then run
            lapel build \(directory)
          """)
        return
      }
      try StarterPortfolio.write(to: directory)
    } catch {
      Console.standardError.write(error)
      throw ExitStatus.unusable
    }
    Console.standardOutput.write(
      """
      Made a portfolio in '\(directory)'.
      Write your name into \(directory)/lapel.yml, put your badges into \(directory)/backpack, then run
        lapel build \(directory)
      """)
  }
}
