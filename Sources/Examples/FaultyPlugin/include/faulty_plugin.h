/* The plugin exports one symbol, which etalon_plugin.h declares. */
#ifndef FAULTY_PLUGIN_H
#define FAULTY_PLUGIN_H
#include "etalon_plugin.h"
#endif
