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
