import Foundation
import LapelCredentials
import LapelDiagnostics
import LapelLinkedData
import LapelVerification
import SeededGenerator
import Testing

@testable import LapelBackpack

@Suite struct ResultCacheTests {
  private let folder: TestFolder
  private let program = ProgramIdentity(testing: "one")

  init() throws { folder = try TestFolder() }

  private var place: CachePlace { CachePlace(path: folder.path + "/cache", isNamed: true) }

  private func opened(_ place: CachePlace? = nil, outside inputs: [String] = []) throws
    -> ResultCache?
  {
    try ResultCache.opened(at: place ?? self.place, outside: inputs, program: program)
  }

  private func mode(of path: String) -> mode_t {
    var status = stat()
    lstat(path, &status)
    return status.st_mode & 0o7777
  }

  /// What the finding says that comes instead of a cache.
  private func refusal(_ place: CachePlace? = nil, outside inputs: [String] = []) -> String? {
    do {
      _ = try opened(place, outside: inputs)
      return nil
    } catch {
      let text = (error as? Diagnostic)?.description ?? "\(error)"
      return text.split(separator: folder.path, omittingEmptySubsequences: false).joined(
        separator: "…")
    }
  }

  private static let help =
    "\n  help: name a folder of your own with LAPEL_CACHE, or give --no-cache"

  @Test func `what a run keeps is there for the next, for the user alone`() throws {
    let key = try #require(PureResult.Key(digest: [UInt8](repeating: 1, count: 32)))
    let deep = CachePlace(path: folder.path + "/a/b/lapel", isNamed: false)
    let first = try #require(try opened(deep))
    #expect(first.value(for: key) == nil)
    first.keep([PureResult(key: key, value: [1, 2])])
    #expect(try opened(deep)?.value(for: key) == [1, 2])
    for path in ["/a", "/a/b", "/a/b/lapel"] { #expect(mode(of: folder.path + path) == 0o700) }
    #expect(mode(of: folder.path + "/a/b/lapel/results") == 0o600)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path + "/a/b/lapel") == ["results"]
    )
  }

  @Test func `a folder into which others may write is refused`() throws {
    for mode in [0o770, 0o720, 0o702, 0o777] as [mode_t] {
      mkdir(place.path, 0o700)
      chmod(place.path, mode)
      #expect(
        refusal()
          == "…/cache: warning: the cache is not used: others may write into this folder [unsafe-cache]"
          + Self.help)
    }
    chmod(place.path, 0o755)
    #expect(refusal() == nil)
  }

  @Test func `a link, a file, and a folder of somebody else are refused`() throws {
    mkdir(folder.path + "/other", 0o700)
    symlink(folder.path + "/other", place.path)
    #expect(
      refusal() == "…/cache: warning: the cache is not used: this is a symbolic link [unsafe-cache]"
        + Self.help)
    unlink(place.path)
    try folder.write("text", to: "cache")
    #expect(
      refusal() == "…/cache: warning: the cache is not used: this is no folder [unsafe-cache]"
        + Self.help)
    unlink(place.path)
    mkdir(place.path, 0o700)
    // Only the superuser can give a folder away.
    guard chown(place.path, 65_534, 65_534) == 0 else { return }
    #expect(
      refusal()
        == "…/cache: warning: the cache is not used: this folder belongs to another user [unsafe-cache]"
        + Self.help)
  }

  @Test func `a folder beside the badges is refused, and not made`() throws {
    mkdir(folder.path + "/portfolio", 0o755)
    let inside = CachePlace(path: folder.path + "/portfolio/.cache/lapel", isNamed: true)
    #expect(
      refusal(inside, outside: [folder.path + "/portfolio/"])
        == "…/portfolio/.cache/lapel: warning: the cache is not used: this folder lies in '…/portfolio/', which may come from somebody else [unsafe-cache]"
        + Self.help)
    #expect(access(folder.path + "/portfolio/.cache", F_OK) != 0)
    symlink(folder.path + "/portfolio", folder.path + "/link")
    let linked = CachePlace(path: folder.path + "/link/cache", isNamed: false)
    #expect(refusal(linked, outside: [folder.path + "/portfolio"]) != nil)
    #expect(refusal(outside: [folder.path + "/portfolio"]) == nil)
  }

  @Test func `a folder that cannot be made is told only to who named it`() throws {
    try folder.write("text", to: "file")
    let path = folder.path + "/file/cache"
    #expect(
      refusal(CachePlace(path: path, isNamed: true))
        == "…/file/cache: warning: the cache is not used: this is no folder [unsafe-cache]"
        + Self.help)
    #expect(
      refusal(CachePlace(path: "/proc/none/cache", isNamed: true))
        == "/proc/none/cache: warning: the cache is not used: it cannot be opened: No such file or directory [unsafe-cache]"
        + Self.help)
    #expect(try opened(CachePlace(path: "/proc/none/cache", isNamed: false)) == nil)
  }

  @Test func `a file of results that others may write, a link and a pipe are not read`() throws {
    let key = try #require(PureResult.Key(digest: [UInt8](repeating: 1, count: 32)))
    let file = place.path + "/results"
    try #require(try opened()).keep([PureResult(key: key, value: [1])])
    chmod(file, 0o622)
    #expect(try opened()?.value(for: key) == nil)
    chmod(file, 0o600)
    #expect(try opened()?.value(for: key) == [1])
    rename(file, place.path + "/moved")
    symlink("moved", file)
    #expect(try opened()?.value(for: key) == nil)
    unlink(file)
    mkfifo(file, 0o600)
    #expect(try opened()?.value(for: key) == nil)
  }

  @Test func `the place of the cache comes from the environment`() throws {
    func place(_ environment: [String: String]) -> String? {
      CachePlace(environment: environment).map { ($0.isNamed ? "named " : "") + $0.path }
    }
    #expect(place([:]) == nil)
    #expect(place(["LAPEL_CACHE": "", "HOME": ""]) == nil)
    #expect(place(["HOME": "relative", "XDG_CACHE_HOME": "here"]) == nil)
    #expect(place(["LAPEL_CACHE": "/c", "HOME": "/home/a"]) == "named /c")
    #expect(place(["LAPEL_CACHE": "c"]) == "named c")
    #if os(macOS)
      #expect(place(["HOME": "/Users/a"]) == "/Users/a/Library/Caches/lapel")
    #else
      #expect(place(["HOME": "/home/a/"]) == "/home/a/.cache/lapel")
      #expect(place(["HOME": "/home/a", "XDG_CACHE_HOME": "/x"]) == "/x/lapel")
      #expect(place(["HOME": "/home/a", "XDG_CACHE_HOME": "x"]) == "/home/a/.cache/lapel")
    #endif
  }

  @Test func `a program is told by its version and its file`() throws {
    let path = folder.path + "/program"
    try folder.write("one", to: "program")
    let first = try #require(ProgramIdentity(version: "1", executable: path))
    #expect(ProgramIdentity(version: "1", executable: path) == first)
    #expect(ProgramIdentity(version: "2", executable: path) != first)
    #expect(ProgramIdentity(version: "1", executable: folder.path) == nil)
    #expect(ProgramIdentity(version: "1", executable: path + "s") == nil)
    var times = [timespec(tv_sec: 1, tv_nsec: 0), timespec(tv_sec: 1, tv_nsec: 1)]
    utimensat(AT_FDCWD, path, &times, 0)
    #expect(ProgramIdentity(version: "1", executable: path) != first)
    #expect(ProgramIdentity(version: "1") != nil)
  }

  @Test func `every part of a signature question makes another key`() throws {
    func question(
      _ algorithm: SignatureAlgorithm = .ed25519, _ key: PublicKey = .ed25519([1, 2]),
      _ message: [UInt8] = [3, 4], _ signature: [UInt8] = [5, 6]
    ) -> SignatureQuestion {
      SignatureQuestion(algorithm: algorithm, key: key, message: message, signature: signature)
    }
    let questions = [
      question(), question(.es256), question(.ed25519, .p256([1, 2])),
      question(.ed25519, .p384([1, 2])), question(.ed25519, .ed25519([1])),
      question(.ed25519, .ed25519([1, 2, 3]), [4]),
      question(.ed25519, .ed25519([1, 2]), [3], [4, 5, 6]),
      question(.rs256, .rsa(modulus: [1], exponent: [2])),
      question(.rs256, .rsa(modulus: [1, 2], exponent: [])),
      question(.ed25519, .ed25519([1, 2]), [3, 4], [5, 7]),
    ]
    let keys = try questions.map { try #require(PureResult.Key(of: $0)) }
    #expect(Set(keys).count == questions.count)
  }
}

/// A backpack is judged alike with a cache and without, whatever lies in the cache.
@Suite struct CachedBackpackTests {
  private let folder: TestFolder
  private let program = ProgramIdentity(testing: "one")

  init() throws { folder = try TestFolder() }

  private static let sample =
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().resolvingSymlinksInPath().path + "/SamplePortfolio/backpack"

  private static let verifier = Verifier()

  private func backpack(
    _ path: String = sample, seconds: Int64 = 1_780_315_200, isCached: Bool
  ) async throws -> Backpack {
    let place = CachePlace(path: folder.path + "/cache", isNamed: true)
    let cache = isCached ? try ResultCache.opened(at: place, program: program) : nil
    let moment = Timestamp.Moment(
      secondsSince1970: seconds, nanoseconds: 0, offsetMinutes: 0, hasTime: true)
    let backpack = await BackpackReader(
      folder: path,
      assessor: CredentialAssessor(
        request: VerificationRequest(moment: moment), verifier: Self.verifier, cache: cache)
    ).backpack()
    cache?.keep(backpack.pureResults)
    return backpack
  }

  private func reports(_ backpack: Backpack) -> [VerificationReport] {
    backpack.badges.map { $0.assessed.report }
  }

  @Test func `reports are the same with no cache, a cold one and a warm one`() async throws {
    let plain = try await backpack(isCached: false)
    #expect(plain.badges.count >= 20)
    #expect(plain.pureResults.isEmpty)
    let cold = try await backpack(isCached: true)
    #expect(cold.pureResults.count >= 18)
    let warm = try await backpack(isCached: true)
    #expect(reports(cold) == reports(plain))
    #expect(reports(warm) == reports(plain))
    #expect(warm.pureResults == cold.pureResults)
  }

  @Test func `dates are judged anew`() async throws {
    _ = try await backpack(isCached: true)
    for seconds in [1_400_000_000, 1_800_000_000, 2_000_000_000] as [Int64] {
      let plain = try await backpack(seconds: seconds, isCached: false)
      let warm = try await backpack(seconds: seconds, isCached: true)
      #expect(reports(warm) == reports(plain))
    }
  }

  @Test func `an altered badge or document is never served from the cache`() async throws {
    _ = try await backpack(isCached: true)
    let copy = folder.path + "/copy"
    try FileManager.default.copyItem(atPath: Self.sample, toPath: copy)
    var generator = SeededGenerator(seed: 20_260_601)
    for name in try FileManager.default.subpathsOfDirectory(atPath: copy).sorted() {
      let path = "\(copy)/\(name)"
      guard let bytes = FileManager.default.contents(atPath: path).map({ [UInt8]($0) }),
        !bytes.isEmpty, !name.hasSuffix("index.json")
      else { continue }
      var altered = bytes
      altered[Int.random(in: bytes.indices, using: &generator)] ^= 1
      try Data(altered).write(to: URL(fileURLWithPath: path))
      let plain = try await backpack(copy, isCached: false)
      let warm = try await backpack(copy, isCached: true)
      #expect(reports(warm) == reports(plain), "\(name)")
      #expect(warm.diagnostics == plain.diagnostics, "\(name)")
      try Data(bytes).write(to: URL(fileURLWithPath: path))
    }
  }

  @Test func `a damaged cache changes no report`() async throws {
    let plain = try await backpack(isCached: false)
    _ = try await backpack(isCached: true)
    let file = URL(fileURLWithPath: folder.path + "/cache/results")
    let bytes = [UInt8](try Data(contentsOf: file))
    var generator = SeededGenerator(seed: 20_260_602)
    for round in 0..<12 {
      var damaged = bytes
      switch round {
      case 0: damaged = []
      case 1: damaged = Array(bytes[..<(bytes.count / 2)])
      case 2: damaged = bytes.map { ~$0 }
      default:
        for _ in 0..<40 {
          damaged[Int.random(in: bytes.indices, using: &generator)] ^= UInt8(1 << (round % 8))
        }
      }
      try Data(damaged).write(to: file)
      #expect(reports(try await backpack(isCached: true)) == reports(plain), "round \(round)")
    }
  }
}
