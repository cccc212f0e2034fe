/*
 * etalon_plugin.h: the interface between Etalon and a model in a shared library. Version 1.0.
 *
 * SPDX-License-Identifier: 0BSD
 *
 * Permission to use, copy, modify, and/or distribute this file for any purpose with or without fee is hereby
 * granted. THE FILE IS PROVIDED "AS IS" AND THE AUTHORS DISCLAIM ALL WARRANTIES WITH REGARD TO IT. IN NO EVENT SHALL
 * THE AUTHORS BE LIABLE FOR ANY SPECIAL, DIRECT, INDIRECT, OR CONSEQUENTIAL DAMAGES ARISING FROM ITS USE.
 *
 * Copy this one file into your project; it needs nothing but the C standard library. It is C99 and C++11.
 *
 * THE SHAPE OF A PLUGIN
 *
 * A plugin is a shared library that exports one symbol, the function `etalon_plugin_query`. It returns a table of
 * functions. The harness then calls, in this order:
 *
 *     etalon_plugin_query -> create -> describe -> score, score, ... -> destroy
 *
 * and may create several models from one table. It never unloads the library.
 *
 * VERSIONS
 *
 * Every struct begins with its size in bytes, written by whoever fills it. A later minor version appends fields at the
 * end of structs and values at the end of lists of constants, and changes nothing else. A reader uses a field only if
 * the size says that it is there (ETALON_HAS); what is not there has the meaning of zero. A plugin of version 1.2 works
 * in a harness of version 1.0 and the other way round. A later major version may change anything but
 * `etalon_plugin_query`, the fields of `etalon_plugin` up to `build`, and the fields of `etalon_host` up to `version`.
 *
 * OWNERSHIP
 *
 * Whoever makes memory frees it. The harness owns every buffer that it passes: people, scores, options, error records.
 * A plugin reads people only, writes scores and error records only, and keeps no address after the call returns.
 * The plugin owns its table (until the process ends) and what `describe` returns (until `destroy` of that model).
 * Strings are UTF-8 and end with a zero byte.
 *
 * ERRORS
 *
 * Every function that can fail returns ETALON_OK or an error code, and fills the error record. Nothing else crosses the
 * boundary: no C++ exception, no Rust panic, no longjmp. A plugin does not call exit and does not write to standard
 * output.
 *
 * THREADS
 *
 * `etalon_plugin_query`, `create`, `describe`, `destroy` are called by one thread at a time. `score` may be called by
 * several threads at once for different models, and for one model if the plugin declares ETALON_CONCURRENT. `score`
 * uses at most `thread_count` threads, the calling one included.
 *
 * THE STATE OF THE PROCESS
 *
 * On return from every function these are as before: the floating-point environment (the harness calls with rounding
 * to nearest and with subnormal numbers; a plugin that flushes them to zero restores that), signal handlers, locale,
 * working directory, the thread count of BLAS.
 *
 * WHAT A SCORE IS
 *
 * The scores of a person depend on that person's values only: not on the other people of the batch, their number or
 * order, on earlier calls, on the thread or the time. Two calls give the same bits. A score is a finite number.
 *
 * `etalon plugin check FILE` tests all this.
 */
#ifndef ETALON_PLUGIN_H
#define ETALON_PLUGIN_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define ETALON_ABI_MAJOR 1
#define ETALON_ABI_MINOR 0

#if defined(_WIN32)
#define ETALON_EXPORT __declspec(dllexport)
#elif defined(__GNUC__)
#define ETALON_EXPORT __attribute__((visibility("default")))
#else
#define ETALON_EXPORT
#endif

/* Whether `field` of the struct at `pointer` is inside the size that the struct declares. */
#define ETALON_HAS(type, pointer, field) \
    ((pointer)->struct_size >= offsetof(type, field) + sizeof((pointer)->field))

/* ------------------------------------------------------------------------------------------------ errors */

typedef int32_t etalon_status;

#define ETALON_OK 0            /* done */
#define ETALON_E_ABI 1         /* the two sides do not speak a common version */
#define ETALON_E_CONFIG 2      /* an option or a file of the model cannot be used */
#define ETALON_E_INPUT 3       /* a batch has the wrong shape, or a value that the model cannot take */
#define ETALON_E_NUMERIC 4     /* the arithmetic has no result */
#define ETALON_E_MEMORY 5      /* no memory */
#define ETALON_E_INTERNAL 6    /* a fault of the plugin */
#define ETALON_E_UNSUPPORTED 7 /* the plugin does not do this */

#define ETALON_MESSAGE_SIZE 256

/* Filled by the plugin where a function fails. The harness passes it with `row` and `column` -1 and no message. */
typedef struct etalon_error {
    uint32_t struct_size;
    int32_t code;   /* what the function returns */
    int64_t row;    /* the person of the batch that is at fault, from 0; -1 for none */
    int64_t column; /* the feature that is at fault, from 0; -1 for none */
    char message[ETALON_MESSAGE_SIZE]; /* for people: what was wrong, where, what to do; ends with a zero byte */
} etalon_error;

/* ------------------------------------------------------------------------------------------- description */

#define ETALON_FLOAT32 1
#define ETALON_FLOAT64 2

/* Kinds of features. The value of a person is 0 or 1; the index of the level; the number itself. */
#define ETALON_BINARY 1      /* two levels, `levels` may name them; "no" and "yes" otherwise */
#define ETALON_ORDINAL 2     /* levels with an order, the lowest first */
#define ETALON_CATEGORICAL 3 /* levels without an order */
#define ETALON_COUNT 4       /* whole numbers from minimum to maximum */
#define ETALON_CONTINUOUS 5  /* real numbers from minimum to maximum */

/* What happens to a person whose value is missing, which is NaN in every batch. */
#define ETALON_MISSING_REFUSED 0 /* ETALON_E_INPUT with row and column */
#define ETALON_MISSING_PASSED 1  /* the model has a rule for it */
#define ETALON_MISSING_IMPUTED 2 /* counts as the value in `imputed` */

/* Roles of a feature, as bits. */
#define ETALON_PROTECTED 1  /* protected from unequal treatment by law, or close to it */
#define ETALON_ACTIONABLE 2 /* the person can change it */
#define ETALON_IMMUTABLE 4  /* nobody can change it */

typedef struct etalon_feature {
    uint32_t struct_size;
    uint32_t kind;           /* ETALON_BINARY and so on */
    const char *name;        /* lower-case letters, digits, underscores */
    const char *label;       /* for people; NULL for the name */
    const char *label_fr;    /* in French, or NULL */
    const char *unit;        /* "days", "EUR a month"; NULL for none */
    size_t level_count;
    const char *const *levels;
    double minimum;          /* of numbers; may be infinite */
    double maximum;
    uint32_t missing;        /* ETALON_MISSING_REFUSED and so on */
    uint32_t roles;
    double imputed;
    size_t shift_count;      /* changes of a number that counterfactuals ask about, in its unit */
    const double *shifts;    /* NULL for the usual ones of the kind */
} etalon_feature;

/* Rules between the features of a person, which no generated and no changed person may break. */
#define ETALON_ONE_HOT 1  /* of the binary `features` exactly one is 1, or at most one with `allows_none` */
#define ETALON_IMPLIED 2  /* where `condition` holds, features[0] has `value` */
#define ETALON_ORDERED 3  /* where both are present, features[0] is at most features[1] */
#define ETALON_REQUIRED 4 /* `condition` holds */

typedef struct etalon_rule {
    uint32_t struct_size;
    uint32_t kind;
    size_t feature_count;
    const uint32_t *features; /* columns */
    uint32_t allows_none;
    uint32_t reserved;        /* 0 */
    const char *condition;    /* a formula over the names of features, as in model files; or NULL */
    double value;
} etalon_rule;

/* Kinds of outputs. */
#define ETALON_PROBABILITY 1 /* a probability of the model's target, from 0 to 1 */
#define ETALON_SCORE 2       /* a number that orders people and claims to be no probability */
#define ETALON_LEVEL 3       /* the index of one of these ordered levels */

typedef struct etalon_output {
    uint32_t struct_size;
    uint32_t kind;
    const char *name;
    const char *label;
    const char *label_fr;
    size_t level_count; /* of ETALON_LEVEL */
    const char *const *levels;
} etalon_output;

/* How scores become decisions. */
#define ETALON_THRESHOLD 1      /* selected where the score is at least cuts[0] */
#define ETALON_ORDERED_LEVELS 2 /* the level is the number of rising `cuts` reached; one name more than cuts */
#define ETALON_CAPACITY_COUNT 3 /* the `capacity` people with the highest scores are selected */
#define ETALON_CAPACITY_SHARE 4 /* so many that they are the share `capacity` of all */

typedef struct etalon_decision {
    uint32_t struct_size;
    uint32_t kind;
    uint32_t output; /* the column of scores that decides */
    uint32_t reserved;
    size_t cut_count;
    const double *cuts;
    size_t level_count;
    const char *const *levels;
    double capacity;
} etalon_decision;

/* How much of a model is the real system's. */
#define ETALON_PROVENANCE_EXACT 1             /* every parameter is the real, published one */
#define ETALON_PROVENANCE_PUBLISHED_PARTIAL 2 /* some are, the rest is assumed */
#define ETALON_PROVENANCE_STRUCTURE_ONLY 3    /* the variables are published, the weights assumed */
#define ETALON_PROVENANCE_CRITERIA_ONLY 4     /* only the reported criteria are known */
#define ETALON_PROVENANCE_CONCEPTUAL 5        /* only the purpose is known */

typedef struct etalon_source {
    uint32_t struct_size;
    uint32_t reserved;
    const char *id;      /* the short name by which parameters cite it */
    const char *title;   /* author, title, date */
    const char *address; /* where it can be read, or NULL */
} etalon_source;

typedef struct etalon_provenance {
    uint32_t struct_size;
    uint32_t classification;
    const char *summary; /* what is known, what is assumed */
    const char *summary_fr;
    size_t source_count;
    const etalon_source *const *sources;
} etalon_provenance;

/* Where a number comes from. */
#define ETALON_PUBLISHED 1 /* stands in the source called `text`, which was read */
#define ETALON_RECALLED 2  /* is said to stand in the source called `text`: to be checked */
#define ETALON_INFERRED 3  /* follows from published facts; `text` says how */
#define ETALON_ASSUMED 4   /* chosen from `minimum` to `maximum`; `text` says why */

typedef struct etalon_parameter {
    uint32_t struct_size;
    uint32_t provenance;
    const char *name;
    double value;   /* NaN for a block of many numbers */
    uint64_t count; /* how many numbers it stands for; 0 counts as 1 */
    const char *text;
    double minimum;
    double maximum;
} etalon_parameter;

/* Everything about a model but its arithmetic. Lists hold addresses, so that every element carries its own size. */
typedef struct etalon_descriptor {
    uint32_t struct_size;
    uint32_t precision;    /* ETALON_FLOAT32 or ETALON_FLOAT64: the type of the people that `score` gets */
    const char *id;        /* lower-case letters, digits, hyphens */
    const char *version;   /* "major.minor.patch" of the reconstruction */
    const char *name;
    const char *name_fr;
    const char *system;    /* the real system that it reconstructs */
    const char *system_fr;
    const char *target;    /* the outcome that it claims to predict; NULL for none */
    size_t feature_count;
    const etalon_feature *const *features;
    size_t rule_count;
    const etalon_rule *const *rules;
    size_t output_count;
    const etalon_output *const *outputs;
    const etalon_decision *decision;
    const etalon_provenance *provenance; /* NULL counts as conceptual */
    size_t parameter_count;
    const etalon_parameter *const *parameters;
} etalon_descriptor;

/* ------------------------------------------------------------------------------------------------- people */

/*
 * A batch of people. The value of feature j of person i is element `i * row_stride` of the numbers at columns[j].
 * Columns that lie apart, one column-major matrix (row_stride 1) and one row-major matrix all have this form. Missing
 * is NaN. The memory may be read-only. A batch of no people is legal.
 */
typedef struct etalon_people {
    uint32_t struct_size;
    uint32_t precision; /* of the numbers: the one that the model described */
    size_t row_count;
    size_t column_count;
    const void *const *columns;
    ptrdiff_t row_stride; /* in elements */
} etalon_people;

/*
 * Room for scores. Output k of person i is values[i * row_stride + k * column_stride]; `score` writes every one of
 * them and nothing else.
 */
typedef struct etalon_scores {
    uint32_t struct_size;
    uint32_t reserved;
    size_t row_count;
    size_t column_count;
    double *values;
    ptrdiff_t row_stride;
    ptrdiff_t column_stride;
} etalon_scores;

/* ------------------------------------------------------------------------------------------------ the table */

typedef struct etalon_option {
    uint32_t struct_size;
    uint32_t reserved;
    const char *key;
    const char *value;
} etalon_option;

/*
 * What `create` gets. A plugin refuses an option that it does not know with ETALON_E_CONFIG and names those it knows.
 */
typedef struct etalon_config {
    uint32_t struct_size;
    uint32_t thread_count; /* threads that `score` may use, the calling one included; at least 1 */
    const char *folder;    /* the folder of the model's files, or NULL */
    size_t option_count;
    const etalon_option *const *options;
} etalon_config;

#define ETALON_LOG_ERROR 1
#define ETALON_LOG_WARNING 2
#define ETALON_LOG_INFO 3

/* What the harness offers. Valid until the process ends. */
typedef struct etalon_host {
    uint32_t struct_size;
    uint32_t abi_major;
    uint32_t abi_minor;
    uint32_t reserved;
    const char *name; /* "etalon" */
    const char *version;
    /* Takes a line for people, from any thread. NULL where nobody listens. */
    void (*log)(uint32_t level, const char *message);
} etalon_host;

/* Bits of `capabilities`. */
#define ETALON_CONCURRENT 1      /* `score` may be called by several threads at once for one model */
#define ETALON_HANDLES_MISSING 2 /* `score` applies the missing policies itself; else the harness refuses and imputes
                                    before it calls, at the cost of one pass over the columns concerned */

/* A model that a plugin made; only the plugin knows what it is. */
typedef struct etalon_model etalon_model;

typedef struct etalon_plugin {
    uint32_t struct_size;
    uint32_t abi_major; /* the version that the plugin was built for: ETALON_ABI_MAJOR, ETALON_ABI_MINOR */
    uint32_t abi_minor;
    uint32_t capabilities;
    const char *name;
    const char *version; /* "major.minor.patch" of the plugin */
    const char *build;   /* compiler and options, or NULL */

    /* Makes a model. *out is written on success only. */
    etalon_status (*create)(const etalon_config *config, etalon_model **out, etalon_error *error);
    /* Frees a model and all it holds. NULL is legal and does nothing. */
    void (*destroy)(etalon_model *model);
    /* Describes a model; what *out points to stays valid and unchanged until `destroy`. */
    etalon_status (*describe)(const etalon_model *model, const etalon_descriptor **out, etalon_error *error);
    /* Writes the scores of people. A batch of the wrong shape or precision is ETALON_E_INPUT. */
    etalon_status (*score)(const etalon_model *model, const etalon_people *people, const etalon_scores *scores,
                           etalon_error *error);
} etalon_plugin;

/*
 * The one symbol that a plugin exports.
 *
 * A plugin that cannot work with the harness's version returns ETALON_E_ABI and still sets *out to a table of which
 * the fields up to `build` are filled, so that the harness can say which side is older.
 */
ETALON_EXPORT etalon_status etalon_plugin_query(uint32_t host_abi_major, uint32_t host_abi_minor,
                                                const etalon_host *host, const etalon_plugin **out);

/* The type of that function, and its name for a symbol look-up. */
typedef etalon_status (*etalon_plugin_query_function)(uint32_t host_abi_major, uint32_t host_abi_minor,
                                                      const etalon_host *host, const etalon_plugin **out);
#define ETALON_PLUGIN_QUERY_SYMBOL "etalon_plugin_query"

/* --------------------------------------------------------------------------------- conveniences for authors */

/* Fills an error record, cuts the message where it is too long, and returns the code. */
static inline etalon_status etalon_fail(etalon_error *error, etalon_status code, const char *message)
{
    size_t length = 0;
    if (error == NULL || error->struct_size < sizeof(etalon_error)) {
        return code;
    }
    error->code = code;
    while (message != NULL && message[length] != '\0' && length < ETALON_MESSAGE_SIZE - 1) {
        error->message[length] = message[length];
        length += 1;
    }
    error->message[length] = '\0';
    return code;
}

/* The value of one feature of one person as a double. A plugin in a hurry reads the columns itself. */
static inline double etalon_value(const etalon_people *people, size_t row, size_t column)
{
    ptrdiff_t position = (ptrdiff_t)row * people->row_stride;
    if (people->precision == ETALON_FLOAT32) {
        return (double)((const float *)people->columns[column])[position];
    }
    return ((const double *)people->columns[column])[position];
}

/* Writes one score. */
static inline void etalon_set_score(const etalon_scores *scores, size_t row, size_t column, double value)
{
    scores->values[(ptrdiff_t)row * scores->row_stride + (ptrdiff_t)column * scores->column_stride] = value;
}

#ifdef __cplusplus
}
#endif

#endif /* ETALON_PLUGIN_H */
