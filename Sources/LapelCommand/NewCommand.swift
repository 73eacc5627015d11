import ArgumentParser
import Foundation
import LapelDiagnostics

/// `lapel new`: a portfolio folder to start from.
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Make a portfolio folder to start from.",
    discussion: """
      Example:

        lapel new my-portfolio

      The folder explains itself and can be built at once. An existing folder is only used when it is empty.
      """)

  @Argument(help: "The folder to make.")
  var directory: String

  func run() throws {
    do {
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
