// What the WebAssembly module shows to the page's script: bytes in, bytes out.
//
// The script allocates room for a message, writes it there, and says it to a conversation; the answer lies at the address that
// it gets, behind its length in four bytes, until it is released.

#if arch(wasm32)
  /// A conversation that the page holds by its address.
  final class OpenConversation {
    var conversation = Conversation()
  }

  /// Room for a message of `count` bytes, or nil when there is none.
  @_expose(wasm, "lapel_allocate")
  @_cdecl("lapel_allocate")
  package func lapelAllocate(_ count: Int32) -> UnsafeMutableRawPointer? {
    guard count >= 0, count <= Conversation.mostBytes * 2 else { return nil }
    return UnsafeMutableRawPointer.allocate(byteCount: Int(count), alignment: 16)
  }

  /// Gives the room of a message or of an answer back.
  @_expose(wasm, "lapel_release")
  @_cdecl("lapel_release")
  package func lapelRelease(_ pointer: UnsafeMutableRawPointer?) { pointer?.deallocate() }

  /// A new conversation, which lasts as long as the module's memory.
  @_expose(wasm, "lapel_conversation")
  @_cdecl("lapel_conversation")
  package func lapelConversation() -> UnsafeMutableRawPointer {
    Unmanaged.passRetained(OpenConversation()).toOpaque()
  }

  /// Says a message of `count` bytes to a conversation; the answer is `[length: 4 bytes, little-endian] [bytes]`.
  @_expose(wasm, "lapel_say")
  @_cdecl("lapel_say")
  package func lapelSay(
    _ conversation: UnsafeMutableRawPointer, _ message: UnsafeRawPointer, _ count: Int32
  ) -> UnsafeMutableRawPointer {
    let bytes = Array(UnsafeRawBufferPointer(start: message, count: Int(count)))
    let open = Unmanaged<OpenConversation>.fromOpaque(conversation).takeUnretainedValue()
    let answer = open.conversation.answer(to: bytes)
    let result = UnsafeMutableRawPointer.allocate(byteCount: 4 + answer.count, alignment: 16)
    result.storeBytes(of: UInt32(answer.count), as: UInt32.self)
    answer.withUnsafeBytes { source in
      if let start = source.baseAddress {
        (result + 4).copyMemory(from: start, byteCount: source.count)
      }
    }
    return result
  }
#endif
