#include "etalon_kernels.h"
