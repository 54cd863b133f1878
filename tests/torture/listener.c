/* Notes every attempt to reach another machine: a line in the file that NET_NOTES names. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static void note(const char *what, const char *where)
{
    const char *name = getenv("NET_NOTES");
    char line[512];
    int file;
    if (name == NULL || (file = open(name, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600)) < 0)
        return;
    snprintf(line, sizeof line, "%s %s\n", what, where);
    if (write(file, line, strlen(line)) < 0)
        abort();
    close(file);
}

static void look(const char *what, const struct sockaddr *to)
{
    char text[INET6_ADDRSTRLEN] = "?";
    if (to == NULL)
        return;
    if (to->sa_family == AF_INET) {
        const struct sockaddr_in *four = (const struct sockaddr_in *)to;
        inet_ntop(AF_INET, &four->sin_addr, text, sizeof text);
        if ((ntohl(four->sin_addr.s_addr) >> 24) != 127)
            note(what, text);
    } else if (to->sa_family == AF_INET6) {
        const struct sockaddr_in6 *six = (const struct sockaddr_in6 *)to;
        inet_ntop(AF_INET6, &six->sin6_addr, text, sizeof text);
        if (!IN6_IS_ADDR_LOOPBACK(&six->sin6_addr))
            note(what, text);
    }
}

int connect(int socket, const struct sockaddr *to, socklen_t length)
{
    int (*real)(int, const struct sockaddr *, socklen_t) = dlsym(RTLD_NEXT, "connect");
    look("connect", to);
    return real(socket, to, length);
}

ssize_t sendto(int socket, const void *data, size_t size, int flags, const struct sockaddr *to,
               socklen_t length)
{
    ssize_t (*real)(int, const void *, size_t, int, const struct sockaddr *, socklen_t) =
        dlsym(RTLD_NEXT, "sendto");
    look("sendto", to);
    return real(socket, data, size, flags, to, length);
}

ssize_t sendmsg(int socket, const struct msghdr *message, int flags)
{
    ssize_t (*real)(int, const struct msghdr *, int) = dlsym(RTLD_NEXT, "sendmsg");
    look("sendmsg", message->msg_name);
    return real(socket, message, flags);
}

int getaddrinfo(const char *node, const char *service, const struct addrinfo *hints,
                struct addrinfo **found)
{
    int (*real)(const char *, const char *, const struct addrinfo *, struct addrinfo **) =
        dlsym(RTLD_NEXT, "getaddrinfo");
    if (node != NULL && strcmp(node, "localhost") != 0 && strncmp(node, "127.", 4) != 0)
        note("getaddrinfo", node);
    return real(node, service, hints, found);
}
