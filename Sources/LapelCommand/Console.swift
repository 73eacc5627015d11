import Foundation
import LapelDiagnostics

/// One of the two streams that the program writes to: results on the standard output, all else on the standard error.
struct Console: Sendable {
  static let standardOutput = Console(descriptor: STDOUT_FILENO)
  static let standardError = Console(descriptor: STDERR_FILENO)

  let descriptor: Int32

  /// Whether a person is watching.
  var isTerminal: Bool { isatty(descriptor) == 1 }

  /// Writes a line; what would steer a terminal is shown as a code instead.
  func write(_ line: String) { writeAsIs(harmless(line) + "\n") }

  /// Writes text that Lapel made itself, control characters and all.
  func writeAsIs(_ text: String) {
    var remaining = ArraySlice(text.utf8)
    while !remaining.isEmpty {
      let count = remaining.withUnsafeBytes { buffer in
        #if canImport(Darwin)
          Darwin.write(descriptor, buffer.baseAddress, buffer.count)
        #else
          Glibc.write(descriptor, buffer.baseAddress, buffer.count)
        #endif
      }
      if count < 0, errno == EINTR { continue }
      // A reader that has gone away is no reason to fail.
      guard count > 0 else { return }
      remaining = remaining.dropFirst(count)
    }
  }
}

/// The text without characters that move a cursor, hide text or turn its direction: names of files and badges may hold any.
private func harmless(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar.properties.generalCategory {
    case .control where scalar != "\n" && scalar != "\t", .format, .surrogate, .lineSeparator,
      .paragraphSeparator:
      result += "\\u{\(String(scalar.value, radix: 16))}"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}

/// A line on a terminal that tells how far long work has come; nothing in a pipe.
struct Progress: Sendable {
  private let console: Console
  private let isShown: Bool

  init(on console: Console) {
    self.console = console
    isShown = console.isTerminal
  }

  func show(_ text: String) {
    if isShown { console.writeAsIs("\r\u{1B}[K\(text)") }
  }

  func clear() {
    if isShown { console.writeAsIs("\r\u{1B}[K") }
  }
}
