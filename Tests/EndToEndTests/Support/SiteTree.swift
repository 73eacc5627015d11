import Foundation
import LapelLinkedData

/// The files of a folder with their bytes, by path.
func files(below folder: String) -> [String: [UInt8]] {
  var files: [String: [UInt8]] = [:]
  for path in (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? [] {
    let place = "\(folder)/\(path)"
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: place, isDirectory: &isFolder),
      !isFolder.boolValue,
      let bytes = FileManager.default.contents(atPath: place)
    else { continue }
    files[path] = Array(bytes)
  }
  return files
}

/// `sha256 size path` for each file, in the order of the paths' bytes.
func lines(of files: [String: [UInt8]]) -> [String] {
  files.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { path in
    let bytes = files[path] ?? []
    return "\(SHA256.hexDigest(of: bytes)) \(bytes.count) \(path)"
  }
}
