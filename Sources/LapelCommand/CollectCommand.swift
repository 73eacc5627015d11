import ArgumentParser
import Foundation
import LapelBackpack
import LapelDiagnostics
import LapelPortfolio
import LapelVerification

/// `lapel collect`: sorts a pile of badges into the backpacks of a class.
struct CollectCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "collect",
    abstract: "Sort a pile of badge files into the backpacks of a class.",
    discussion: """
      Example:

        lapel collect Downloads/badges --showcase class

      A badge goes to the learner whose identity in the roster it was given to, also where the badge hides it in a hash. \
      Files are copied, and the pile stays as it is. What could not be placed is listed.
      """)

  @Argument(help: "The folder with the badges.")
  var directory: String

  @Option(help: "The showcase's folder.")
  var showcase = "."

  func run() async throws {
    let console = Console.standardError
    do {
      guard ShowcaseReader.isShowcase(showcase) else { throw Diagnostic.noShowcase(showcase) }
      let people = try await ShowcaseReader(
        folder: showcase, displayName: showcase == "." ? "" : showcase, moment: Moment.today
      ).identitiesByFolder()
      let backpack = await BackpackReader(
        folder: directory, displayName: directory,
        assessor: CredentialAssessor(request: VerificationRequest(moment: Moment.today))
      ).backpack()
      guard FileManager.default.fileExists(atPath: directory) else {
        throw Diagnostic.nothingToCollect(directory)
      }
      for diagnostic in backpack.diagnostics { console.write(diagnostic) }
      let collection = BadgeCollection(backpack.badges, people: people)
      var placed = 0
      for file in collection.placed {
        let learner = joined(showcase, "learners/\(file.folder)")
        for folder in [joined(showcase, "learners"), learner, "\(learner)/backpack"] {
          guard !isLink(folder) else { throw Diagnostic.collectsThroughLink(folder) }
        }
        if try Self.copy(file.file, into: "\(learner)/backpack") { placed += 1 }
      }
      let unplaced =
        collection.unplaced.map { ($0.file.displayPath, $0.reason.words) }
        + backpack.unreadableFiles.map { ($0, "it holds no badge that can be read") }
      Console.standardOutput.write(
        Self.summary(placed: placed, copies: collection.placed.count - placed, unplaced))
    } catch let unusable as UnusablePortfolio {
      for diagnostic in unusable.diagnostics { console.write(diagnostic) }
      throw ExitStatus.unusable
    } catch let diagnostic as Diagnostic {
      console.write(diagnostic)
      throw ExitStatus.unusable
    }
  }

  /// Copies a file under its own name, or one that is free; false when the same bytes are there already.
  private static func copy(_ file: BackpackFile, into folder: String) throws(Diagnostic) -> Bool {
    let bytes = Data(try file.bytes())
    let name = URL(fileURLWithPath: file.path).lastPathComponent
    let dot = name.lastIndex(of: ".") ?? name.endIndex
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
      if holdsFile(of: bytes, folder) { return false }
      var number = 1
      while true {
        let free = number == 1 ? name : "\(name[..<dot])-\(number)\(name[dot...])"
        let path = "\(folder)/\(free)"
        if !FileManager.default.fileExists(atPath: path) {
          try bytes.write(to: URL(fileURLWithPath: path), options: .withoutOverwriting)
          return true
        }
        number += 1
      }
    } catch {
      throw .cannotCollect(folder)
    }
  }

  /// Whether a file with these bytes is there, under whatever name: one badge twice helps nobody.
  private static func holdsFile(of bytes: Data, _ folder: String) -> Bool {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.contains { name in
      let path = "\(folder)/\(name)"
      let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
      return size == bytes.count && FileManager.default.contents(atPath: path) == bytes
    }
  }

  private static func summary(
    placed: Int, copies: Int, _ unplaced: [(path: String, reason: String)]
  ) -> String {
    var text = placed == 1 ? "1 file was placed" : "\(placed) files were placed"
    if copies > 0 {
      text += ", \(copies) \(copies == 1 ? "was" : "were") there already"
    }
    text += "."
    guard !unplaced.isEmpty else { return text }
    text += "\nNot placed:"
    for (path, reason) in unplaced { text += "\n- \(harmless(path)): \(reason)" }
    return text
  }
}

private func isLink(_ path: String) -> Bool {
  (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) != nil
}

extension Diagnostic {
  static func collectsThroughLink(_ path: String) -> Diagnostic {
    Diagnostic(
      .error, "outside-showcase", at: Location(path: path),
      "this is a symbolic link, so badges are not copied there",
      help: "put the learner's folder itself there")
  }

  static func nothingToCollect(_ folder: String) -> Diagnostic {
    Diagnostic(
      .error, "no-such-folder", at: Location(path: folder), "there is no such folder or file",
      help: "name the folder with the badges")
  }

  static func cannotCollect(_ folder: String) -> Diagnostic {
    Diagnostic(
      .error, "cannot-write", at: Location(path: folder), "badges cannot be copied there",
      help: "make room or allow writing, then run it again: what is there is not copied twice")
  }
}
