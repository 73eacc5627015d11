import Foundation
import Testing

/// What `lapel build` says when the verifier for browsers is missing or broken.
@Suite struct VerifierFindingTests {
  private let folder = TemporaryFolder()

  private func findings(verifier: String) throws -> (status: Int32, errors: String) {
    folder.write("learner: {name: Amina}\n", to: "p/lapel.yml")
    folder.makeFolder("p/backpack")
    let result = try Program.run("build", "p", in: folder.path, verifier: verifier)
    return (result.status, result.errors)
  }

  @Test func `a missing verifier is told, and the site is built without it`() throws {
    let (status, errors) = try findings(verifier: "/nowhere/verifier.wasm")
    #expect(status == 0)
    #expect(
      errors == """
        /nowhere/verifier.wasm: warning: the verifier for browsers is not there, so visitors cannot check badges on the site's own pages [no-verifier]
          help: run 'make verifier' in Lapel's source, or put verifier.wasm beside the program lapel

        """)
    #expect(!files(below: folder.path(of: "p/_site")).keys.contains { $0.hasSuffix(".wasm") })
  }

  @Test func `a file that is no module is told`() throws {
    folder.write("hello", to: "v.wasm")
    let (status, errors) = try findings(verifier: folder.path(of: "v.wasm"))
    #expect(status == 0)
    #expect(
      errors == """
        \(folder.path(of: "v.wasm")): warning: this is no WebAssembly module, so visitors cannot check badges on the site's own pages [no-verifier]
          help: run 'make verifier' in Lapel's source, or put verifier.wasm beside the program lapel

        """)
  }
}
