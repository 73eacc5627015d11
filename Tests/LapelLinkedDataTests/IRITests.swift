import LapelLinkedData
import Testing

@Suite struct IRITests {
  /// RFC 3986, 5.4.1.
  @Test(arguments: [
    ("g:h", "g:h"), ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"),
    ("/g", "http://a/g"), ("//g", "http://g"), ("?y", "http://a/b/c/d;p?y"),
    ("g?y", "http://a/b/c/g?y"), ("#s", "http://a/b/c/d;p?q#s"), ("g#s", "http://a/b/c/g#s"),
    ("g?y#s", "http://a/b/c/g?y#s"), (";x", "http://a/b/c/;x"), ("g;x", "http://a/b/c/g;x"),
    ("", "http://a/b/c/d;p?q"), (".", "http://a/b/c/"), ("./", "http://a/b/c/"),
    ("..", "http://a/b/"), ("../", "http://a/b/"), ("../g", "http://a/b/g"), ("../..", "http://a/"),
    ("../../", "http://a/"), ("../../g", "http://a/g"),
  ])
  func `a reference is resolved as in the normal examples`(reference: String, target: String) {
    #expect(IRI.resolved(reference, against: "http://a/b/c/d;p?q") == target)
  }

  /// RFC 3986, 5.4.2.
  @Test(arguments: [
    ("../../../g", "http://a/g"), ("../../../../g", "http://a/g"), ("/./g", "http://a/g"),
    ("/../g", "http://a/g"), ("g.", "http://a/b/c/g."), (".g", "http://a/b/c/.g"),
    ("g..", "http://a/b/c/g.."), ("..g", "http://a/b/c/..g"), ("./../g", "http://a/b/g"),
    ("./g/.", "http://a/b/c/g/"), ("g/./h", "http://a/b/c/g/h"), ("g/../h", "http://a/b/c/h"),
    ("g;x=1/./y", "http://a/b/c/g;x=1/y"), ("g;x=1/../y", "http://a/b/c/y"),
    ("g?y/./x", "http://a/b/c/g?y/./x"), ("g?y/../x", "http://a/b/c/g?y/../x"),
    ("g#s/./x", "http://a/b/c/g#s/./x"), ("g#s/../x", "http://a/b/c/g#s/../x"),
    ("http:g", "http:g"),
  ])
  func `a reference is resolved as in the abnormal examples`(reference: String, target: String) {
    #expect(IRI.resolved(reference, against: "http://a/b/c/d;p?q") == target)
  }

  @Test(arguments: [
    ("http://a", "b", "http://a/b"), ("urn:uuid:1", "#k", "urn:uuid:1#k"),
    ("http://a/é/b", "ü", "http://a/é/ü"), ("", "b", "b"), ("b/c", "d", "b/d"),
    ("tag:x", "a", "tag:a"),
  ])
  func `any base lends what it has`(base: String, reference: String, target: String) {
    #expect(IRI.resolved(reference, against: base) == target)
  }

  @Test(arguments: [
    ("http://example.org/", true), ("urn:uuid:1", true), ("did:key:z6Mk#z6Mk", true),
    ("a+b-c.d1:", true), ("_:b0", false), ("relative", false), ("/a:b", false), ("1a:b", false),
    (":a", false), ("", false), ("a b:c", false), ("é:a", false),
  ])
  func `an IRI begins with a scheme`(text: String, isAbsolute: Bool) {
    #expect(IRI.isAbsolute(text) == isAbsolute)
    #expect(IRI.isWellFormed(text) == isAbsolute)
  }

  @Test(arguments: [
    "a: ", "a:<", "a:>", "a:\"", "a:{", "a:}", "a:|", "a:\\", "a:^", "a:`", "a:\u{0}", "a:\u{7F}",
    "a:#b#c",
  ])
  func `some characters stand in no IRI`(text: String) {
    #expect(IRI.isAbsolute(text))
    #expect(!IRI.isWellFormed(text))
  }
}
