import Testing
@testable import LapelPortfolio
import LapelDiagnostics

@Suite struct Explore {
  @Test func explore() throws {
    let p = try TestPortfolio(["narratives/about.md": """
---
title: Hi
titel: x
---
# Hello *you*

First para with [link](https://x.example/a b) and
second é line [bad](javascript:alert(1)) and <b>raw</b> ![pic](../evidence/pic.png) [j](#deep).

> quote [q](../nope.txt)
> - [two](http://a.example/é?x="y")

### Deep

<div onclick="x">
Words <script>evil()</script> here &amp; there
</div>

<!-- comment -->

1. tight
2. list [m](mailto:a@b.example)

- loose

- list ![](../evidence/pic.png "ti<tle")

```swift evil"
let x = "<"
```
[badge](../backpack/robotics-1.png) [self](about.md#deep) [other](about.md#nope) [case](../evidence/pics.png)
"""])
    try p.write(smallPicture, to: "evidence/pic.png")
    try p.write([], to: "backpack/robotics-1.png")
    let r = try p.portfolio([badge("robotics-1.png")])
    print(r.introduction!.html.readable)
    print(r.introduction!.plainSummary)
    for d in r.diagnostics { print(d) }
    print(r.attachments)
    print(r.badges.map(\.slug))
    print(MarkdownHTML(untrusted: "# Head\n\n<p>Do <b>this</b></p>\n\n[x](javascript:1) [y](https://y.example) ![z](https://e.example/z.png)").html)
  }
}
