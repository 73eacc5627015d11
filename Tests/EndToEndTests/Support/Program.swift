import Foundation

/// The built program, as a process of its own.
enum Program {
  /// What came of a call.
  struct Result {
    var status: Int32
    var output: String
    var errors: String
    /// The most memory that it had at once, in bytes; 0 where the system does not tell.
    var peakMemory: Int
  }

  /// Next to the bundle of the tests.
  static let path: String? = {
    let arguments = ProcessInfo.processInfo.arguments
    let bundle = arguments.firstIndex(of: "--test-bundle-path").map { arguments[$0 + 1] }
    var folder = URL(fileURLWithPath: bundle ?? arguments[0])
    for _ in 0..<6 {
      folder.deleteLastPathComponent()
      let candidate = folder.appendingPathComponent("lapel").path
      if FileManager.default.isExecutableFile(atPath: candidate) { return candidate }
    }
    return nil
  }()

  /// The file that is put into sites as the verifier for browsers: the smallest WebAssembly module, so that the sites of
  /// these tests do not change with the verifier. The real one is tried in `Tests/Browser`.
  static let standInVerifier: String = {
    let folder = FileManager.default.temporaryDirectory
    let path = folder.appendingPathComponent("lapel-stand-in-\(getpid()).wasm").path
    _ = FileManager.default.createFile(
      atPath: path, contents: Data([0x00, 0x61, 0x73, 0x6D, 0x01, 0x00, 0x00, 0x00]))
    return path
  }()

  /// Starts it with standard input closed; output goes into the files.
  ///
  /// Without a folder for the cache there is none: the one of whoever runs the tests is left alone.
  static func start(
    _ arguments: [String], in folder: String? = nil, cache: String? = nil,
    verifier: String = standInVerifier, output: FileHandle, errors: FileHandle
  ) throws -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path ?? "no program 'lapel' was built")
    process.arguments = arguments
    var environment = ProcessInfo.processInfo.environment
    for name in ["HOME", "XDG_CACHE_HOME"] { environment[name] = nil }
    environment["LAPEL_CACHE"] = cache
    environment["LAPEL_VERIFIER"] = verifier
    process.environment = environment
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = errors
    if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
    try process.run()
    return process
  }

  static func run(
    _ arguments: String..., in folder: String? = nil, verifier: String = standInVerifier
  ) throws -> Result {
    try run(arguments, in: folder, verifier: verifier)
  }

  static func run(
    _ arguments: [String], in folder: String? = nil, cache: String? = nil,
    verifier: String = standInVerifier
  ) throws -> Result {
    let scratch = TemporaryFolder()
    let (output, errors) = (try file("out", in: scratch), try file("err", in: scratch))
    let process = try start(
      arguments, in: folder, cache: cache, verifier: verifier, output: output, errors: errors)
    var peak = 0
    while process.isRunning {
      peak = max(peak, residentPeak(of: process.processIdentifier))
      usleep(1000)
    }
    return Result(
      status: process.terminationReason == .exit
        ? process.terminationStatus : -process.terminationStatus,
      output: scratch.text(of: "out") ?? "", errors: scratch.text(of: "err") ?? "", peakMemory: peak
    )
  }

  private static func file(_ name: String, in folder: TemporaryFolder) throws -> FileHandle {
    folder.write("", to: name)
    return try FileHandle(forWritingTo: URL(fileURLWithPath: folder.path(of: name)))
  }

  /// `VmHWM` of Linux, which only ever grows.
  private static func residentPeak(of process: Int32) -> Int {
    guard let status = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8),
      let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }),
      let kilobytes = line.split(whereSeparator: { $0 == " " || $0 == "\t" }).dropFirst().first
    else { return 0 }
    return (Int(kilobytes) ?? 0) * 1024
  }
}

/// The top folder of the project.
let projectFolder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

let samplePortfolio = URL(fileURLWithPath: "\(projectFolder)/SamplePortfolio")
  .resolvingSymlinksInPath().path
