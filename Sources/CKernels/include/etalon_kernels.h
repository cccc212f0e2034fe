#ifndef ETALON_KERNELS_H
#define ETALON_KERNELS_H
#endif
