import LapelLinkedData

/// The attributes of an element that may stay, in the order of their names.
struct HarmlessAttributes {
  private static let xlink = "http://www.w3.org/1999/xlink"
  private static let xml = "http://www.w3.org/XML/1998/namespace"

  private(set) var list: [(name: String, value: String)] = []
  /// The ids of the elements that this one draws again.
  private(set) var references: [String] = []

  init(of element: XMLEvents.Element) {
    for attribute in element.attributes {
      guard let (name, value) = Self.harmless(attribute, of: element) else { continue }
      list.append((name, value))
      if name == "href", let id = HarmlessValue.localReference(value) { references.append(id) }
      references += HarmlessValue.localURLs(in: value)
    }
  }

  subscript(name: String) -> String? { list.first { $0.name == name }?.value }

  private static func harmless(
    _ attribute: XMLEvents.Attribute, of element: XMLEvents.Element
  ) -> (String, String)? {
    switch (attribute.namespace, attribute.name) {
    case ("", "href"): href(attribute.value, of: element)
    // The older spelling counts where the newer is missing (SVG 2, 16.1.6), and is written as the newer.
    case (xlink, "href"): element["href"] == nil ? href(attribute.value, of: element) : nil
    case (xml, "space"): attribute.value == "preserve" ? ("xml:space", "preserve") : nil
    case ("", _): plain(attribute).map { (attribute.name, $0) }
    default: nil
    }
  }

  private static func plain(_ attribute: XMLEvents.Attribute) -> String? {
    let value = attribute.value
    switch attribute.name {
    case "id": return HarmlessValue.isName(value) ? value : nil
    case "class":
      let names = value.split { $0.isWhitespace }.map(String.init)
      return names.allSatisfy(HarmlessValue.isName) ? names.joined(separator: " ") : nil
    case "aria-label": return value
    case "style":
      let declarations = HarmlessStyle.declarations(of: value)
      return declarations.isEmpty ? nil : declarations
    default:
      let isKnown =
        HarmlessSVG.attributes.contains(attribute.name)
        || HarmlessSVG.properties.contains(attribute.name)
      return isKnown && HarmlessValue.isHarmless(value) ? value : nil
    }
  }

  private static func href(_ value: String, of element: XMLEvents.Element) -> (String, String)? {
    if element.name == "image" { return embeddedPicture(value).map { ("href", $0) } }
    guard HarmlessSVG.referringElements.contains(element.name),
      HarmlessValue.localReference(value) != nil
    else { return nil }
    return ("href", value)
  }

  /// A PNG or JPEG in a `data:` address, taken apart and written anew; whatever else it says it is, nil.
  private static func embeddedPicture(_ address: String) -> String? {
    guard let comma = address.utf8.firstIndex(of: UInt8(ascii: ",")) else { return nil }
    let head = address[..<comma].lowercased()
    guard
      ["data:image/png;base64", "data:image/jpeg;base64", "data:image/jpg;base64"].contains(head)
    else { return nil }
    let base64 = Array(address.utf8[comma...].dropFirst())
    guard let bytes = try? Base64.decode(base64[...], forgiving: true),
      let picture = Picture(inspecting: bytes), picture.kind == .png || picture.kind == .jpeg,
      let copy = try? picture.harmlessCopy()
    else { return nil }
    return "data:image/\(picture.kind.rawValue);base64,\(Base64.encode(copy))"
  }
}
