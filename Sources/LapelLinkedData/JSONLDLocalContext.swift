/// A local context while its terms are being defined.
struct JSONLDLocalContext {
  enum Progress { case untouched, open, done }

  let members: [JSONObject.Member]
  var isProtected = false
  var progress: [Progress]
  private let places: [JSONLDName: Int]

  init(_ object: JSONObject) {
    members = object.members
    progress = Array(repeating: .untouched, count: members.count)
    var places = [JSONLDName: Int]()
    places.reserveCapacity(members.count)
    for (place, member) in members.enumerated() { places[JSONLDName(member.name)] = place }
    self.places = places
  }

  subscript(name: String) -> JSONValue? { place(of: name).map { members[$0].value } }

  func place(of name: String) -> Int? { places[JSONLDName(name)] }

  /// Whether an entry is about the context itself instead of a term.
  func isOption(at place: Int) -> Bool {
    switch JSONLDKeyword(members[place].name) {
    case .base, .direction, .import, .language, .propagate, .protected, .version, .vocab: true
    default: false
    }
  }
}
