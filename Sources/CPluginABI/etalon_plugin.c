#include "etalon_plugin.h"
