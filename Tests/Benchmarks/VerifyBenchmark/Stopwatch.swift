import Foundation

/// How often something can be done, by the processor's time, so that other programs do not count.
enum Stopwatch {
  /// How often a second `work` does what it does `count` times, in the best of several rounds.
  static func rate(of count: Int, rounds: Int = 5, _ work: () throws -> Void) rethrows -> Double {
    var best = Double.infinity
    for _ in 0..<rounds {
      let start = processorSeconds
      try work()
      best = min(best, processorSeconds - start)
    }
    return Double(count) / best
  }

  static var processorSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// The most memory that the process ever had, in MiB.
  static var peakMemory: Double {
    var usage = rusage()
    // RUSAGE_SELF, which is of another type on each system.
    getrusage(0, &usage)
    #if os(macOS)
      return Double(usage.ru_maxrss) / 1_048_576
    #else
      return Double(usage.ru_maxrss) / 1_024
    #endif
  }
}
