extension PictureSize {
  /// The size of an SVG: its `width` and `height` in CSS pixels, or else those of its `viewBox` (SVG 2, 8.2).
  init?(rootOf svg: XMLEvents) {
    guard case .start(let root)? = svg.events.first, root.name == "svg" else { return nil }
    let box = root["viewBox"].flatMap(Self.viewBoxSides)
    let width = root["width"].flatMap(Self.pixels)
    let height = root["height"].flatMap(Self.pixels)
    let sides: (Double, Double)? =
      switch (width, height, box) {
      case (let width?, let height?, _): (width, height)
      case (let width?, nil, let box?): (width, width * box.height / box.width)
      case (nil, let height?, let box?): (height * box.width / box.height, height)
      case (nil, nil, let box?): (box.width, box.height)
      default: nil
      }
    guard let sides, let width = Self.side(sides.0), let height = Self.side(sides.1) else {
      return nil
    }
    self.init(width: width, height: height)
  }

  /// A rounded side, at least 1, when it is one that a picture can have.
  private static func side(_ length: Double) -> Int? {
    guard length.isFinite, length > 0, length <= Double(largestSide) else { return nil }
    return max(1, Int(length.rounded()))
  }

  /// A length in CSS pixels (CSS Values 4, 6.2); percentages depend on the page and are none.
  private static func pixels(_ text: String) -> Double? {
    let text = text.filter { !$0.isWhitespace }.lowercased()
    let units: [(String, Double)] = [
      ("px", 1), ("pt", 96.0 / 72), ("pc", 16), ("mm", 96 / 25.4), ("cm", 96 / 2.54), ("in", 96),
    ]
    for (unit, factor) in units where text.hasSuffix(unit) {
      return Double(text.dropLast(2)).map { $0 * factor }
    }
    return Double(text)
  }

  private static func viewBoxSides(_ text: String) -> (width: Double, height: Double)? {
    let numbers = text.split { $0.isWhitespace || $0 == "," }.compactMap { Double($0) }
    guard numbers.count == 4, numbers[2] > 0, numbers[3] > 0 else { return nil }
    return (numbers[2], numbers[3])
  }
}
