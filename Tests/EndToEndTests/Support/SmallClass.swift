import LapelLinkedData

/// The files of a class that a test makes and changes.
struct SmallClass {
  /// A learner in the roster.
  struct Row {
    var folder: String
    var name: String
    var publish = "full"
    var displayName = ""
  }

  let folder: TemporaryFolder
  /// The showcase's folder, in the temporary one.
  let path: String
  var rows: [Row] = [] {
    didSet { writeRoster() }
  }

  init(_ folder: TemporaryFolder, _ path: String = "class", learners: Int) {
    self.folder = folder
    self.path = path
    folder.write("title: Spring\nurl: https://s.example/spring/\n", to: "\(path)/showcase.yml")
    let names = ["Zoë Quell", "Viktor Umlauf", "Yara Xu", "Wanda Jupp", "Tibor Nagel", "Ines Krog"]
    for number in 0..<learners {
      let learner = "learner-\(number)"
      rows.append(Row(folder: learner, name: names[number % names.count]))
      folder.write(
        "learner: {name: \(names[number % names.count])}\n", to: own(learner, "lapel.yml"))
      for badge in 0..<2 {
        write(badge: badge, name: badge == 0 ? "Bread" : "Pie \(number % 2)", to: learner)
      }
      folder.write("I am learner \(number).\n", to: own(learner, "narratives/about.md"))
    }
    writeRoster()
  }

  /// The path of something of a learner's, in the temporary folder.
  func own(_ learner: String, _ file: String) -> String { "\(path)/learners/\(learner)/\(file)" }

  func write(badge number: Int, name: String, to learner: String) {
    folder.write(
      """
      {"@context": ["https://www.w3.org/ns/credentials/v2",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
        "id": "urn:uuid:\(learner)-\(number)", "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "issuer": {"id": "https://b.example/", "type": ["Profile"], "name": "Bakery"},
        "validFrom": "2025-01-0\(1 + number % 9)T00:00:00Z",
        "credentialSubject": {"type": ["AchievementSubject"],
        "id": "did:example:\(learner)",
        "achievement": {"id": "https://b.example/\(name)", "type": ["Achievement"],
        "name": "\(name)", "criteria": {"narrative": "c"}, "description": "d"}}}
      """, to: own(learner, "backpack/\(number).json"))
  }

  private func writeRoster() {
    let lines = rows.map { "\($0.folder),\($0.name),\($0.publish),\($0.displayName)\n" }
    folder.write(
      "folder,name,publish,display_name\n" + lines.joined(), to: "\(path)/roster.csv")
  }
}
