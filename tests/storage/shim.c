/* Stands between the program and the system's storage calls, by LD_PRELOAD, on Linux.
 *
 * It counts the calls that change what is stored under one folder, and at one of them kills the process, tears a write
 * in two, or answers with an error; and it can write every such call into a log from which a power cut is rebuilt.
 *
 * Calls, by letter:  C a file is made    W write    T truncate    S fsync of a file    D fsync of a folder
 *                    U unlink    R rename    L link    M mkdir    X rmdir    H chmod    G read (only when asked for)
 *
 * shim_keep() makes of one path a file that none may be renamed to, and of one folder one that takes no new file, as
 * mount points and permissions do.
 *
 * shim_arm() begins: mode is "count", "kill", "torn" or "err"; at is the number of the call, from 1; with sticky every
 * later call fails too. shim_count() says how many calls there were.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#define MOST_FILES 4096
#define SECTOR 512
#define REAL(name, type) ((type)real(&name##_at, #name))

enum verdict { GO, FAIL, TEAR };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static char *path_of[MOST_FILES];
static int is_folder[MOST_FILES];
static char *folder = NULL, *mode = NULL, *letters = NULL, *kept = NULL, *closed = NULL;
static long at = 0, count = 0;
static int error_number = EIO, sticky = 0, armed = 0, log_file = -1;

static void *open64_at, *open_at, *openat64_at, *openat_at, *close_at, *write_at, *pwrite64_at, *read_at, *pread64_at;
static void *ftruncate64_at, *fsync_at, *fdatasync_at, *unlink_at, *unlinkat_at, *rename_at, *link_at, *linkat_at;
static void *mkdir_at, *rmdir_at, *chmod_at, *fchmod_at;

static void *real(void **place, const char *name) {
    if (!*place) *place = dlsym(RTLD_NEXT, name);
    return *place;
}

typedef int (*open_call)(const char *, int, ...);
typedef int (*openat_call)(int, const char *, int, ...);
typedef int (*fd_call)(int);
typedef int (*path_call)(const char *);
typedef int (*two_paths_call)(const char *, const char *);
typedef int (*mode_call)(const char *, mode_t);
typedef ssize_t (*write_call)(int, const void *, size_t);
typedef ssize_t (*pwrite_call)(int, const void *, size_t, off64_t);
typedef ssize_t (*read_call)(int, void *, size_t);
typedef ssize_t (*pread_call)(int, void *, size_t, off64_t);
typedef int (*truncate_call)(int, off64_t);
typedef int (*unlinkat_call)(int, const char *, int);
typedef int (*linkat_call)(int, const char *, int, const char *, int);
typedef int (*fchmod_call)(int, mode_t);

static int ours(const char *path) { return armed && path && folder && strstr(path, folder) == path; }

static const char *opened(int fd) { return fd >= 0 && fd < MOST_FILES ? path_of[fd] : NULL; }

static void die(void) {
    kill(getpid(), SIGKILL);
    for (;;) pause();
}

/* What shall become of this call. The lock is held. */
static enum verdict judge(char letter) {
    if (!armed || (letters ? !strchr(letters, letter) : letter == 'G')) return GO;
    count++;
    if (!at || !(count == at || (sticky && count > at))) return GO;
    if (!strcmp(mode, "kill")) die();
    if (!strcmp(mode, "torn")) {
        if (letter == 'W') return TEAR;
        die();
    }
    if (!strcmp(mode, "err")) {
        errno = error_number;
        return FAIL;
    }
    return GO;
}

/* One record: letter, lengths of two paths, offset, length, bytes that follow; then paths and bytes. */
static void note(char letter, const char *first, const char *second, int64_t offset, const void *bytes, int64_t length) {
    if (log_file < 0) return;
    int kept = errno;
    write_call put = REAL(write, write_call);
    char head[40] = {0};
    int32_t one = first ? (int32_t)strlen(first) : 0, two = second ? (int32_t)strlen(second) : 0;
    int32_t follow = bytes ? (int32_t)length : 0;
    head[0] = letter;
    memcpy(head + 4, &one, 4);
    memcpy(head + 8, &two, 4);
    memcpy(head + 16, &offset, 8);
    memcpy(head + 24, &length, 8);
    memcpy(head + 32, &follow, 4);
    if (put(log_file, head, sizeof head) < 0 || (one && put(log_file, first, one) < 0) ||
        (two && put(log_file, second, two) < 0) || (follow && put(log_file, bytes, follow) < 0))
        abort();
    errno = kept;
}

static void forget(int fd) {
    if (fd < 0 || fd >= MOST_FILES) return;
    free(path_of[fd]);
    path_of[fd] = NULL;
}

static void follow(int fd, const char *path) {
    struct stat found;
    if (fd < 0 || fd >= MOST_FILES) return;
    forget(fd);
    if (!ours(path)) return;
    path_of[fd] = strdup(path);
    is_folder[fd] = fstat(fd, &found) == 0 && S_ISDIR(found.st_mode);
}

/* --- open and close ---------------------------------------------------------------------------------------------- */

static int open_any(int which, int base, const char *path, int flags, mode_t rights) {
    struct stat found;
    int made = 0, fd;
    if (ours(path) && (flags & O_CREAT) && stat(path, &found) != 0) {
        if (closed && strstr(path, closed) == path) {
            errno = EACCES;
            return -1;
        }
        made = 1;
        pthread_mutex_lock(&lock);
        enum verdict verdict = judge('C');
        pthread_mutex_unlock(&lock);
        if (verdict == FAIL) return -1;
        if (verdict == TEAR) die();
    }
    switch (which) {
        case 0: fd = REAL(open64, open_call)(path, flags, rights); break;
        case 1: fd = REAL(open, open_call)(path, flags, rights); break;
        case 2: fd = REAL(openat64, openat_call)(base, path, flags, rights); break;
        default: fd = REAL(openat, openat_call)(base, path, flags, rights);
    }
    if (fd < 0) return fd;
    pthread_mutex_lock(&lock);
    follow(fd, path);
    if (made) note('C', path, NULL, 0, NULL, 0);
    else if (ours(path) && (flags & O_TRUNC)) note('T', path, NULL, 0, NULL, 0);
    pthread_mutex_unlock(&lock);
    return fd;
}

#define RIGHTS(flags) \
    mode_t rights = 0; \
    if ((flags) & (O_CREAT | O_TMPFILE)) { va_list rest; va_start(rest, flags); rights = va_arg(rest, mode_t); va_end(rest); }

int open64(const char *path, int flags, ...) { RIGHTS(flags) return open_any(0, 0, path, flags, rights); }
int open(const char *path, int flags, ...) { RIGHTS(flags) return open_any(1, 0, path, flags, rights); }
int openat64(int base, const char *path, int flags, ...) { RIGHTS(flags) return open_any(2, base, path, flags, rights); }
int openat(int base, const char *path, int flags, ...) { RIGHTS(flags) return open_any(3, base, path, flags, rights); }

int close(int fd) {
    if (opened(fd)) {
        pthread_mutex_lock(&lock);
        forget(fd);
        pthread_mutex_unlock(&lock);
    }
    return REAL(close, fd_call)(fd);
}

/* --- bytes -------------------------------------------------------------------------------------------------------- */

ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t offset) {
    pwrite_call put = REAL(pwrite64, pwrite_call);
    const char *path = opened(fd);
    if (!path) return put(fd, bytes, length, offset);
    ssize_t done = -1;
    pthread_mutex_lock(&lock);
    enum verdict verdict = judge('W');
    if (verdict == TEAR) {
        size_t half = (length / 2) & ~(size_t)(SECTOR - 1);
        if (put(fd, bytes, half ? half : length / 2, offset) >= 0) die();
        die();
    }
    if (verdict == GO && (done = put(fd, bytes, length, offset)) > 0) note('W', path, NULL, offset, bytes, done);
    pthread_mutex_unlock(&lock);
    return done;
}

ssize_t pwrite(int fd, const void *bytes, size_t length, off_t offset) { return pwrite64(fd, bytes, length, offset); }

ssize_t write(int fd, const void *bytes, size_t length) {
    write_call put = REAL(write, write_call);
    const char *path = opened(fd);
    if (!path) return put(fd, bytes, length);
    ssize_t done = -1;
    pthread_mutex_lock(&lock);
    int appends = fcntl(fd, F_GETFL) & O_APPEND;
    off64_t offset = lseek64(fd, 0, appends ? SEEK_END : SEEK_CUR);
    enum verdict verdict = judge('W');
    if (verdict == TEAR) {
        if (put(fd, bytes, length / 2) >= 0) die();
        die();
    }
    if (verdict == GO && (done = put(fd, bytes, length)) > 0) note('W', path, NULL, offset, bytes, done);
    pthread_mutex_unlock(&lock);
    return done;
}

ssize_t read(int fd, void *bytes, size_t length) {
    if (opened(fd)) {
        pthread_mutex_lock(&lock);
        enum verdict verdict = judge('G');
        pthread_mutex_unlock(&lock);
        if (verdict == FAIL) return -1;
    }
    return REAL(read, read_call)(fd, bytes, length);
}

ssize_t pread64(int fd, void *bytes, size_t length, off64_t offset) {
    if (opened(fd)) {
        pthread_mutex_lock(&lock);
        enum verdict verdict = judge('G');
        pthread_mutex_unlock(&lock);
        if (verdict == FAIL) return -1;
    }
    return REAL(pread64, pread_call)(fd, bytes, length, offset);
}

ssize_t pread(int fd, void *bytes, size_t length, off_t offset) { return pread64(fd, bytes, length, offset); }

int ftruncate64(int fd, off64_t length) {
    truncate_call cut = REAL(ftruncate64, truncate_call);
    const char *path = opened(fd);
    if (!path) return cut(fd, length);
    int done = -1;
    pthread_mutex_lock(&lock);
    if (judge('T') == GO && !(done = cut(fd, length))) note('T', path, NULL, length, NULL, 0);
    pthread_mutex_unlock(&lock);
    return done;
}

int ftruncate(int fd, off_t length) { return ftruncate64(fd, length); }

static int sync_any(int fd, fd_call sync) {
    const char *path = opened(fd);
    if (!path) return sync(fd);
    int done = -1;
    char letter = is_folder[fd] ? 'D' : 'S';
    pthread_mutex_lock(&lock);
    if (judge(letter) == GO && !(done = sync(fd))) note(letter, path, NULL, 0, NULL, 0);
    pthread_mutex_unlock(&lock);
    return done;
}

int fsync(int fd) { return sync_any(fd, REAL(fsync, fd_call)); }
int fdatasync(int fd) { return sync_any(fd, REAL(fdatasync, fd_call)); }

/* --- names -------------------------------------------------------------------------------------------------------- */

#define ON_NAMES(letter, first, second, call) \
    int done = -1; \
    pthread_mutex_lock(&lock); \
    if (judge(letter) == GO && !(done = (call))) note(letter, first, second, 0, NULL, 0); \
    pthread_mutex_unlock(&lock); \
    return done;

int unlink(const char *path) {
    path_call gone = REAL(unlink, path_call);
    if (!ours(path)) return gone(path);
    ON_NAMES('U', path, NULL, gone(path))
}

int unlinkat(int base, const char *path, int flags) {
    unlinkat_call gone = REAL(unlinkat, unlinkat_call);
    if (!ours(path)) return gone(base, path, flags);
    ON_NAMES('U', path, NULL, gone(base, path, flags))
}

int rename(const char *from, const char *to) {
    two_paths_call move = REAL(rename, two_paths_call);
    if (kept && !strcmp(to, kept)) {
        errno = EBUSY;
        return -1;
    }
    if (!ours(from) && !ours(to)) return move(from, to);
    ON_NAMES('R', from, to, move(from, to))
}

int link(const char *from, const char *to) {
    two_paths_call join = REAL(link, two_paths_call);
    if (!ours(from) && !ours(to)) return join(from, to);
    ON_NAMES('L', from, to, join(from, to))
}

int linkat(int base, const char *from, int other, const char *to, int flags) {
    linkat_call join = REAL(linkat, linkat_call);
    if (!ours(from) && !ours(to)) return join(base, from, other, to, flags);
    ON_NAMES('L', from, to, join(base, from, other, to, flags))
}

int mkdir(const char *path, mode_t rights) {
    mode_call make = REAL(mkdir, mode_call);
    if (!ours(path)) return make(path, rights);
    ON_NAMES('M', path, NULL, make(path, rights))
}

int rmdir(const char *path) {
    path_call gone = REAL(rmdir, path_call);
    if (!ours(path)) return gone(path);
    ON_NAMES('X', path, NULL, gone(path))
}

int chmod(const char *path, mode_t rights) {
    mode_call change = REAL(chmod, mode_call);
    if (!ours(path)) return change(path, rights);
    ON_NAMES('H', path, NULL, change(path, rights))
}

int fchmod(int fd, mode_t rights) {
    fchmod_call change = REAL(fchmod, fchmod_call);
    const char *path = opened(fd);
    if (!path) return change(fd, rights);
    ON_NAMES('H', path, NULL, change(fd, rights))
}

/* --- by whom it is steered ---------------------------------------------------------------------------------------- */

void shim_arm(const char *new_mode, long new_at, int new_error, int new_sticky, const char *new_letters,
              const char *new_folder, const char *log_path) {
    pthread_mutex_lock(&lock);
    mode = strdup(new_mode);
    at = new_at;
    error_number = new_error;
    sticky = new_sticky;
    letters = *new_letters ? strdup(new_letters) : NULL;
    folder = strdup(new_folder);
    count = 0;
    armed = *new_mode != '\0';
    if (*log_path) {
        int fd = REAL(open, open_call)(log_path, O_CREAT | O_WRONLY | O_TRUNC, 0600);
        log_file = fcntl(fd, F_DUPFD, MOST_FILES - 8);
        if (log_file < 0) log_file = fd;
        else REAL(close, fd_call)(fd);
    }
    pthread_mutex_unlock(&lock);
}

void shim_keep(const char *path, const char *new_closed) {
    kept = *path ? strdup(path) : NULL;
    closed = *new_closed ? strdup(new_closed) : NULL;
}

long shim_count(void) { return count; }
