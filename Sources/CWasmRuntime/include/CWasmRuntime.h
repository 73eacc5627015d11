#ifndef LAPEL_WASM_RUNTIME_H
#define LAPEL_WASM_RUNTIME_H

// What Embedded Swift needs of a C library, for WebAssembly alone: on other systems their own C library has it, and this
// target is empty.

#endif
