/// Named values that a template sees.
///
/// ```swift
/// let badge: TemplateObject = ["name": "Robotics", "tags": ["wood", "wire"], "isExpired": false]
/// ```
///
/// Names are compared byte by byte. A lookup takes the logarithm of the number of members.
package struct TemplateObject: Sendable, Hashable {
  private struct Member: Sendable, Hashable {
    var key: TemplateKey
    var value: TemplateValue
  }

  /// Sorted by key.
  private var members: [Member]

  package init(_ members: [String: TemplateValue]) {
    self.init(uniqueMembers: members.map { ($0.key, $0.value) })
  }

  /// An object of these members; a name that comes twice is a programmer's mistake.
  package init(uniqueMembers: [(String, TemplateValue)]) {
    members = uniqueMembers.map { Member(key: TemplateKey($0.0), value: $0.1) }
    members.sort { $0.key < $1.key }
    for index in members.indices.dropFirst() {
      precondition(
        members[index - 1].key != members[index].key,
        "a template object has two members named '\(members[index].key.name)'")
    }
  }

  /// The value of that name; assigning `nil` removes the member.
  package subscript(name: String) -> TemplateValue? {
    get { self[TemplateKey(name)] }
    set {
      let key = TemplateKey(name)
      let index = index(of: key)
      let exists = index < members.count && members[index].key == key
      switch (newValue, exists) {
      case (let value?, true): members[index].value = value
      case (let value?, false): members.insert(Member(key: key, value: value), at: index)
      case (nil, true): members.remove(at: index)
      case (nil, false): break
      }
    }
  }

  subscript(key: TemplateKey) -> TemplateValue? {
    let index = index(of: key)
    guard index < members.count, members[index].key == key else { return nil }
    return members[index].value
  }

  /// The names of all members, in alphabetical order.
  var names: [String] { members.map(\.key.name).sorted() }

  /// Where a member of that key is, or would have to be.
  private func index(of key: TemplateKey) -> Int {
    var low = 0
    var high = members.count
    while low < high {
      let middle = (low + high) / 2
      if members[middle].key < key { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension TemplateObject: ExpressibleByDictionaryLiteral {
  /// An object of these members; a name that comes twice is a programmer's mistake.
  package init(dictionaryLiteral elements: (String, TemplateValue)...) {
    self.init(uniqueMembers: elements)
  }
}

/// A member's name with a digest of its bytes, so that names are mostly told apart by one comparison of integers.
struct TemplateKey: Sendable, Hashable, Comparable {
  let digest: UInt64
  let name: String

  init(_ name: String) {
    self.name = name
    // FNV-1a: the same in every process, unlike Swift's own hashes.
    var digest: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in name.utf8 { digest = (digest ^ UInt64(byte)) &* 0x100_0000_01b3 }
    self.digest = digest
  }

  static func < (a: TemplateKey, b: TemplateKey) -> Bool {
    a.digest != b.digest ? a.digest < b.digest : a.name < b.name
  }
}
