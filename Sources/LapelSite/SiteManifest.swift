import LapelDiagnostics
import LapelLinkedData
import LapelPortfolio

/// The list of the files that Lapel wrote into an output folder: only they are ever replaced or removed.
///
/// It lies in the folder itself, as `.lapel-manifest.json`, so that the folder carries its own record.
struct SiteManifest: Equatable {
  static let name = ".lapel-manifest.json"

  /// Paths below the output folder, sorted by their bytes, without the manifest's own.
  var paths: [String]

  /// The manifest's text: the same paths give the same bytes.
  func text() -> [UInt8] {
    // What a JSON value of it would be written as. Of a class it has tens of thousands of paths, which need not become values first.
    var text = Array("{\n  \"manifest\": 1,\n  \"files\": [".utf8)
    text.reserveCapacity(paths.reduce(64) { $0 + $1.utf8.count + 8 })
    for (number, path) in paths.enumerated() {
      text += number == 0 ? "\n    ".utf8 : ",\n    ".utf8
      text.appendJSONString(path)
    }
    text += paths.isEmpty ? "]\n}".utf8 : "\n  ]\n}".utf8
    return text
  }

  init(paths: [String]) {
    self.paths = paths.sorted(by: bytesPrecede)
  }

  /// - Throws: when the text is no manifest, or names a path outside the folder.
  init(parsing text: [UInt8], at location: Diagnostic.Location) throws(Diagnostic) {
    let value: JSONValue
    do { value = try JSONValue(parsing: text) } catch {
      throw .unreadableManifest(at: location)
    }
    guard value["manifest"]?.number?.integer == 1, let files = value["files"]?.array else {
      throw .unreadableManifest(at: location)
    }
    var paths: [String] = []
    for file in files {
      guard let path = file.string, isBelowTheFolder(path) else {
        throw .unreadableManifest(at: location)
      }
      paths.append(path)
    }
    self.init(paths: paths)
  }
}

/// Whether a path stays inside: no root, no empty part, no `.` or `..`.
private func isBelowTheFolder(_ path: String) -> Bool {
  var path = path
  return path.withUTF8 { bytes in
    var start = 0
    for end in 0...bytes.count where end == bytes.count || bytes[end] == UInt8(ascii: "/") {
      let isDots = end - start <= 2 && bytes[start..<end].allSatisfy { $0 == UInt8(ascii: ".") }
      // No part at all is one without a byte that is no dot.
      if isDots { return false }
      start = end + 1
    }
    return !bytes.contains(0)
  }
}

extension Diagnostic {
  static func unreadableManifest(at location: Location) -> Diagnostic {
    Diagnostic(
      .error, "unreadable-manifest", at: location,
      "this list of the files that Lapel wrote cannot be read, so Lapel cannot tell its own files from yours",
      help: "move the output folder away, or choose another one with --output")
  }
}
