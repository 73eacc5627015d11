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
      for diagnostic in backpack.diagnostics { console.write(diagnostic) }
      let collection = BadgeCollection(backpack.badges, people: people)
      var placed = 0
      for file in collection.placed {
        let folder = joined(showcase, "learners/\(file.folder)/backpack")
        if try Self.copy(file.file, into: folder) { placed += 1 }
      }
      Console.standardOutput.write(Self.summary(collection, placed: placed))
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
      var number = 1
      while true {
        let free = number == 1 ? name : "\(name[..<dot])-\(number)\(name[dot...])"
        let path = "\(folder)/\(free)"
        if let present = FileManager.default.contents(atPath: path) {
          if present == bytes { return false }
        } else {
          try bytes.write(to: URL(fileURLWithPath: path), options: .withoutOverwriting)
          return true
        }
        number += 1
      }
    } catch {
      throw .cannotCollect(folder)
    }
  }

  private static func summary(_ collection: BadgeCollection, placed: Int) -> String {
    let copies = collection.placed.count - placed
    var text = placed == 1 ? "1 file was placed" : "\(placed) files were placed"
    if copies > 0 {
      text += ", \(copies) \(copies == 1 ? "was" : "were") there already"
    }
    text += "."
    guard !collection.unplaced.isEmpty else { return text }
    text += "\nNot placed:"
    for (file, reason) in collection.unplaced {
      text += "\n- \(harmless(file.displayPath)): \(reason.words)"
    }
    return text
  }
}

extension Diagnostic {
  static func cannotCollect(_ folder: String) -> Diagnostic {
    Diagnostic(
      .error, "cannot-write", at: Location(path: folder), "badges cannot be copied there",
      help: "make room or allow writing, then run it again: what is there is not copied twice")
  }
}
