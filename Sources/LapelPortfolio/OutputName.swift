import Foundation
import LapelLinkedData

/// The output paths for paths in the portfolio, which are in the order of their bytes: the same without `evidence/`, in
/// characters that every host and every disk takes; two that differ in case only, or not at all any more, get a hash.
func outputPaths(for paths: [String]) -> [String] {
  let plain = paths.map { path in
    let parts = path.split(separator: "/")
    let kept = parts.first == "evidence" ? parts.dropFirst() : parts[...]
    return "files/" + kept.map { safeFileName(String($0)) }.joined(separator: "/")
  }
  // A file must not be called like a folder.
  var folders = Set<String>()
  for path in plain {
    var parts = path.lowercased().split(separator: "/")
    while parts.popLast() != nil, !parts.isEmpty { folders.insert(parts.joined(separator: "/")) }
  }
  let order = paths.indices.sorted { a, b in
    let isSameA = plain[a].hasSuffix(paths[a].dropFirst("evidence/".count))
    let isSameB = plain[b].hasSuffix(paths[b].dropFirst("evidence/".count))
    return isSameA != isSameB ? isSameA : bytesPrecede(paths[a], paths[b])
  }
  var taken = folders
  var result = plain
  for index in order {
    var length = 6
    while !taken.insert(result[index].lowercased()).inserted {
      result[index] = withHash(of: paths[index], in: plain[index], characters: length)
      length += 6
    }
  }
  return result
}

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
