/// Names of elements and attributes that are also names of people, as hashes of `Word`.
///
/// They count as markup only where they stand as such, outside quotes: `<button>`.
enum MarkupWords {
  static let all: Set<UInt64> = Set(words.flatMap { TermWords($0).hashes })

  private static let words = [
    "abbr", "action", "alt", "area", "aria", "article", "aside", "async", "audio", "autofocus",
    "base", "body", "border", "button", "canvas", "caption", "charset", "checked", "cite", "class",
    "code", "col", "color", "content", "controls", "coords", "data", "date", "defer", "del",
    "desc", "details", "dialog", "dir", "disabled", "div", "ellipse", "em", "fill", "filter",
    "font", "footer", "form", "frame", "head", "header", "height", "hidden", "href", "icon", "id",
    "image", "img", "input", "ins", "kind", "label", "lang", "legend", "line", "link", "list",
    "loading", "main", "map", "mark", "marker", "mask", "math", "max", "media", "menu", "meta",
    "method", "min", "mode", "name", "nav", "open", "option", "order", "output", "page", "param",
    "path", "pattern", "picture", "pre", "rect", "rel", "rev", "role", "root", "ruby",
    "sandbox", "scope", "script", "section", "select", "shape", "size", "sizes", "slot", "small",
    "source", "span", "src", "stop", "strong", "style", "sub", "summary", "sup", "svg", "switch",
    "symbol", "table", "target", "text", "time", "title", "track", "transform", "type", "use",
    "value", "var", "video", "view", "wbr", "width", "wrap", "xml",
  ]
}
