/*
 * A plugin that misbehaves on request, for the tests. What happens when it is loaded and asked for its table is decided
 * by the name of its file (the tests copy it); what its models do, by the option `mode`.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fenv.h>
#include <math.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "faulty_plugin.h"

struct etalon_model {
    char mode[32];
    etalon_descriptor descriptor;
};

static int calls_of_score = 0;
static volatile double shared_value = 0;

/* Whether the file of this library has `name` in its name. */
static int file_is_called(const char *name)
{
    Dl_info information;
    if (dladdr((const void *)&calls_of_score, &information) == 0 || information.dli_fname == NULL) {
        return 0;
    }
    const char *slash = strrchr(information.dli_fname, '/');
    return strstr(slash == NULL ? information.dli_fname : slash + 1, name) != NULL;
}

__attribute__((constructor)) static void at_load(void)
{
    if (file_is_called("crash-at-load")) {
        raise(SIGSEGV);
    }
}

static const etalon_feature x = {
    .struct_size = sizeof(etalon_feature), .kind = ETALON_CONTINUOUS, .name = "x", .minimum = 0, .maximum = 1,
    .missing = ETALON_MISSING_REFUSED,
};
static const etalon_feature nameless = {
    .struct_size = sizeof(etalon_feature), .kind = ETALON_CONTINUOUS, .minimum = 0, .maximum = 1,
};
static const etalon_feature small = {.struct_size = 8, .kind = ETALON_CONTINUOUS};
static const etalon_feature unknown = {.struct_size = sizeof(etalon_feature), .kind = 99, .name = "x"};
static const etalon_feature *const features[] = {&x};
static const etalon_feature *const nameless_features[] = {&nameless};
static const etalon_feature *const small_features[] = {&small};
static const etalon_feature *const unknown_features[] = {&unknown};
static const etalon_feature *const twin_features[] = {&x, &x};
static const etalon_output output = {
    .struct_size = sizeof(etalon_output), .kind = ETALON_SCORE, .name = "score",
};
static const etalon_output *const outputs[] = {&output};
static const etalon_output probability = {
    .struct_size = sizeof(etalon_output), .kind = ETALON_PROBABILITY, .name = "probability",
};
static const etalon_output *const probabilities[] = {&probability};
static const double cuts[] = {0.5};
static const etalon_decision decision = {
    .struct_size = sizeof(etalon_decision), .kind = ETALON_THRESHOLD, .cut_count = 1, .cuts = cuts,
};
static const etalon_decision wrong_decision = {
    .struct_size = sizeof(etalon_decision), .kind = ETALON_THRESHOLD, .output = 7, .cut_count = 1, .cuts = cuts,
};

static int is(const etalon_model *model, const char *mode)
{
    return strcmp(model->mode, mode) == 0;
}

static etalon_status create(const etalon_config *config, etalon_model **out, etalon_error *error)
{
    const char *mode = "";
    for (size_t i = 0; i < config->option_count; i += 1) {
        if (strcmp(config->options[i]->key, "mode") == 0) {
            mode = config->options[i]->value;
        }
    }
    for (size_t i = 0; i < config->option_count; i += 1) {
        if (strcmp(config->options[i]->key, "mode") != 0 && strcmp(mode, "any-option") != 0) {
            return etalon_fail(error, ETALON_E_CONFIG, "unknown option; the model knows mode");
        }
    }
    if (strcmp(mode, "refuse") == 0) {
        return etalon_fail(error, ETALON_E_CONFIG, "the file weights.bin is missing; put it beside model.yaml");
    }
    if (strcmp(mode, "no-model") == 0) {
        return ETALON_OK;
    }
    etalon_model *model = calloc(1, sizeof *model);
    if (model == NULL) {
        return etalon_fail(error, ETALON_E_MEMORY, "no memory for a model");
    }
    strncpy(model->mode, mode, sizeof model->mode - 1);
    model->descriptor = (etalon_descriptor){
        .struct_size = sizeof(etalon_descriptor), .precision = ETALON_FLOAT64, .id = "faulty", .version = "1.0.0",
        .name = "Faulty", .system = "none", .feature_count = 1, .features = features,
        .output_count = 1, .outputs = outputs, .decision = &decision,
    };
    if (is(model, "nameless-feature")) model->descriptor.features = nameless_features;
    if (is(model, "small-feature")) model->descriptor.features = small_features;
    if (is(model, "unknown-kind")) model->descriptor.features = unknown_features;
    if (is(model, "twin-features")) {
        model->descriptor.feature_count = 2;
        model->descriptor.features = twin_features;
    }
    if (is(model, "no-features")) model->descriptor.features = NULL;
    if (is(model, "too-many-features")) model->descriptor.feature_count = (size_t)1 << 40;
    if (is(model, "no-probability")) model->descriptor.outputs = probabilities;
    if (is(model, "no-outputs")) model->descriptor.output_count = 0;
    if (is(model, "wrong-decision")) model->descriptor.decision = &wrong_decision;
    if (is(model, "small-descriptor")) model->descriptor.struct_size = 16;
    *out = model;
    return ETALON_OK;
}

static void destroy(etalon_model *model)
{
    if (model != NULL && is(model, "leak")) {
        return;
    }
    free(model);
}

static etalon_status describe(const etalon_model *model, const etalon_descriptor **out, etalon_error *error)
{
    if (is(model, "describe-nothing")) {
        return ETALON_OK;
    }
    if (is(model, "describe-fails")) {
        return etalon_fail(error, ETALON_E_INTERNAL, "forgot what it is");
    }
    *out = &model->descriptor;
    return ETALON_OK;
}

static void *sleep_forever(void *unused)
{
    for (;;) {
        sleep(1000);
    }
    return unused;
}

/* What some modes do besides scoring correctly. */
static void misbehave(const etalon_model *model)
{
    if (is(model, "crash")) {
        fprintf(stderr, "about to write where nothing is\n");
        *(volatile int *)16 = 1;
    } else if (is(model, "abort")) {
        abort();
    } else if (is(model, "exit")) {
        exit(0);
    } else if (is(model, "hang")) {
        for (;;) {
            sleep(1000);
        }
    } else if (is(model, "memory")) {
        for (;;) {
            void *block = malloc(1 << 20);
            if (block == NULL) {
                abort();
            }
            memset(block, 7, 1 << 20);
        }
    } else if (is(model, "stdout")) {
        printf("a stray line on standard output\n");
        fflush(stdout);
    } else if (is(model, "rounding")) {
        fesetround(FE_UPWARD);
    } else if (is(model, "thread")) {
        pthread_t thread;
        if (pthread_create(&thread, NULL, sleep_forever, NULL) == 0) {
            pthread_detach(thread);
        }
    } else if (is(model, "folder")) {
        if (chdir("/") != 0) {
            abort();
        }
    } else if (is(model, "signal")) {
        signal(SIGTERM, SIG_IGN);
    }
}

static etalon_status score(const etalon_model *model, const etalon_people *people, const etalon_scores *scores,
                           etalon_error *error)
{
    calls_of_score += 1;
    misbehave(model);
    if (is(model, "fail")) {
        error->row = 0;
        return etalon_fail(error, ETALON_E_NUMERIC, "the arithmetic has no result");
    }
    if (is(model, "silent-fail")) {
        return ETALON_E_INTERNAL;
    }
    if (!is(model, "any-shape") &&
        (people->column_count != 1 || scores->column_count != 1 || people->precision != ETALON_FLOAT64)) {
        return etalon_fail(error, ETALON_E_INPUT, "the model takes 1 feature in double precision, gives 1 score");
    }
    if (is(model, "writes-people") && people->row_count > 0) {
        ((double *)people->columns[0])[0] = 0.25;
    }
    for (size_t i = 0; i < people->row_count; i += 1) {
        double value = etalon_value(people, i, 0);
        if (isnan(value) && !is(model, "takes-missing")) {
            error->row = (int64_t)i;
            error->column = 0;
            return etalon_fail(error, ETALON_E_INPUT, "x is missing");
        }
        if (is(model, "nan")) value = NAN;
        if (is(model, "no-probability")) value *= 2;
        if (is(model, "race")) {
            shared_value = value;
            if (i % 16 == 0) usleep(200);
            value = shared_value;
        }
        if (is(model, "counts-calls")) value += calls_of_score;
        if (is(model, "knows-position")) value += (double)i;
        if (is(model, "knows-count")) value += (double)people->row_count;
        if (is(model, "skips-last") && i + 1 == people->row_count) continue;
        if (is(model, "takes-missing") && isnan(value)) value = 0;
        etalon_set_score(scores, i, 0, value);
    }
    if (is(model, "writes-beyond") && people->row_count > 0) {
        etalon_set_score(scores, people->row_count, 0, 1);
    }
    return ETALON_OK;
}

static etalon_plugin table = {
    .struct_size = sizeof(etalon_plugin), .abi_major = ETALON_ABI_MAJOR, .abi_minor = ETALON_ABI_MINOR,
    .capabilities = ETALON_CONCURRENT | ETALON_HANDLES_MISSING, .name = "faulty", .version = "1.0.0",
    .create = create, .destroy = destroy, .describe = describe, .score = score,
};

etalon_status etalon_plugin_query(uint32_t host_abi_major, uint32_t host_abi_minor, const etalon_host *host,
                                  const etalon_plugin **out)
{
    (void)host_abi_minor;
    (void)host;
    if (file_is_called("no-table")) return ETALON_OK;
    *out = &table;
    if (file_is_called("newer-major")) {
        table.abi_major = 2;
        table.struct_size = 40;
        return ETALON_E_ABI;
    }
    if (file_is_called("older-major")) {
        table.abi_major = 0;
        return ETALON_E_ABI;
    }
    if (file_is_called("careless-major")) table.abi_major = 2;
    if (file_is_called("newer-minor")) {
        table.abi_minor = 9;
        table.struct_size = sizeof table + 64;
    }
    if (file_is_called("small-table")) table.struct_size = 48;
    if (file_is_called("tiny-table")) table.struct_size = 4;
    if (file_is_called("no-score")) table.score = NULL;
    if (file_is_called("no-name")) table.name = NULL;
    if (file_is_called("serial")) table.capabilities = 0;
    if (file_is_called("internal-error")) return ETALON_E_INTERNAL;
    return host_abi_major == ETALON_ABI_MAJOR || file_is_called("any-host") ? ETALON_OK : ETALON_E_ABI;
}
