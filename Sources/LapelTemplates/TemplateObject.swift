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
    members = []
    members.reserveCapacity(uniqueMembers.count)
    for (name, value) in uniqueMembers { add(name, value) }
    sortUnique()
  }

  /// An object of these members and further ones; a name that comes twice is a programmer's mistake.
  package init(
    uniqueMembers: KeyValuePairs<String, TemplateValue>, and others: [(String, TemplateValue)]
  ) {
    members = []
    members.reserveCapacity(uniqueMembers.count + others.count)
    for (name, value) in uniqueMembers { add(name, value) }
    for (name, value) in others { add(name, value) }
    sortUnique()
  }

  private mutating func add(_ name: String, _ value: TemplateValue) {
    members.append(Member(key: TemplateKey(name), value: value))
  }

  private mutating func sortUnique() {
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
      if members[middle].key.digest < key.digest { low = middle + 1 } else { high = middle }
    }
    // Names of one digest, which hardly ever meet, stand in their own order.
    while low < members.count, members[low].key.digest == key.digest,
      members[low].key.name != key.name, members[low].key.name < key.name
    { low += 1 }
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
    var digest: UInt64 = 0xcbf2_9ce4_8422_2325
    let isDone: Void? = name.utf8.withContiguousStorageIfAvailable {
      digest = Self.digest(of: UnsafeRawBufferPointer($0), from: digest)
    }
    if isDone == nil {
      Array(name.utf8).withUnsafeBytes { digest = Self.digest(of: $0, from: digest) }
    }
    self.digest = digest
  }

  /// FNV-1a over words of eight bytes: the same in every process, unlike Swift's own hashes.
  private static func digest(of bytes: UnsafeRawBufferPointer, from start: UInt64) -> UInt64 {
    var digest = start ^ UInt64(truncatingIfNeeded: bytes.count)
    var index = 0
    while index + 8 <= bytes.count {
      digest = mixed(digest, bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      index += 8
    }
    var rest: UInt64 = 0
    while index < bytes.count {
      rest = rest << 8 | UInt64(bytes[index])
      index += 1
    }
    return mixed(digest, rest)
  }

  /// A product says little in its low bits of the high ones of its factors: so they are folded down.
  private static func mixed(_ digest: UInt64, _ word: UInt64) -> UInt64 {
    let product = (digest ^ word) &* 0x100_0000_01b3
    return product ^ product >> 32
  }

  static func < (a: TemplateKey, b: TemplateKey) -> Bool {
    a.digest != b.digest ? a.digest < b.digest : a.name < b.name
  }
}
