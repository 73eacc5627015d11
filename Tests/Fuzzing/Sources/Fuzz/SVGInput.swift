import LapelCredentials

@testable import LapelBackpack

/// An SVG is read, its badge taken out, and a copy made in which nothing runs.
func runSVG(_ input: [UInt8]) {
  let limit = 1 << 20
  if let events = try? XMLEvents(parsing: input) {
    if let baked = try? BakedSVG(in: events, limit: limit) {
      require(baked.text.count <= limit, "no badge text is longer than the limit")
      _ = BadgeText.encoded(baked.text)
    }
    if let size = PictureSize(rootOf: events) {
      require(
        (1...largestSide).contains(size.width) && (1...largestSide).contains(size.height),
        "a picture's size is one that it can have")
    }
  }
  guard let copy = try? HarmlessSVG(input) else { return }
  requireHarmlessness(of: copy.bytes)
  guard let again = try? HarmlessSVG(copy.bytes) else {
    return require(false, "the harmless copy of an SVG is an SVG")
  }
  require(again.bytes == copy.bytes, "the harmless copy is its own harmless copy")
}

/// Looks at a copy with eyes of its own: names of elements and attributes, and where links lead.
private func requireHarmlessness(of bytes: [UInt8]) {
  guard let copy = try? XMLEvents(parsing: bytes) else {
    return require(false, "the harmless copy of an SVG is XML")
  }
  for case .start(let element) in copy.events {
    let forbidden = ["script", "foreignobject", "iframe", "handler", "listener", "set", "animate"]
    require(!forbidden.contains(element.name.lowercased()), "the copy has no element that runs")
    for attribute in element.attributes {
      let name = attribute.name.lowercased()
      require(!name.hasPrefix("on"), "the copy has no attribute that runs")
      if name == "href" {
        let value = attribute.value
        require(value.hasPrefix("#") || value.hasPrefix("data:image/"), "links stay in the copy")
      }
    }
  }
}

let svgSeeds = [
  #"""
  <?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" xmlns:o="https://purl.imsglobal.org/ob/v3p0"
  width="10" height="10mm" viewBox="0 0 1e1 10"><o:credential verify="a.b.c"><![CDATA[{"id":"u:x"}]]></o:credential>
  <style>.a{fill:url(#g);stroke:#fff}@import url(x);@media print{a{color:red}}</style><defs>
  <linearGradient id="g" gradientTransform="rotate(90)"><stop offset="0" stop-color="rgb(1,2,3)"/>
  </linearGradient></defs><g class="a" style="fill:url('#g');opacity:.5" onclick="f()"><path d="M0 0L1,1z"/>
  <use href="#p"/><text x="1" font-family="a, 'b'">t &amp; &#x41;</text></g><script>f()</script></svg>
  """#,
  #"""
  <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 4 4">
  <openbadges:assertion xmlns:openbadges="http://openbadges.org" verify="https://academy.example/1"/>
  <image xlink:href="data:image/png;base64,iVBORw0KGgo=" width="1"/><a href="javascript:f()"><rect/></a>
  <filter id="f"><feImage href="https://a.example/x"/><feGaussianBlur stdDeviation="1"/></filter>
  <foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>
  <animate attributeName="href" to="javascript:f()"/><circle r="1" filter="url(#f)"/></svg>
  """#,
  #"<!DOCTYPE svg [<!ENTITY a "b">]><svg><t>&a;</t></svg>"#,
  #"<s:svg xmlns:s="http://www.w3.org/2000/svg"><s:g><!-- c --><?p i?><s:rect s:x="1"/></s:g></s:svg>"#,
  #"<svg width="1"><c:credential xmlns:c="https://purl.imsglobal.org/clr/v2p0">{}</c:credential></svg>"#,
]
