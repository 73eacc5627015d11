/// The texts of a PDF file as far as they can be had without its fonts: its objects, which hold
/// titles and authors, and its streams that zlib unpacks (ISO 32000-2, 7.3.8), with the strings of
/// both.
struct PDFTexts {
  private let bytes: UnsafeBufferPointer<UInt8>

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  func search(_ search: inout FileSearch, _ layers: [LeakForm.Layer]) {
    var at = 0
    while let keyword = bytes.first("stream", from: at) {
      objects(bytes.part(at, keyword - at), &search, layers)
      var start = keyword + 6
      if start < bytes.count, bytes[start] == 0x0D { start += 1 }
      if start < bytes.count, bytes[start] == 0x0A { start += 1 }
      let end = bytes.first("endstream", from: start) ?? bytes.count
      stream(bytes.part(start, end - start), &search, layers)
      at = min(bytes.count, end + 9)
    }
    objects(bytes.part(at, bytes.count), &search, layers)
  }

  private func objects(
    _ content: UnsafeBufferPointer<UInt8>, _ search: inout FileSearch, _ layers: [LeakForm.Layer]
  ) {
    search.searchBytes(content, layers: layers)
    strings(content, &search, layers)
  }

  private func strings(
    _ content: UnsafeBufferPointer<UInt8>, _ search: inout FileSearch, _ layers: [LeakForm.Layer]
  ) {
    var strings = PDFStrings(content)
    for text in strings.texts() {
      search.search(text, as: layers + [.documentString])
    }
  }

  private func stream(
    _ content: UnsafeBufferPointer<UInt8>, _ search: inout FileSearch, _ layers: [LeakForm.Layer]
  ) {
    let inner = layers + [.documentStream]
    if let text = search.unpacked(content, .zlib, layers: inner) {
      text.withUnsafeBufferPointer {
        search.search($0, layers: inner, trust: .text)
        // Pictures and fonts have no strings.
        if Container.looksLikeText($0) { strings($0, &search, inner) }
      }
    } else if Container.looksLikeText(content) {
      strings(content, &search, layers)
    }
  }
}
