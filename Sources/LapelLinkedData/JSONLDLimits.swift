/// How much a document from a stranger may ask of the processor.
package struct JSONLDLimits: Sendable, Hashable {
  /// Arrays and objects in one another, in documents and contexts.
  package let depth: Int
  /// Contexts that lead to one another by their addresses.
  package let remoteContexts: Int
  /// Terms whose definitions rest on one another.
  package let termChain: Int
  /// Roughly the bytes that may be allocated and looked at: the time and memory of a run.
  package let work: Int

  /// Makes limits; the defaults suffice for documents of several megabytes, and fit a stack of 1 MiB.
  ///
  /// Values are expanded recursively, with about 6 kB of stack for each level of depth and 9 kB for each
  /// term of a chain (in a release build).
  package init(
    depth: Int = 64, remoteContexts: Int = 32, termChain: Int = 24, work: Int = 100_000_000
  ) {
    precondition(depth >= 0 && depth <= 256, "Deeper documents could exhaust the stack.")
    precondition(termChain >= 0 && termChain <= 128, "Longer chains could exhaust the stack.")
    self.depth = depth
    self.remoteContexts = remoteContexts
    self.termChain = termChain
    self.work = work
  }
}
