import Foundation
import LapelLinkedData
import Testing

@Suite struct SampleTests {
  private let folder = TemporaryFolder()

  private func build(_ portfolio: String, _ output: String) throws -> [String: [UInt8]] {
    let result = try Program.run(
      "build", portfolio, "--output", folder.path(of: output), "--strict", "--as-of", "2026-06-01")
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.errors == "")
    return files(below: folder.path(of: output))
  }

  /// A copy whose files were made in another order, with other times, in a folder of another name.
  private func copySample(to copy: String, ordered: ([String]) -> [String]) throws {
    let paths = try FileManager.default.subpathsOfDirectory(atPath: samplePortfolio)
    for path in ordered(paths.sorted()) {
      let source = "\(samplePortfolio)/\(path)"
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: source, isDirectory: &isFolder)
      if path.hasPrefix("_site") || isFolder.boolValue { continue }
      folder.write(Array(try Data(contentsOf: URL(fileURLWithPath: source))), to: "\(copy)/\(path)")
    }
  }

  @Test func `the same portfolio gives the same bytes, wherever and however it lies`() throws {
    let first = lines(of: try build(samplePortfolio, "one-site"))
    #expect(first.count > 100)
    #expect(lines(of: try build(samplePortfolio, "another-site")) == first)
    try copySample(to: "copy") { $0.reversed() }
    #expect(lines(of: try build(folder.path(of: "copy"), "third")) == first)
    try copySample(to: "odd name é") { paths in
      paths.enumerated().sorted {
        ($0.offset * 7919 % 97, $0.offset) < ($1.offset * 7919 % 97, $1.offset)
      }
      .map(\.element)
    }
    #expect(lines(of: try build(folder.path(of: "odd name é"), "fourth")) == first)
  }

  @Test func `a second build changes nothing`() throws {
    let before = lines(of: try build(samplePortfolio, "site"))
    let times = before.map {
      folder.status(of: "site/\($0.split(separator: " ", maxSplits: 2)[2])")
    }
    let result = try Program.run(
      "build", samplePortfolio, "--output", folder.path(of: "site"), "--as-of", "2026-06-01")
    #expect(result.output.contains(" files in \(folder.path)/site, "))
    let own = before.count - 1
    #expect(result.output.contains("\(own) files in"))
    #expect(result.output.contains(", \(own) of them unchanged, 0 old ones removed."))
    let after = lines(of: files(below: folder.path(of: "site")))
    #expect(after == before)
    for (line, time) in zip(after, times) where !line.hasSuffix(".lapel-manifest.json") {
      let path = line.split(separator: " ", maxSplits: 2)[2]
      #expect(folder.status(of: "site/\(path)") == time, "\(path)")
    }
  }

  // MARK: Links

  private func links(in page: String) -> [String] {
    tags(in: page).flatMap { tag in
      ["href", "src", "action", "poster", "data"].compactMap { tag.value($0) }
    }
  }

  /// The path in the site that a link leads to, or nil when it leads out of the site.
  private func target(of link: String, on page: String, root: String) -> String? {
    if link.hasPrefix("#") { return page }
    if link.wholeMatch(of: /[a-z]+:.*/) != nil { return nil }
    let path = String(link.prefix { $0 != "#" && $0 != "?" })
    var parts =
      path.hasPrefix("/") ? [] : page.split(separator: "/").dropLast().map(String.init)
    let below = path.hasPrefix(root) ? String(path.dropFirst(root.count)) : path
    for part in below.split(separator: "/") where part != "." {
      if part != ".." {
        parts.append(part.removingPercentEncoding ?? String(part))
      } else if parts.popLast() == nil {
        return "outside"
      }
    }
    let isFolder = path.hasSuffix("/") || path.hasSuffix("..") || path == "." || parts.isEmpty
    return (parts + (isFolder ? ["index.html"] : [])).joined(separator: "/")
  }

  @Test(arguments: ["files", "folders"])
  func `every link inside the site leads to a file of it`(style: String) throws {
    try copySample(to: "copy") { $0 }
    let settings = folder.text(of: "copy/lapel.yml") ?? ""
    let kept = settings.split(separator: "\n").filter {
      !$0.hasPrefix("links:") && !$0.hasPrefix("url:")
    }
    folder.write(
      (kept + ["links: \(style)", "url: https://a.example/p/q/"]).joined(separator: "\n"),
      to: "copy/lapel.yml")
    let site = try build(folder.path(of: "copy"), "site")
    var reached: Set<String> = ["index.html", "404.html"]
    for (page, bytes) in site where page.hasSuffix(".html") {
      let text = String(decoding: bytes, as: UTF8.self)
      let found = tags(in: text)
      #expect(!found.contains { $0.name == "?" }, "\(page)")
      for link in links(in: text) {
        guard let target = target(of: link, on: page, root: "/p/q/") else {
          #expect(link.wholeMatch(of: /(https?|mailto):.*|data:,/) != nil, "\(page): \(link)")
          continue
        }
        #expect(site[target] != nil, "\(page): \(link)")
        reached.insert(target)
        let isAbsolute = link.hasPrefix("/")
        #expect(isAbsolute == (page == "404.html" && !link.hasPrefix("#")), "\(page): \(link)")
        if style == "files" { #expect(!link.hasSuffix("/"), "\(page): \(link)") }
        if style == "folders" { #expect(!link.hasSuffix("index.html"), "\(page): \(link)") }
        // A place on a page is there.
        if let hash = link.firstIndex(of: "#"), target.hasSuffix(".html") {
          let id = String(link[link.index(after: hash)...]).removingPercentEncoding
          let other = String(decoding: site[target] ?? [], as: UTF8.self)
          #expect(tags(in: other).contains { $0.value("id") == id }, "\(page): \(link)")
        }
      }
    }
    // Whatever is there can be reached; no page is an island.
    for path in site.keys where path.hasSuffix(".html") {
      #expect(reached.contains(path), "\(path)")
    }
  }

  @Test func `the originals of the sample are what the learner received`() throws {
    let site = try build(samplePortfolio, "site")
    let originals = Set(site.filter { $0.key.contains("/credential.") }.map(\.value))
    let pictures = Set(site.filter { $0.key.hasSuffix("/badge.png") }.map(\.value))
    var seen = 0
    for (path, bytes) in files(below: "\(samplePortfolio)/backpack") where !path.contains("/") {
      // A wallet holds several credentials; the space around a JWT is not part of it.
      if path.hasSuffix(".json"), !path.hasPrefix("wallet") {
        #expect(originals.contains(bytes), "\(path)")
      } else if path.hasSuffix(".jwt") {
        let token = Array(bytes.reversed().drop { $0 == UInt8(ascii: "\n") }.reversed())
        #expect(originals.contains(token), "\(path)")
      } else if path.hasSuffix(".png") {
        #expect(pictures.contains(bytes), "\(path)")
      } else {
        continue
      }
      seen += 1
    }
    #expect(seen >= 10)
  }

  @Test func `nothing of the learner's that is private is in the sample's site`() throws {
    for (path, bytes) in try build(samplePortfolio, "site") {
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(!text.contains("amina@example.org"), "\(path)")
      #expect(!text.contains(folder.path) && !text.contains(projectFolder), "\(path)")
    }
  }

  // MARK: Snapshots

  private let snapshots = "\(projectFolder)/Tests/EndToEndTests/Snapshots"

  /// The pages whose whole text is kept: one of each kind.
  private func representatives(_ site: [String: [UInt8]]) -> [String: String] {
    func page(_ folder: String, _ name: String) -> String {
      site.keys.filter { $0.hasPrefix("\(folder)/\(name)") && $0.hasSuffix("/index.html") }.sorted()
        .first ?? "\(folder)/\(name)"
    }
    return [
      "home.html": "index.html", "badge.html": page("badges", "shift-leader"),
      "record.html": page("badges", recordSlug(site)),
      "stack.html": page("stacks", "community-kitchen-leadership"), "feed.xml": "feed.xml",
      "sitemap.xml": "sitemap.xml", "404.html": "404.html",
    ]
  }

  /// The record holds other credentials; it is the only one that does.
  private func recordSlug(_ site: [String: [UInt8]]) -> String {
    let page = site.keys.sorted().first { path in
      path.hasPrefix("badges/") && path.hasSuffix("/index.html")
        && String(decoding: site[path] ?? [], as: UTF8.self).contains(
          "Credentials inside this record")
    }
    return page.map { String($0.split(separator: "/")[1]) } ?? "no record"
  }

  @Test func `the sample's site is the one that was recorded`() throws {
    let site = try build(samplePortfolio, "site")
    let tree = lines(of: site)
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      try FileManager.default.createDirectory(
        atPath: snapshots, withIntermediateDirectories: true)
      try (tree.joined(separator: "\n") + "\n").write(
        toFile: "\(snapshots)/sample-tree.txt", atomically: true, encoding: .utf8)
      for (name, path) in representatives(site) {
        try Data(site[path] ?? []).write(to: URL(fileURLWithPath: "\(snapshots)/\(name)"))
      }
      Issue.record("Recorded the site of the sample anew: look at the difference, then run again.")
      return
    }
    let recorded = try String(contentsOfFile: "\(snapshots)/sample-tree.txt", encoding: .utf8)
      .split(separator: "\n").map(String.init)
    func path(_ line: String) -> String { String(line.split(separator: " ", maxSplits: 2)[2]) }
    let difference = Set(tree).symmetricDifference(recorded).map(path)
    let missing = Set(recorded.map(path)).subtracting(tree.map(path)).sorted()
    let unexpected = Set(tree.map(path)).subtracting(recorded.map(path)).sorted()
    let changed = Set(difference).subtracting(missing).subtracting(unexpected).sorted()
    #expect(missing == [])
    #expect(unexpected == [])
    #expect(changed == [])
    for (name, path) in representatives(site).sorted(by: { $0.key < $1.key }) {
      let text = String(decoding: site[path] ?? [], as: UTF8.self)
      let kept = (try? String(contentsOfFile: "\(snapshots)/\(name)", encoding: .utf8)) ?? ""
      let (a, b) = (text.split(separator: "\n"), kept.split(separator: "\n"))
      let line = zip(a, b).enumerated().first { $0.element.0 != $0.element.1 }?.offset
      #expect(
        text == kept,
        "\(path): line \((line ?? min(a.count, b.count)) + 1) differs from Snapshots/\(name)")
    }
  }
}
