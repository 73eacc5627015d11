import LapelCommand

/// The program; what it does is in LapelCommand.
@main
enum Main {
  static func main() async { await Lapel.run() }
}
