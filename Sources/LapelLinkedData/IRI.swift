/// Internationalized Resource Identifiers as JSON-LD uses them (RFC 3987; resolution as in RFC 3986, 5).
package enum IRI {
  /// Whether a text begins with a scheme and a colon (RFC 3986, 3.1), as everything but a relative
  /// reference does. A blank node identifier (`_:b0`) does not.
  package static func isAbsolute(_ text: String) -> Bool {
    text.utf8.withContiguousStorageIfAvailable { beginsWithScheme($0) }
      ?? beginsWithScheme(text.utf8)
  }

  @inline(__always)
  private static func beginsWithScheme(_ bytes: some Sequence<UInt8>) -> Bool {
    var isFirst = true
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): break
      case UInt8(ascii: ":"): return !isFirst
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
        UInt8(ascii: "."):
        if isFirst { return false }
      default: return false
      }
      isFirst = false
    }
    return false
  }

  /// Whether a text is absolute and free of the characters that no IRI may have, so that it can
  /// stand in RDF (RDF 1.1 Concepts, 3.2; RFC 3987, 2.2).
  package static func isWellFormed(_ text: String) -> Bool {
    let isFit = text.utf8.withContiguousStorageIfAvailable { hasOnlyAllowed($0) }
    return (isFit ?? hasOnlyAllowed(text.utf8)) && isAbsolute(text)
  }

  /// Whether no byte is forbidden, and at most one begins a fragment.
  @inline(__always)
  private static func hasOnlyAllowed(_ bytes: some Sequence<UInt8>) -> Bool {
    var fragments = 0
    for byte in bytes {
      if byte < 0x80 {
        let bit: UInt64 = 1 &<< UInt64(byte & 0x3F)
        if (byte < 0x40 ? forbiddenBelow64 : forbiddenFrom64) & bit != 0 { return false }
      }
      fragments &+= byte == UInt8(ascii: "#") ? 1 : 0
    }
    return fragments < 2
  }

  // A bit for each byte that no IRI may have: there are many addresses in a badge, and a switch takes longer. These are the
  // control characters, space, `"`, `<` and `>`; then `\`, `^`, the grave accent, `{`, `|`, `}` and delete.
  private static var forbiddenBelow64: UInt64 { 0x5000_0005_FFFF_FFFF }
  private static var forbiddenFrom64: UInt64 { 0xB800_0001_5000_0000 }

  /// The IRI that a reference means where `base` is the base (RFC 3986, 5.2, strict).
  ///
  /// Nothing is percent-encoded or put in lower case. A base that is not absolute lends what it has.
  package static func resolved(_ reference: String, against base: String) -> String {
    let reference = IRIParts(Array(reference.utf8))
    if reference.scheme != nil { return reference.withoutDotSegments.text }
    let base = IRIParts(Array(base.utf8))
    var target = reference
    target.scheme = base.scheme
    if reference.authority == nil {
      target.authority = base.authority
      if reference.path.isEmpty {
        target.path = base.path
        if reference.query == nil { target.query = base.query }
        return target.text
      }
      if reference.path.first != UInt8(ascii: "/") {
        target.path = base.pathBeforeLastSegment + reference.path
      }
    }
    return target.withoutDotSegments.text
  }
}

/// The five parts of a reference (RFC 3986, appendix B).
private struct IRIParts {
  var scheme: ArraySlice<UInt8>?
  var authority: ArraySlice<UInt8>?
  var path: ArraySlice<UInt8>
  var query: ArraySlice<UInt8>?
  var fragment: ArraySlice<UInt8>?

  init(_ bytes: [UInt8]) {
    var rest = bytes[...]
    if let hash = rest.firstIndex(of: UInt8(ascii: "#")) {
      fragment = rest[(hash + 1)...]
      rest = rest[..<hash]
    }
    if let mark = rest.firstIndex(of: UInt8(ascii: "?")) {
      query = rest[(mark + 1)...]
      rest = rest[..<mark]
    }
    let slash = rest.firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
    if let colon = rest.firstIndex(of: UInt8(ascii: ":")), colon > rest.startIndex, colon < slash {
      scheme = rest[..<colon]
      rest = rest[(colon + 1)...]
    }
    if rest.starts(with: "//".utf8) {
      rest = rest.dropFirst(2)
      let end = rest.firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
      authority = rest[..<end]
      rest = rest[end...]
    }
    path = rest
  }

  /// RFC 3986, 5.3.
  var text: String {
    var bytes: [UInt8] = []
    if let scheme {
      bytes += scheme
      bytes.append(UInt8(ascii: ":"))
    }
    if let authority {
      bytes += "//".utf8
      bytes += authority
    }
    bytes += path
    if let query {
      bytes.append(UInt8(ascii: "?"))
      bytes += query
    }
    if let fragment {
      bytes.append(UInt8(ascii: "#"))
      bytes += fragment
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What stands before a relative path (RFC 3986, 5.2.3).
  var pathBeforeLastSegment: ArraySlice<UInt8> {
    if authority != nil, path.isEmpty { return [UInt8(ascii: "/")] }
    guard let slash = path.lastIndex(of: UInt8(ascii: "/")) else { return [] }
    return path[...slash]
  }

  /// RFC 3986, 5.2.4, in one pass.
  var withoutDotSegments: IRIParts {
    let slash = UInt8(ascii: "/")
    var output: [UInt8] = []
    var rest = path
    while !rest.isEmpty {
      if rest.starts(with: "../".utf8) {
        rest = rest.dropFirst(3)
      } else if rest.starts(with: "./".utf8) || rest.starts(with: "/./".utf8) {
        rest = rest.dropFirst(2)
      } else if rest.elementsEqual("/.".utf8) {
        output.append(slash)
        break
      } else if rest.starts(with: "/../".utf8) {
        rest = rest.dropFirst(3)
        output.removeLastSegment()
      } else if rest.elementsEqual("/..".utf8) {
        output.removeLastSegment()
        output.append(slash)
        break
      } else if rest.elementsEqual(".".utf8) || rest.elementsEqual("..".utf8) {
        break
      } else {
        let end = rest.dropFirst().firstIndex(of: slash) ?? rest.endIndex
        output += rest[..<end]
        rest = rest[end...]
      }
    }
    var parts = self
    parts.path = output[...]
    return parts
  }
}

extension [UInt8] {
  fileprivate mutating func removeLastSegment() {
    while let last = popLast(), last != UInt8(ascii: "/") {}
  }
}
