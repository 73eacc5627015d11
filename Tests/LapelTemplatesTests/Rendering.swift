import LapelDiagnostics
import LapelTemplates

/// What a template makes of values; `others` are templates beside it.
func rendered(
  _ template: String, name: String = "page.html", _ root: TemplateObject = [:],
  others: KeyValuePairs<String, String> = [:]
) throws -> String {
  let library = try TemplateLibrary(compiling: sources(name, template, others))
  return String(decoding: try library.render(name, with: root), as: UTF8.self)
}

/// Everything that is said of a template that cannot be compiled, as printed.
func complaints(
  _ template: String, name: String = "page.html", others: KeyValuePairs<String, String> = [:]
) -> [String] {
  do throws(TemplateErrors) {
    _ = try TemplateLibrary(compiling: sources(name, template, others))
    return []
  } catch {
    return error.diagnostics.map(\.description)
  }
}

/// What is said of a template that cannot be rendered, as printed.
func complaint(
  _ template: String, name: String = "page.html", _ root: TemplateObject = [:],
  others: KeyValuePairs<String, String> = [:]
) throws -> String? {
  let library = try TemplateLibrary(compiling: sources(name, template, others))
  do throws(Diagnostic) {
    _ = try library.render(name, with: root)
    return nil
  } catch {
    return error.description
  }
}

private func sources(
  _ name: String, _ template: String, _ others: KeyValuePairs<String, String>
) -> [TemplateSource] {
  ([(name, template)] + others.map { ($0.key, $0.value) }).map {
    TemplateSource(name: $0, path: "theme/\($0).mustache", text: $1)
  }
}

/// A generator of the same numbers in every run (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
