extension [TemplateToken] {
  /// The tokens without the lines that hold nothing but tags.
  ///
  /// A line is such when it holds, besides white space, one tag that shows nothing itself, or only tags of inheritance
  /// (`{{<base}}{{$block}}`). Its white space and line break are removed; the white space before the first tag becomes that
  /// tag's indentation. When a block begins with such a line and its end tag follows text, the line break after
  /// the end tag belongs to the block: so both ways of ending it give the same.
  func withoutStandaloneLines() -> [TemplateToken] {
    var result: [TemplateToken] = []
    result.reserveCapacity(count)
    var open = OpenTags()
    var start = 0
    for index in indices {
      let endsLine =
        if case .text(let text) = self[index] { text.bytes.last == .lineFeed } else { false }
      guard endsLine || index == count - 1 else { continue }
      var line = Array(self[start...index])
      open.tidy(&line)
      result += line
      start = index + 1
    }
    return result
  }
}

/// The tags that are open where a line begins.
private struct OpenTags {
  private struct Tag {
    var kind: TemplateTag.Kind
    var isStandalone = false
  }

  private var tags: [Tag] = []

  /// Tidies one line, which is in full when it ends with a line break or the template.
  mutating func tidy(_ line: inout [TemplateToken]) {
    var tagIndices: [Int] = []
    var onlyTagsAndBlanks = true
    var onlyInheritance = true
    var openedHere = tags.count
    var closedStandaloneBlock = false
    for (index, token) in line.enumerated() {
      switch token {
      case .text(let text):
        if !text.bytes.allSatisfy(\.isBlank) { onlyTagsAndBlanks = false }
      case .tag(let tag):
        tagIndices.append(index)
        closedStandaloneBlock = false
        switch tag.kind {
        case .variable, .unescaped:
          onlyTagsAndBlanks = false
        case .section, .inverted:
          tags.append(Tag(kind: tag.kind))
          onlyInheritance = false
        case .parent, .block:
          tags.append(Tag(kind: tag.kind))
        case .close:
          let closed = tags.popLast()
          openedHere = Swift.min(openedHere, tags.count)
          if closed?.kind != .parent, closed?.kind != .block { onlyInheritance = false }
          closedStandaloneBlock = closed?.kind == .block && closed?.isStandalone == true
        case .partial, .delimiters: onlyInheritance = false
        case .comment: break
        }
      }
    }
    guard let last = tagIndices.last else { return }
    if onlyTagsAndBlanks, tagIndices.count == 1 || onlyInheritance {
      removeText(from: &line)
      for index in openedHere..<tags.count { tags[index].isStandalone = true }
    } else if closedStandaloneBlock, last == line.count - 2, case .text(let rest) = line[last + 1],
      rest.bytes.allSatisfy(\.isBlank)
    {
      line.swapAt(last, last + 1)
    }
  }

  private func removeText(from line: inout [TemplateToken]) {
    var indentation: [UInt8] = []
    if case .text(let text) = line.first { indentation = text.bytes }
    var tags: [TemplateToken] = []
    for case .tag(var tag) in line {
      tag.isStandalone = true
      tag.indentation = tags.isEmpty ? indentation : []
      tags.append(.tag(tag))
    }
    line = tags
  }
}
