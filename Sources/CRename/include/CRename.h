#ifndef LAPEL_CRENAME_H
#define LAPEL_CRENAME_H

/// Exchanges two paths of one file system in a single step, so that no moment exists in which either is missing.
///
/// Returns 0, or -1 with errno set; errno is ENOSYS, EINVAL or ENOTSUP where the file system or kernel cannot.
int lapel_exchange(const char *first, const char *second);

#endif
