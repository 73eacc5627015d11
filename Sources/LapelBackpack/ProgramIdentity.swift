import Crypto
import Foundation
import LapelLinkedData

/// Which program is running, so that no other version of the verifier takes over what this one worked out.
package struct ProgramIdentity: Sendable, Hashable {
  /// SHA-256 over what tells this program from others.
  let digest: [UInt8]

  init(digest: [UInt8]) { self.digest = digest }

  /// The program that is running, by its version and by the place, size and time of its file; nil when that file cannot be
  /// found.
  ///
  /// A build of changed code is another file, also when nobody changed the number of the version.
  package init?(version: String) {
    guard let path = Bundle.main.executablePath else { return nil }
    self.init(version: version, executable: path)
  }

  /// The program in a file.
  init?(version: String, executable path: String) {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    let numbers = [
      Int(status.st_dev), Int(status.st_ino), Int(status.st_size), Int(time.tv_sec),
      Int(time.tv_nsec),
    ]
    let text = version + "\n" + numbers.map { String($0) }.joined(separator: " ")
    self.init(digest: Array(Crypto.SHA256.hash(data: Array(text.utf8))))
  }

  /// SHA-256 over the file of the program that is running, in hexadecimal: the same for copies of it on several machines. Nil
  /// when it cannot be read.
  package static func contentDigest() -> String? {
    guard let path = Bundle.main.executablePath,
      let bytes = try? Data(contentsOf: URL(fileURLWithPath: path), options: .alwaysMapped)
    else { return nil }
    return Hex.encode(Array(Crypto.SHA256.hash(data: bytes)))
  }
}
