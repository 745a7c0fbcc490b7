// Preloaded into a program that uses SQLite: every change of its database files is written down in a trace, in the order in which it
// happened, and so is every sync once it is done. server/tests/it/power.rs reads the trace.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum { WRITE = 1, SYNC = 2, TRUNCATE = 3, REMOVE = 4 };
enum { MOST = 4096 };

struct head {
  uint8_t kind, file;
  uint16_t zero;
  uint32_t length;
  uint64_t offset;
};

static int trace = -1;
// The number of the file behind a descriptor, or zero: 1 is the database, 2 its log, 3 its rollback journal.
static uint8_t files[MOST];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static int ends(const char *path, const char *end) {
  size_t a = strlen(path), b = strlen(end);
  return a >= b && strcmp(path + a - b, end) == 0;
}

static uint8_t file_of(const char *path) {
  if (ends(path, ".db")) return 1;
  if (ends(path, ".db-wal")) return 2;
  if (ends(path, ".db-journal")) return 3;
  return 0;
}

static void note(uint8_t kind, uint8_t file, uint64_t offset, const void *bytes, uint32_t length) {
  struct head head = {kind, file, 0, length, offset};
  struct iovec parts[2] = {{&head, sizeof head}, {(void *)bytes, length}};
  pthread_mutex_lock(&lock);
  // One call, so that what others append to the trace stands before it or behind it.
  if (syscall(SYS_writev, trace, parts, length ? 2 : 1) < 0) abort();
  pthread_mutex_unlock(&lock);
}

static uint8_t known(int fd) { return fd >= 0 && fd < MOST ? files[fd] : 0; }

__attribute__((constructor)) static void begin(void) {
  const char *path = getenv("HANDOVER_TRACE");
  if (path) trace = syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
}

static int opened(int fd, const char *path) {
  if (fd >= 0 && fd < MOST) files[fd] = trace < 0 ? 0 : file_of(path);
  return fd;
}

#define OPEN(name)                                                    \
  int name(const char *path, int flags, ...) {                        \
    static int (*real)(const char *, int, ...);                       \
    if (!real) real = dlsym(RTLD_NEXT, #name);                        \
    va_list list;                                                     \
    va_start(list, flags);                                            \
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(list, mode_t) : 0; \
    va_end(list);                                                     \
    return opened(real(path, flags, mode), path);                     \
  }
OPEN(open)
OPEN(open64)

int close(int fd) {
  static int (*real)(int);
  if (!real) real = dlsym(RTLD_NEXT, "close");
  if (fd >= 0 && fd < MOST) files[fd] = 0;
  return real(fd);
}

#define PWRITE(name, offset_t)                                                     \
  ssize_t name(int fd, const void *bytes, size_t length, offset_t offset) {        \
    static ssize_t (*real)(int, const void *, size_t, offset_t);                   \
    if (!real) real = dlsym(RTLD_NEXT, #name);                                     \
    ssize_t written = real(fd, bytes, length, offset);                             \
    if (known(fd) && written > 0) note(WRITE, known(fd), offset, bytes, written);  \
    return written;                                                                \
  }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

#define SYNC_BY(name)                               \
  int name(int fd) {                                \
    static int (*real)(int);                        \
    if (!real) real = dlsym(RTLD_NEXT, #name);      \
    int done = real(fd);                            \
    if (known(fd) && !done) note(SYNC, known(fd), 0, 0, 0); \
    return done;                                    \
  }
SYNC_BY(fsync)
SYNC_BY(fdatasync)

#define TRUNCATE_BY(name, offset_t)                         \
  int name(int fd, offset_t length) {                       \
    static int (*real)(int, offset_t);                      \
    if (!real) real = dlsym(RTLD_NEXT, #name);              \
    int done = real(fd, length);                            \
    if (known(fd) && !done) note(TRUNCATE, known(fd), length, 0, 0); \
    return done;                                            \
  }
TRUNCATE_BY(ftruncate, off_t)
TRUNCATE_BY(ftruncate64, off64_t)

int unlink(const char *path) {
  static int (*real)(const char *);
  if (!real) real = dlsym(RTLD_NEXT, "unlink");
  int done = real(path);
  if (trace >= 0 && !done && file_of(path)) note(REMOVE, file_of(path), 0, 0, 0);
  return done;
}
