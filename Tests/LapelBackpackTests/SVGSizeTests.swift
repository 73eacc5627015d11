import Testing

@testable import LapelBackpack

@Suite struct SVGSizeTests {
  static let sizes: [(String, PictureSize?)] = [
    (#"width="100" height="50""#, PictureSize(width: 100, height: 50)),
    (#"width="100px" height=" 1in ""#, PictureSize(width: 100, height: 96)),
    (#"width="72pt" height="6pc""#, PictureSize(width: 96, height: 96)),
    (#"width="25.4mm" height="2.54cm""#, PictureSize(width: 96, height: 96)),
    (#"width="100%" height="100%" viewBox="0 0 30.4 20""#, PictureSize(width: 30, height: 20)),
    (#"width="60" viewBox="0,0,30,20""#, PictureSize(width: 60, height: 40)),
    (#"height="60" viewBox="-5 -5 30 20""#, PictureSize(width: 90, height: 60)),
    (#"viewBox="0 0 .1 .1""#, PictureSize(width: 1, height: 1)),
    (#"viewBox="0 0 0 0""#, nil),
    (#"viewBox="0 0 10""#, nil),
    (#"width="-1" height="5""#, nil),
    (#"width="nan" height="inf""#, nil),
    (#"width="1e300" height="5""#, nil),
    (#"width="5""#, nil),
  ]

  @Test(arguments: sizes)
  func `the size is that of the root element`(attributes: String, expected: PictureSize?) throws {
    let svg = try XMLEvents(parsing: Array("<svg \(attributes)/>".utf8))
    #expect(PictureSize(rootOf: svg) == expected)
  }
}
