/* The plugin exports one symbol, which etalon_plugin.h declares. */
#ifndef EXAMPLE_C_PLUGIN_H
#define EXAMPLE_C_PLUGIN_H
#include "etalon_plugin.h"
#endif
