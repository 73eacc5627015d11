/// Members under construction: an object whose names are found fast however many it has.
struct JSONLDMembers {
  private(set) var members: [JSONObject.Member] = []
  private var places = [JSONLDName: Int]()

  private static let mostSearchedOneByOne = 12

  var object: JSONValue { JSONValue(.object(JSONObject(members))) }

  subscript(name: String) -> JSONValue? {
    get { place(of: name).map { members[$0].value } }
    set {
      switch (place(of: name), newValue) {
      case (let place?, let value?): members[place].value = value
      case (nil, let value?): append(JSONObject.Member(name: name, value: value))
      case (_, nil): preconditionFailure("Members under construction are not taken away.")
      }
    }
  }

  func contains(_ name: String) -> Bool { place(of: name) != nil }

  /// Appends a value, or the elements of an array, to the array under a name.
  mutating func add(_ value: JSONValue, to name: String) {
    guard let place = place(of: name) else {
      append(JSONObject.Member(name: name, value: value.isArray ? value : .array([value])))
      return
    }
    var elements = members[place].value.array ?? [members[place].value]
    // Lets go of the array, so that appending does not copy it.
    members[place].value = .null
    if let added = value.array { elements += added } else { elements.append(value) }
    members[place].value = .array(elements)
  }

  private mutating func append(_ member: JSONObject.Member) {
    if members.count == Self.mostSearchedOneByOne {
      for (place, member) in members.enumerated() { places[JSONLDName(member.name)] = place }
    }
    if members.count >= Self.mostSearchedOneByOne {
      places[JSONLDName(member.name)] = members.count
    }
    members.append(member)
  }

  private func place(of name: String) -> Int? {
    members.count > Self.mostSearchedOneByOne
      ? places[JSONLDName(name)] : members.firstIndex { $0.name.hasSameBytes(as: name) }
  }
}

extension JSONValue {
  var isArray: Bool { if case .array = content { true } else { false } }
}
