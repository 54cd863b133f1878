/* Lets the disk fail: the n-th call of a kind on files in a folder, and perhaps all after it.
   Preloaded into a program that saves; see failing.py, which says what is to fail. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

#define REAL(type, name, ...)                                  \
    static type (*real_##name)(__VA_ARGS__);                   \
    if (!real_##name) real_##name = dlsym(RTLD_NEXT, #name)

enum { NOTHING, WRITE, SYNC, TRUNCATE };

static char place[PATH_MAX];
static int failing = NOTHING, code, lasting, cut_short;
static long left, met;

/* From now on: the nth call of a kind fails with an error. */
void fail_from(const char *folder, int kind, long nth, int error, int sticky, int shortened) {
    snprintf(place, sizeof place, "%s/", folder);
    failing = kind;
    left = nth;
    code = error;
    lasting = sticky;
    cut_short = shortened;
    met = 0;
}

/* Nothing fails any more; returns how often something did. */
long mend(void) {
    failing = NOTHING;
    return met;
}

static int fails(int kind, int fd) {
    char link[64], name[PATH_MAX];
    if (failing != kind) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, name, PATH_MAX - 1);
    name[length < 0 ? 0 : length] = 0;
    if (strncmp(name, place, strlen(place))) return 0;
    if (left > 0) left -= 1;
    if (left > 0 || (met && !lasting)) return 0;
    met += 1;
    errno = code;
    return 1;
}

ssize_t write(int fd, const void *data, size_t length) {
    REAL(ssize_t, write, int, const void *, size_t);
    if (!fails(WRITE, fd)) return real_write(fd, data, length);
    return cut_short && length > 1 ? real_write(fd, data, length / 2) : -1;
}

static ssize_t placed(int fd, const void *data, size_t length, off_t at) {
    REAL(ssize_t, pwrite64, int, const void *, size_t, off_t);
    if (!fails(WRITE, fd)) return real_pwrite64(fd, data, length, at);
    return cut_short && length > 1 ? real_pwrite64(fd, data, length / 2, at) : -1;
}
ssize_t pwrite(int fd, const void *data, size_t length, off_t at) { return placed(fd, data, length, at); }
ssize_t pwrite64(int fd, const void *data, size_t length, off_t at) { return placed(fd, data, length, at); }

static int cut(int fd, off_t length) {
    REAL(int, ftruncate64, int, off_t);
    return fails(TRUNCATE, fd) ? -1 : real_ftruncate64(fd, length);
}
int ftruncate(int fd, off_t length) { return cut(fd, length); }
int ftruncate64(int fd, off_t length) { return cut(fd, length); }

int fsync(int fd) {
    REAL(int, fsync, int);
    return fails(SYNC, fd) ? -1 : real_fsync(fd);
}
int fdatasync(int fd) {
    REAL(int, fdatasync, int);
    return fails(SYNC, fd) ? -1 : real_fdatasync(fd);
}
