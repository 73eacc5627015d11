import ArgumentParser
import CAllocator
import Foundation
import LapelSite

/// The command `lapel` with its subcommands.
package struct Lapel: AsyncParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "lapel",
    abstract:
      "Turn a folder of digital badges into an e-portfolio with a verification page for each.",
    discussion: """
      Start with a new folder, put your badges into its backpack, and build the site:

        lapel new my-portfolio
        cp ~/Downloads/*.png my-portfolio/backpack/
        lapel build my-portfolio

      Then open my-portfolio/_site/index.html, or put the folder _site on any web host.
      """,
    version: LapelVersion.current,
    subcommands: [
      NewCommand.self, BuildCommand.self, JoinCommand.self, VerifyCommand.self, RosterCommand.self,
      CollectCommand.self, WithdrawCommand.self,
    ])

  package init() {}

  /// Sets what must be set before the process has a second thread.
  package static func prepareProcess() { lapel_take_memory_in_large_steps() }

  /// Runs the program with the words of its call and ends the process: 0 done, 1 done with findings that count,
  /// 2 the call or the input cannot be used.
  package static func run() async -> Never {
    // A reader that has gone away, as in `lapel build | head -1`, must not end the program: writing then fails, no more.
    signal(SIGPIPE, SIG_IGN)
    do {
      var command = try parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
      Foundation.exit(0)
    } catch let status as ExitStatus {
      Foundation.exit(status.rawValue)
    } catch {
      let isRequestForHelp = exitCode(for: error) == .success
      let message = fullMessage(for: error)
      if isRequestForHelp {
        Console.standardOutput.write(message)
      } else {
        Console.standardError.write(message)
      }
      Foundation.exit(isRequestForHelp ? 0 : ExitStatus.unusable.rawValue)
    }
  }
}

/// How a command ends when it is not simply done.
enum ExitStatus: Int32, Error {
  /// Done, but something that was asked to count was found.
  case findings = 1
  /// The call or the input cannot be used; nothing was written.
  case unusable = 2
}
