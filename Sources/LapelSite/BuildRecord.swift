import LapelPortfolio

/// What a build noted of a site that it wrote, part by part, so that a later one need not make again what would be the same.
///
///     for each part:
///     name length    2 bytes, big-endian; the name: a learner's permanent name, empty for the pages of the class
///     key            32 bytes: what the part was made from
///     stamp          32 bytes: what the disk said of the part's files
///     result length  4 bytes, big-endian; the result
///     summary length 4 bytes, big-endian; the summary, empty for the pages of the class
package struct BuildRecord: Sendable {
  /// A part of a site.
  struct Part: Sendable {
    var key: BuildKey
    var stamp: [UInt8]
    var result: [UInt8]
    var summary: [UInt8] = []
  }

  /// By name.
  private var parts: [String: Part] = [:]
  /// The names, in the order in which they were noted.
  private var names: [String] = []

  package init() {}

  /// What is left of bytes that are damaged counts as nothing.
  package init(_ bytes: [UInt8]) {
    var start = 0
    func take(_ count: Int) -> [UInt8]? {
      guard bytes.count - start >= count else { return nil }
      defer { start += count }
      return Array(bytes[start..<(start + count)])
    }
    func length(_ width: Int) -> Int? {
      take(width)?.reduce(0) { $0 << 8 | Int($1) }
    }
    while start < bytes.count {
      guard let name = length(2).flatMap(take), let key = take(32), let stamp = take(32),
        let result = length(4).flatMap(take), let summary = length(4).flatMap(take)
      else { return }
      note(
        Part(key: BuildKey(digest: key), stamp: stamp, result: result, summary: summary),
        as: String(decoding: name, as: UTF8.self))
    }
  }

  package var bytes: [UInt8] {
    func length(_ count: Int, _ width: Int) -> [UInt8] {
      (0..<width).reversed().map { UInt8(truncatingIfNeeded: count >> ($0 * 8)) }
    }
    var bytes: [UInt8] = []
    for name in names {
      guard let part = parts[name] else { continue }
      bytes += length(name.utf8.count, 2) + Array(name.utf8) + part.key.digest + part.stamp
      bytes += length(part.result.count, 4) + part.result
      bytes += length(part.summary.count, 4) + part.summary
    }
    return bytes
  }

  /// The part of that name, when it was made from the same.
  func part(_ name: String, madeFrom key: BuildKey) -> Part? {
    parts[name].flatMap { $0.key == key ? $0 : nil }
  }

  mutating func note(_ part: Part, as name: String) {
    if parts.updateValue(part, forKey: name) == nil { names.append(name) }
  }
}
