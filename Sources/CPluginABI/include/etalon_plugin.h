#ifndef ETALON_PLUGIN_H
#define ETALON_PLUGIN_H
#endif
