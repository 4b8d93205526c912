/* Preloaded: the nth call that opens, writes, syncs or renames a file below a folder fails.

   fail_under(path); fail_at(n, error, goes_on): from now on the nth such call fails with this errno,
   and all after it if goes_on. A write fails as on a full disk: half of it is written, and the next
   call says why. calls_made() counts since then, has_failed() says whether it came to that. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static char folder[4096];
static int at, error, goes_on, made, failed, is_half_written;

void fail_under(const char *path) { snprintf(folder, sizeof folder, "%s", path); }
void fail_at(int n, int number, int on) {
    at = n; error = number; goes_on = on;
    made = failed = is_half_written = 0;
}
int calls_made(void) { return made; }
int has_failed(void) { return failed; }

static int is_under(const char *path) {
    return folder[0] && path && strncmp(path, folder, strlen(folder)) == 0;
}
static int is_file_under(int file) {
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t size = readlink(link, path, sizeof path - 1);
    if (size <= 0) return 0;
    path[size] = 0;
    return is_under(path);
}
static int fails(void) {
    made++;
    if (!at || !(made == at || (goes_on && made > at))) return 0;
    failed = 1;
    errno = error;
    return 1;
}
#define REAL(type, name, ...) type (*real)(__VA_ARGS__) = dlsym(RTLD_NEXT, #name)

/* 1: fail now; 2: write half of it now, and fail the next time */
static int writing_fails(int file, size_t size) {
    if (!is_file_under(file)) return 0;
    if (is_half_written) { is_half_written = 0; failed = 1; errno = error; return 1; }
    if (!fails()) return 0;
    if (size < 2) return 1;
    is_half_written = 1;
    return 2;
}
ssize_t write(int file, const void *data, size_t size) {
    REAL(ssize_t, write, int, const void *, size_t);
    int how = writing_fails(file, size);
    return how == 1 ? -1 : real(file, data, how ? size / 2 : size);
}
#define PWRITE(name) \
    ssize_t name(int file, const void *data, size_t size, off64_t place) { \
        REAL(ssize_t, name, int, const void *, size_t, off64_t); \
        int how = writing_fails(file, size); \
        return how == 1 ? -1 : real(file, data, how ? size / 2 : size, place); }
PWRITE(pwrite)
PWRITE(pwrite64)
#define SYNC(name) \
    int name(int file) { \
        REAL(int, name, int); \
        return is_file_under(file) && fails() ? -1 : real(file); }
SYNC(fsync)
SYNC(fdatasync)
#define TRUNCATE(name) \
    int name(int file, off64_t size) { \
        REAL(int, name, int, off64_t); \
        return is_file_under(file) && fails() ? -1 : real(file, size); }
TRUNCATE(ftruncate)
TRUNCATE(ftruncate64)
int rename(const char *from, const char *to) {
    REAL(int, rename, const char *, const char *);
    return is_under(to) && fails() ? -1 : real(from, to);
}
int mkdir(const char *path, mode_t mode) {
    REAL(int, mkdir, const char *, mode_t);
    return is_under(path) && fails() ? -1 : real(path, mode);
}
#define OPEN(name) \
    int name(const char *path, int flags, ...) { \
        va_list rest; \
        va_start(rest, flags); \
        int mode = va_arg(rest, int); \
        va_end(rest); \
        REAL(int, name, const char *, int, ...); \
        int is_write = flags & (O_WRONLY | O_RDWR | O_CREAT); \
        return is_write && is_under(path) && fails() ? -1 : real(path, flags, mode); }
OPEN(open)
OPEN(open64)
