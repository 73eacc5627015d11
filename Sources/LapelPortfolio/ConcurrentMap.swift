extension Array where Element: Sendable {
  /// What `transform` makes of each element, in the elements' order, worked out on all cores.
  package func concurrentMap<Result: Sendable>(
    _ transform: @escaping @Sendable (Element) -> Result
  ) async -> [Result] {
    // So many at a time that a task costs little beside its work, and so few that no core waits long for another.
    let sliceSize = 64
    let starts = stride(from: 0, to: count, by: sliceSize)
    return await withTaskGroup(of: (index: Int, results: [Result]).self) { group in
      for (index, start) in starts.enumerated() {
        let slice = self[start..<Swift.min(start + sliceSize, count)]
        group.addTask { (index, slice.map(transform)) }
      }
      var slices = [[Result]](repeating: [], count: starts.underestimatedCount)
      for await (index, results) in group { slices[index] = results }
      return slices.flatMap(\.self)
    }
  }
}
