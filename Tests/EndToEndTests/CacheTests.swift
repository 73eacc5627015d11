import Foundation
import Testing

/// What `lapel build` and `lapel verify` keep for later runs, and that nobody can tell by what they write.
@Suite struct CacheTests {
  private let folder = TemporaryFolder()

  private var cache: String { folder.path(of: "cache") }

  private func site(_ output: String, cache: String?, _ options: String...) throws -> [String] {
    let place = folder.path(of: output)
    let arguments =
      ["build", samplePortfolio, "--output", place, "--as-of", "2026-06-01"] + options
    let result = try Program.run(arguments, cache: cache)
    #expect(result.status == 0)
    #expect(result.errors == "")
    return lines(of: files(below: place))
  }

  @Test func `a site is the same with no cache, a cold one and a warm one`() throws {
    let plain = try site("plain", cache: nil)
    #expect(plain.count > 100)
    #expect(try site("cold", cache: cache) == plain)
    let kept = folder.status(of: "cache/results")
    #expect(kept.mode == 0o600)
    #expect(folder.status(of: "cache").mode == 0o700)
    #expect(try site("warm", cache: cache) == plain)
    // Nothing changed, so nothing was written.
    #expect(folder.status(of: "cache/results") == kept)
    folder.write("no results", to: "cache/results")
    #expect(try site("damaged", cache: cache) == plain)
  }

  @Test func `a verdict is the same, and its dates are judged anew`() throws {
    for moment in ["2026-06-01", "2024-01-01", "2027-03-01", "2040-01-01"] {
      let arguments = [
        "verify", samplePortfolio + "/backpack", "--format", "json", "--as-of", moment,
      ]
      let plain = try Program.run(arguments)
      #expect(plain.output.contains("\"outcome\": "))
      let cached = try Program.run(arguments, cache: cache)
      #expect(cached.output == plain.output)
      #expect(cached.errors == plain.errors)
      #expect(cached.status == plain.status)
    }
    #expect(folder.text(of: "cache/results") != nil)
  }

  @Test func `without a cache none is made`() throws {
    _ = try site("site", cache: cache, "--no-cache")
    #expect(folder.text(of: "cache/results") == nil)
    let result = try Program.run(
      ["verify", samplePortfolio + "/backpack", "--as-of", "2026-06-01", "--no-cache"],
      cache: cache)
    #expect(result.errors == "")
    #expect(folder.text(of: "cache/results") == nil)
  }

  @Test func `a cache that others may write is named and not used`() throws {
    folder.makeFolder("cache", mode: 0o777)
    let plain = try Program.run(["verify", samplePortfolio + "/backpack", "--as-of", "2026-06-01"])
    let result = try Program.run(
      ["verify", samplePortfolio + "/backpack", "--as-of", "2026-06-01"], cache: cache)
    #expect(result.output == plain.output)
    #expect(result.status == plain.status)
    #expect(
      result.errors
        == "\(cache): warning: the cache is not used: others may write into this folder [unsafe-cache]\n"
        + "  help: name a folder of your own with LAPEL_CACHE, or give --no-cache\n")
    #expect(folder.text(of: "cache/results") == nil)
  }

  @Test func `a cache in the portfolio is named and not used`() throws {
    folder.write("learner: {name: Amina}", to: "portfolio/lapel.yml")
    folder.makeFolder("portfolio/backpack")
    let result = try Program.run(
      ["build", "portfolio", "--strict"], in: folder.path, cache: "portfolio/cache")
    #expect(result.status == 0)
    #expect(
      result.errors
        == "portfolio/cache: warning: the cache is not used: this folder lies in 'portfolio', which may come from somebody else [unsafe-cache]\n"
        + "  help: name a folder of your own with LAPEL_CACHE, or give --no-cache\n")
    #expect(folder.tree("portfolio").allSatisfy { !$0.hasPrefix("cache") })
  }

  @Test func `builds at once leave a whole cache`() throws {
    let plain = try site("plain", cache: nil)
    let scratch = TemporaryFolder()
    var running: [Process] = []
    for number in 0..<4 {
      scratch.write("", to: "out\(number)")
      let output = try FileHandle(
        forWritingTo: URL(fileURLWithPath: scratch.path(of: "out\(number)")))
      running.append(
        try Program.start(
          [
            "build", samplePortfolio, "--output", folder.path(of: "site\(number)"), "--as-of",
            "2026-06-01",
          ], cache: cache, output: output, errors: output))
    }
    for (number, process) in running.enumerated() {
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
      #expect(lines(of: files(below: folder.path(of: "site\(number)"))) == plain)
    }
    #expect(folder.tree("cache").count == 1)
    #expect(try site("after", cache: cache) == plain)
  }
}
