#include "CAllocator.h"

#if defined(__GLIBC__) || defined(__linux__)
#include <malloc.h>
#endif

void lapel_take_memory_in_large_steps(void) {
#if defined(__GLIBC__)
  // As large as the heap of a thread may be: it becomes usable as a whole.
  mallopt(M_TOP_PAD, 64 << 20);
  // The step above ends glibc's own raising of this limit, up to which memory is used again and not given back.
  mallopt(M_MMAP_THRESHOLD, 16 << 20);
#endif
}
