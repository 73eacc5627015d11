import Foundation
import Testing

@testable import LapelBackpack

@Suite struct RegularFileTests {
  @Test func `a file is read whole`() throws {
    let folder = try TestFolder()
    let bytes = [UInt8](0...255)
    try folder.write(bytes, to: "a")
    try folder.write("", to: "empty")
    #expect(try RegularFile(path: "\(folder.path)/a").bytes(limit: 256) == bytes)
    #expect(try RegularFile(path: "\(folder.path)/empty").bytes(limit: 0) == [])
  }

  @Test func `a file over the limit is refused by its size`() throws {
    let folder = try TestFolder()
    try folder.writeSparseFile(byteCount: (64 << 20) + 1, to: "a")
    let flaw = #expect(throws: FileFlaw.self) {
      try RegularFile(path: "\(folder.path)/a").bytes(limit: 64 << 20)
    }
    #expect(
      flaw?.diagnostic(at: "backpack/a").description == """
        backpack/a: error: the file has 67108865 bytes; at most 67108864 are read [file-too-large]
          help: a badge is rarely larger than 1 MB; put videos, photos and papers in evidence/
        """)
  }

  @Test func `a file that is not there says so`() {
    let flaw = #expect(throws: FileFlaw.self) {
      try RegularFile(path: "/nowhere.test/a").bytes(limit: 1)
    }
    #expect(
      flaw?.diagnostic(at: "a").description == """
        a: error: the file cannot be read: No such file or directory [unreadable-file]
          help: check that you may read it
        """)
  }

  @Test func `a folder and a link are no files`() throws {
    let folder = try TestFolder()
    try FileManager.default.createSymbolicLink(
      atPath: "\(folder.path)/link", withDestinationPath: "/etc/passwd")
    #expect(throws: FileFlaw.notARegularFile) {
      try RegularFile(path: folder.path).bytes(limit: 1 << 20)
    }
    #expect(throws: FileFlaw.symbolicLink) {
      try RegularFile(path: "\(folder.path)/link").bytes(limit: 1 << 20)
    }
  }

  @Test func `a file that grows while it is read is refused`() throws {
    #if os(Linux)
      // Files of the system that claim no size and hold something.
      let flaw = #expect(throws: FileFlaw.self) {
        try RegularFile(path: "/proc/self/status").bytes(limit: 1 << 20)
      }
      #expect(flaw == .changedWhileRead)
    #endif
    #expect(
      FileFlaw.changedWhileRead.diagnostic(at: "a").description == """
        a: error: the file grew while it was being read [changed-file]
          help: wait until whatever writes it is done, and try again
        """)
  }
}
