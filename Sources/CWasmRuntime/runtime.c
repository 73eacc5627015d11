#include "CWasmRuntime.h"

#if __wasm__

#include <stddef.h>
#include <stdint.h>

// Memory. Blocks come in fixed sizes, four to each doubling, so that at most a quarter of one is unused; a block that is
// given back waits for the next of its size. Nothing is ever joined or split: a verification is short, and the page throws the
// whole memory away after it.

extern unsigned char __heap_base;

enum { header_size = 16, first_size = 32, class_count = 112, page_size = 65536 };

// Stands directly before what the caller gets.
typedef struct header {
  struct header *next;
  uint32_t size_class;
  uint32_t offset;
} header;

static header *free_blocks[class_count];
static uintptr_t top, end;

static uint32_t size_of_class(uint32_t size_class) {
  uint32_t base = (uint32_t)first_size << (size_class / 4);
  return base + base / 4 * (size_class % 4);
}

static uint32_t class_for_size(uint32_t size) {
  uint32_t size_class = 0;
  if (size > first_size) size_class = (31 - (uint32_t)__builtin_clz(size / first_size)) * 4;
  while (size_of_class(size_class) < size) size_class++;
  return size_class;
}

static void *fresh_block(uint32_t size) {
  if (top == 0) {
    top = ((uintptr_t)&__heap_base + 15) & ~(uintptr_t)15;
    end = (uintptr_t)__builtin_wasm_memory_size(0) * page_size;
  }
  if (size > end - top) {
    uint32_t pages = (uint32_t)((size - (end - top) + page_size - 1) / page_size);
    if (__builtin_wasm_memory_grow(0, pages) == (size_t)-1) return NULL;
    end += (uintptr_t)pages * page_size;
  }
  void *block = (void *)top;
  top += size;
  return block;
}

void *malloc(size_t size) {
  // More could not be had anyway: the module is linked with a limit.
  if (size > ((size_t)1 << 30)) return NULL;
  uint32_t size_class = class_for_size((uint32_t)size + header_size);
  header *block = free_blocks[size_class];
  if (block) {
    free_blocks[size_class] = block->next;
  } else {
    block = fresh_block((size_of_class(size_class) + 15) & ~(uint32_t)15);
    if (!block) return NULL;
  }
  block->size_class = size_class;
  block->offset = 0;
  return (unsigned char *)block + header_size;
}

void free(void *pointer) {
  if (!pointer) return;
  header *block = (header *)((unsigned char *)pointer - header_size);
  // A block for posix_memalign begins earlier.
  if (block->offset) block = (header *)((unsigned char *)block - block->offset);
  block->next = free_blocks[block->size_class];
  free_blocks[block->size_class] = block;
}

int posix_memalign(void **result, size_t alignment, size_t size) {
  if (alignment <= header_size) {
    *result = malloc(size);
    return *result ? 0 : 12;
  }
  unsigned char *start = malloc(size + alignment);
  if (!start) return 12;
  uintptr_t aligned = ((uintptr_t)start + alignment - 1) & ~(uintptr_t)(alignment - 1);
  uint32_t offset = (uint32_t)(aligned - (uintptr_t)start);
  ((header *)(aligned - header_size))->offset = offset;
  *result = (void *)aligned;
  return 0;
}

// Bytes. WebAssembly has instructions for copying and filling, which the compiler makes of these built-in functions.

void *memcpy(void *restrict to, const void *restrict from, size_t count) {
  __builtin_memcpy(to, from, count);
  return to;
}

void *memmove(void *to, const void *from, size_t count) {
  __builtin_memmove(to, from, count);
  return to;
}

void *memset(void *to, int byte, size_t count) {
  __builtin_memset(to, byte, count);
  return to;
}

int memcmp(const void *a, const void *b, size_t count) {
  const unsigned char *left = a, *right = b;
  for (size_t index = 0; index < count; index++) {
    if (left[index] != right[index]) return left[index] < right[index] ? -1 : 1;
  }
  return 0;
}

// Swift asks for randomness to seed its hashing. Nothing that a page shows depends on the order of a dictionary, and the same
// input has to give the same answer.
void arc4random_buf(void *buffer, size_t count) { memset(buffer, 0x5A, count); }

// Only for messages of traps.
int putchar(int character) { return character; }

// Numbers. The compiler multiplies 128 bits by this.
__int128 __multi3(__int128 a, __int128 b) {
  const uint64_t low_half = 0xFFFFFFFF;
  uint64_t x = (uint64_t)a, y = (uint64_t)b;
  uint64_t low = (x & low_half) * (y & low_half);
  uint64_t cross = (x >> 32) * (y & low_half) + (low >> 32);
  uint64_t middle = (x & low_half) * (y >> 32) + (cross & low_half);
  uint64_t high = (x >> 32) * (y >> 32) + (cross >> 32) + (middle >> 32);
  high += (uint64_t)(a >> 64) * y + x * (uint64_t)(b >> 64);
  return (__int128)(((unsigned __int128)high << 64) | (middle << 32 | (low & low_half)));
}

// The number nearest to a decimal text is the page's to say: every JavaScript has that, rounded right.
__attribute__((import_module("page"), import_name("number"))) double page_number(const char *text, size_t count);

// Swift reads the text as a whole number of characters up to where this says it stopped.
const char *_swift_stdlib_strtod_clocale(const char *text, double *result) {
  const char *end = text;
  while ((*end >= '0' && *end <= '9') || *end == '.' || *end == '-' || *end == '+' || *end == 'e' || *end == 'E') end++;
  *result = page_number(text, (size_t)(end - text));
  // What is no number is read as none of its characters.
  return *result != *result ? text : end;
}

uintptr_t __stack_chk_guard = 0x6C61706C;
_Noreturn void __stack_chk_fail(void) { __builtin_trap(); }

#endif
