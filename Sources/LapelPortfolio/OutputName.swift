import Foundation
import LapelLinkedData

/// The file name in letters, digits, `.`, `_` and `-`, at most 100 of them, ending included.
func safeFileName(_ name: String) -> String {
  let (stem, ending) = parts(of: name)
  let safeEnding = ending.isEmpty ? "" : "." + safeText(ending, limit: 16)
  let safeStem = safeText(stem, limit: 80)
  return (safeStem.isEmpty ? "file" : safeStem) + (safeEnding == "." ? "" : safeEnding)
}

/// The output path with a short hash of the source's path before its ending.
func withHash(of source: String, in path: String, characters: Int) -> String {
  let hash = slugText(SHA256.digest(of: Array(source.utf8)), characters: characters)
  let slash = path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex
  let (stem, ending) = parts(of: String(path[slash...]))
  return path[..<slash] + "\(stem)-\(hash)" + (ending.isEmpty ? "" : ".\(ending)")
}

private func parts(of name: String) -> (stem: String, ending: String) {
  guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return (name, "") }
  return (String(name[..<dot]), String(name[name.index(after: dot)...]))
}

private func safeText(_ text: String, limit: Int) -> String {
  var safe = ""
  for scalar in text.decomposedStringWithCanonicalMapping.unicodeScalars
  where safe.utf8.count < limit {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "_": safe.unicodeScalars.append(scalar)
    case ".": safe += safe.isEmpty || safe.hasSuffix(".") ? "" : "."
    default:
      let isMark = scalar.properties.generalCategory == .nonspacingMark
      if !isMark, !safe.hasSuffix("-") { safe += "-" }
    }
  }
  while safe.hasSuffix("-") || safe.hasSuffix(".") { safe.removeLast() }
  return String(safe.drop { $0 == "-" || $0 == "." })
}
