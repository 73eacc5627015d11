/// How a local context is to be processed.
struct JSONLDContextScope {
  /// The address that relative addresses of contexts are resolved against.
  var base: String?
  /// The addresses of the contexts that led here.
  var remote: [String] = []
  var overridesProtected = false
  var propagates = true
  var validatesScoped = true
  /// Whether the local context comes from a supplied document.
  var isShared = false
}
