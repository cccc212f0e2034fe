#include <cblas.h>

/* dladdr(3), which the C library declares only under _GNU_SOURCE: which file an address was loaded from. */
struct etalon_symbol_information {
    const char *file;
    void *base;
    const char *symbol;
    void *address;
};
int etalon_dladdr(const void *address, struct etalon_symbol_information *information) __asm__("dladdr");
