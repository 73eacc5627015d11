import ConformanceSuites
import Testing

@Suite struct SharedFolderTests {
  @Test func `a folder without published suites is none`() {
    #expect(SharedFolder(path: "/nowhere/shared") == nil)
    #expect(SharedFolder(path: "/tmp") == nil)
  }
}
