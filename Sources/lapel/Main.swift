import LapelCommand

/// The program; what it does is in LapelCommand.
@main
enum Main {
  /// On the main thread, as long as it is the only one.
  @MainActor
  static func main() async {
    Lapel.prepareProcess()
    await Lapel.run()
  }
}
