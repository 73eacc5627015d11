import LapelLinkedData

/// JSON is read strictly, and what was read is written so that it reads the same.
func runJSON(_ input: [UInt8]) {
  guard let value = try? JSONValue(parsing: input) else { return }
  for (isIndented, isForScript) in [(false, false), (true, false), (false, true)] {
    let text = value.text(indented: isIndented, forHTMLScript: isForScript)
    require((try? JSONValue(parsing: text)) == value, "written JSON reads as what was written")
  }
  guard let canonical = try? value.canonicalBytes() else { return }
  let again = try? JSONValue(parsing: canonical)
  require(again != nil, "canonical JSON is JSON")
  require((try? again?.canonicalBytes()) == canonical, "canonical JSON is its own canonical form")
}

let jsonSeeds = [
  #"{"a":[1,-0,2.5e-7,1E400,123456789012345678901,true,false,null],"b":{"":{}},"c":[]}"#,
  #"["\u0041\ud83d\ude00\n\"\\\/","é","e\u0301","\u2028"]"#,
  #"{"é":1,"e\u0301":2,"\ud83d\ude00":3,"\ufb33":4}"#,
  "[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]", " \t\r\n\"x\" ", #"{"a":1,"a":2}"#,
  "[9007199254740993,4e-324]",
]
