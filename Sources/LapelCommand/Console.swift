import Foundation
import LapelDiagnostics
import LapelLinkedData

/// One of the two streams that the program writes to: results on the standard output, all else on the standard error.
struct Console: Sendable {
  static let standardOutput = Console(descriptor: STDOUT_FILENO)
  static let standardError = Console(descriptor: STDERR_FILENO)

  let descriptor: Int32

  /// Whether a person is watching.
  var isTerminal: Bool { isatty(descriptor) == 1 }

  /// Writes lines; what would steer a terminal is shown as a code instead.
  func write(_ text: String) { writeAsIs(harmless(text, keeping: ["\n", "\t"]) + "\n") }

  /// Writes a finding; names of files stay in their line, so that none can pass for a finding itself.
  func write(_ diagnostic: Diagnostic) {
    var shown = diagnostic
    shown.location?.path = harmless(diagnostic.location?.path ?? "")
    shown.summary = harmless(diagnostic.summary)
    shown.help = diagnostic.help.map { harmless($0) }
    writeAsIs("\(shown)\n")
  }

  /// Writes JSON; what would steer a terminal is written as the escapes that JSON has for it.
  func write(_ value: JSONValue) {
    var text = ""
    for scalar in String(decoding: value.text(indented: true), as: UTF8.self).unicodeScalars {
      if scalar != "\n", isHarmful(scalar) {
        for unit in UTF16.encode(scalar).map(Array.init) ?? [] {
          let digits = String(unit, radix: 16)
          text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    writeAsIs(text + "\n")
  }

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
func harmless(_ text: String, keeping kept: Set<Unicode.Scalar> = []) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    if isHarmful(scalar), !kept.contains(scalar) {
      result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
    } else {
      result.unicodeScalars.append(scalar)
    }
  }
  return result
}

private func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .control, .format, .surrogate, .lineSeparator, .paragraphSeparator: true
  default: false
  }
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
