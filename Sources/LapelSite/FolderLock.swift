import Foundation

/// A claim on a folder that no other process can make meanwhile, and that ends with the process, however that ends.
final class FolderLock: Sendable {
  private let descriptor: Int32

  private init(descriptor: Int32) { self.descriptor = descriptor }

  deinit { close(descriptor) }

  /// What came of trying.
  enum Attempt {
    case taken(FolderLock)
    /// Somebody else holds it.
    case held
    /// There is no such folder, or the file system knows no such claims.
    case unavailable
  }

  /// The claim on a folder as soon as nobody else holds it; nil when there is no such folder or no such claims.
  static func whenFree(on path: String) -> FolderLock? {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    while flock(descriptor, LOCK_EX) != 0 {
      guard errno == EINTR else {
        close(descriptor)
        return nil
      }
    }
    return FolderLock(descriptor: descriptor)
  }

  static func attempt(on path: String) -> Attempt {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { return .unavailable }
    if flock(descriptor, LOCK_EX | LOCK_NB) == 0 {
      return .taken(FolderLock(descriptor: descriptor))
    }
    let isHeld = errno == EWOULDBLOCK
    close(descriptor)
    return isHeld ? .held : .unavailable
  }
}
