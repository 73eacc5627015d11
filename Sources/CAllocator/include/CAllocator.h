#ifndef LAPEL_CALLOCATOR_H
#define LAPEL_CALLOCATOR_H

/// Lets the process take memory from the system in few large steps, and keep what it frees for itself.
///
/// For a program that does one thing and ends. With glibc, each thread would else ask the system for a few pages at a time,
/// a call of `mprotect` for each. Pages that are never touched cost nothing. Elsewhere it does nothing.
void lapel_take_memory_in_large_steps(void);

#endif
