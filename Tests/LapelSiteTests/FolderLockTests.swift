import Testing

@testable import LapelSite

@Suite struct FolderLockTests {
  private let folder = TemporaryFolder()

  private func isTaken(_ attempt: FolderLock.Attempt) -> Bool {
    if case .taken = attempt { true } else { false }
  }

  private func isHeld(_ attempt: FolderLock.Attempt) -> Bool {
    if case .held = attempt { true } else { false }
  }

  @Test func `a claim holds as long as it is kept`() {
    let first = FolderLock.attempt(on: folder.path)
    #expect(isTaken(first))
    #expect(isHeld(FolderLock.attempt(on: folder.path)))
    withExtendedLifetime(first) {}
  }

  @Test func `a claim that was given up can be taken`() {
    do { _ = FolderLock.attempt(on: folder.path) }
    #expect(isTaken(FolderLock.attempt(on: folder.path)))
  }

  @Test func `there is no claim on what is no folder`() {
    folder.write("", to: "file")
    folder.link("link", to: ".")
    for name in ["file", "link", "nowhere"] {
      let attempt = FolderLock.attempt(on: folder.path(of: name))
      #expect(!isTaken(attempt) && !isHeld(attempt))
    }
  }
}
