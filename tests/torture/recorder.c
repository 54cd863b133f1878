/* Records what a process writes to files in $TORTURE_FOLDER, in order, into $TORTURE_LOG.
   Preloaded into a program that saves; see power.py, which reads the records:
   kind (1 byte), length of the name, offset, length of the data (8 bytes each), name, data. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;
static int record = -1;

#define REAL(type, name, ...)                                  \
    static type (*real_##name)(__VA_ARGS__);                   \
    if (!real_##name) real_##name = dlsym(RTLD_NEXT, #name)

static ssize_t plain_write(int fd, const void *data, size_t length) {
    REAL(ssize_t, write, int, const void *, size_t);
    return real_write(fd, data, length);
}

static void put(char kind, const char *name, uint64_t offset, const void *data, uint64_t length) {
    const char *folder = getenv("TORTURE_FOLDER");
    if (!folder || strncmp(name, folder, strlen(folder))) return;
    pthread_mutex_lock(&turn);
    if (record < 0) {
        REAL(int, open, const char *, int, ...);
        record = real_open(getenv("TORTURE_LOG"), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    }
    uint64_t sizes[3] = {strlen(name), offset, length};
    plain_write(record, &kind, 1);
    plain_write(record, sizes, sizeof sizes);
    plain_write(record, name, sizes[0]);
    if (length && data) plain_write(record, data, length);
    pthread_mutex_unlock(&turn);
}

static const char *name_of(int fd, char *name) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, name, PATH_MAX - 1);
    name[length < 0 ? 0 : length] = 0;
    return name;
}

ssize_t write(int fd, const void *data, size_t length) {
    char name[PATH_MAX];
    if (fd == record) return plain_write(fd, data, length);
    ssize_t done = plain_write(fd, data, length);
    if (done > 0 && *name_of(fd, name) == '/')
        put('w', name, lseek(fd, 0, SEEK_CUR) - done, data, done);
    return done;
}

static ssize_t placed(int fd, const void *data, size_t length, off_t at) {
    char name[PATH_MAX];
    REAL(ssize_t, pwrite64, int, const void *, size_t, off_t);
    ssize_t done = real_pwrite64(fd, data, length, at);
    if (done > 0) put('w', name_of(fd, name), at, data, done);
    return done;
}
ssize_t pwrite(int fd, const void *data, size_t length, off_t at) { return placed(fd, data, length, at); }
ssize_t pwrite64(int fd, const void *data, size_t length, off_t at) { return placed(fd, data, length, at); }

static int cut(int fd, off_t length) {
    char name[PATH_MAX];
    REAL(int, ftruncate64, int, off_t);
    int failed = real_ftruncate64(fd, length);
    if (!failed) put('t', name_of(fd, name), length, NULL, 0);
    return failed;
}
int ftruncate(int fd, off_t length) { return cut(fd, length); }
int ftruncate64(int fd, off_t length) { return cut(fd, length); }

int fsync(int fd) {
    char name[PATH_MAX];
    REAL(int, fsync, int);
    int failed = real_fsync(fd);
    if (!failed) put('s', name_of(fd, name), 0, NULL, 0);
    return failed;
}
int fdatasync(int fd) {
    char name[PATH_MAX];
    REAL(int, fdatasync, int);
    int failed = real_fdatasync(fd);
    if (!failed) put('s', name_of(fd, name), 0, NULL, 0);
    return failed;
}
int unlink(const char *name) {
    REAL(int, unlink, const char *);
    int failed = real_unlink(name);
    if (!failed) put('u', name, 0, NULL, 0);
    return failed;
}
int rename(const char *old, const char *name) {
    REAL(int, rename, const char *, const char *);
    int failed = real_rename(old, name);
    if (!failed) put('r', old, 0, name, strlen(name));
    return failed;
}
