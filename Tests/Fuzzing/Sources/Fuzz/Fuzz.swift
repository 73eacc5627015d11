import Foundation

/// The kind of input that this run is about, by the environment variable LAPEL_FUZZ_TARGET.
private let target: FuzzTarget? = {
  let name = ProcessInfo.processInfo.environment["LAPEL_FUZZ_TARGET"] ?? ""
  if let target = FuzzTarget(rawValue: name) { return target }
  let names = FuzzTarget.allCases.map(\.rawValue).joined(separator: ", ")
  complain("LAPEL_FUZZ_TARGET is '\(name)'; it must be one of \(names)")
  return nil
}()

/// Called by libFuzzer before it reads the corpus: writes the seeds into the folder that LAPEL_FUZZ_SEEDS names.
@_cdecl("LLVMFuzzerInitialize")
func initialize(
  _ argumentCount: UnsafeMutablePointer<CInt>?, _ arguments: UnsafeMutableRawPointer?
) -> CInt {
  guard let target else { exit(2) }
  guard let folder = ProcessInfo.processInfo.environment["LAPEL_FUZZ_SEEDS"] else { return 0 }
  do {
    for (index, seed) in target.seeds.enumerated() {
      try Data(seed).write(to: URL(filePath: folder).appending(path: "seed-\(index)"))
    }
  } catch {
    complain("the seeds cannot be written into '\(folder)': \(error)")
    exit(2)
  }
  return 0
}

/// Called by libFuzzer for each input.
@_cdecl("LLVMFuzzerTestOneInput")
func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  target?.run(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}

/// Ends the run with this input as a finding, unless a property holds for it.
func require(_ property: Bool, _ sentence: String) {
  if property { return }
  complain("this does not hold: \(sentence)")
  abort()
}

private func complain(_ text: String) {
  FileHandle.standardError.write(Data("\(text)\n".utf8))
}
