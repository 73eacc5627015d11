import Foundation
import LapelDiagnostics

/// The files of a new portfolio: it builds as it is and says in comments what can be changed.
enum StarterPortfolio {
  /// - Throws: when the folder has something in it or cannot be made; then nothing was written.
  static func write(to directory: String) throws(Diagnostic) {
    try write(
      contents, folders: ["backpack", "evidence", "narratives/badges", "narratives/stacks"],
      to: directory)
  }

  /// Writes files into a new or empty folder.
  static func write(
    _ contents: [(path: String, text: String)], folders: [String], to directory: String
  ) throws(Diagnostic) {
    guard !directory.isEmpty else { throw .noFolderName }
    let files = FileManager.default
    var isFolder: ObjCBool = false
    if files.fileExists(atPath: directory, isDirectory: &isFolder) {
      guard isFolder.boolValue, let entries = try? files.contentsOfDirectory(atPath: directory),
        entries.isEmpty
      else { throw .folderIsInUse(directory) }
    }
    do {
      for folder in folders {
        try files.createDirectory(
          atPath: "\(directory)/\(folder)", withIntermediateDirectories: true)
      }
      for (path, text) in contents {
        try Data(text.utf8).write(to: URL(fileURLWithPath: "\(directory)/\(path)"))
      }
    } catch {
      throw .cannotMakeFolder(directory, reason: error.localizedDescription)
    }
  }

  private static let contents: [(path: String, text: String)] = [
    ("lapel.yml", settings), ("narratives/about.md", about), ("READ-ME-FIRST.md", guide),
    (".gitignore", "_site/\n"),
  ]

  private static let settings = """
    # The settings of your portfolio. A line that starts with # is a comment; take the # away to use it.

    # The title of the site. Without it, your name is the title.
    # title: My portfolio

    # Where the site will live. With it, the site has a site map and lasting addresses; without it, everything still works.
    # url: https://your-name.example/portfolio/

    # The language in which you write, and in which badges that speak several languages are shown.
    language: en

    learner:
      # The only line that is needed: the name to show.
      name: Your Name

      # One line about you.
      # headline: Community kitchen volunteer, junior web developer

      # A picture of you, in this folder.
      # photo: photo.jpg

      # The addresses that your badges were given to. They are never published unless you say so below.
      # identities: [you@example.org]

      # Links to show.
      # links:
      #   - {label: Code, url: https://code.example/you}

    # What may be published. 'index: false' asks search engines to stay away.
    # publish: {email: false, index: true, originals: auto}

    # The order of badges: newest, oldest, issuer or manual.
    # order: newest

    # 'files' makes links that also work when the site is opened from a disk.
    links: files

    """

  private static let about = """
    ---
    # This text stands on the home page. Write it in Markdown; lines like this one, up here, are not shown.
    language: en
    ---

    Say who you are and what you are learning, in two or three sentences.

    """

  private static let guide = """
    # Your portfolio

    This file is for you. Lapel does not publish it.

    1. Write your name into `lapel.yml`.
    2. Put your badges into `backpack/`: the PNG or SVG pictures, JSON files or JWT files that badge platforms let you
       download. Sub-folders are fine, and names do not matter.
    3. Run `lapel build` in this folder and open `_site/index.html`.

    ## What else you can add

    A text about one badge, `narratives/badges/robotics.md`:

        ---
        badge: robotics.png
        ---
        What I did, and what I learned from it.

    A stack of badges that leads somewhere, `narratives/stacks/web.md`:

        ---
        title: Web developer
        badges: [html.png, css.png]
        requires:
          - {name: HTML, badge: html.png}
          - {name: CSS, badge: css.png}
          - {name: JavaScript}
        toward: {name: Certificate in Web Development}
        ---
        Why I am doing this.

    A further page, `narratives/projects.md`: any Markdown file.

    Files to show, such as a report or a photo of your work, go into `evidence/`; link to them from a text with
    `[the report](../../evidence/report.pdf)`.

    Files in `theme/` take the place of Lapel's own templates and style sheet of the same name.

    """
}

extension Diagnostic {
  static var noFolderName: Diagnostic {
    Diagnostic(
      .error, "no-folder-name", "the name of the folder to make is empty",
      help: "name a folder, as in 'lapel new my-portfolio'")
  }

  static func folderIsInUse(_ path: String) -> Diagnostic {
    Diagnostic(
      .error, "folder-is-in-use", at: Location(path: path), "is there already and is not empty",
      help: "choose another name, or an empty folder")
  }

  static func cannotMakeFolder(_ path: String, reason: String) -> Diagnostic {
    Diagnostic(
      .error, "cannot-make-folder", at: Location(path: path), "cannot be made: \(reason)",
      help: "choose a place where you may write")
  }
}
