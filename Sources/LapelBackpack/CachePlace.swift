/// Where a user's cache lies: a folder of theirs that nobody hands over with badges.
package struct CachePlace: Sendable, Hashable {
  package let path: String
  /// Whether the user named it, and wants to know when it cannot be made.
  package let isNamed: Bool

  package init(path: String, isNamed: Bool) {
    self.path = path
    self.isNamed = isNamed
  }

  /// The folder that the environment of a process names with `LAPEL_CACHE`, or else the usual one of the system: below
  /// `XDG_CACHE_HOME` or `~/.cache` (XDG Base Directory 0.8), on macOS below `~/Library/Caches`.
  ///
  /// Nil when there is no home folder. Relative paths in `XDG_CACHE_HOME` and `HOME` count as none, so that the folder in
  /// which a command is called has no say.
  package init?(environment: [String: String]) {
    func folder(_ name: String) -> String? {
      guard let path = environment[name], path.hasPrefix("/") else { return nil }
      return path.hasSuffix("/") ? String(path.dropLast()) : path
    }
    if let path = environment["LAPEL_CACHE"], !path.isEmpty {
      self.init(path: path, isNamed: true)
      return
    }
    let home = folder("HOME")
    #if os(macOS)
      let caches = home.map { "\($0)/Library/Caches" }
    #else
      let caches = folder("XDG_CACHE_HOME") ?? home.map { "\($0)/.cache" }
    #endif
    guard let caches else { return nil }
    self.init(path: "\(caches)/lapel", isNamed: false)
  }
}
