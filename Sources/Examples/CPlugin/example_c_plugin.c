/*
 * An invented model that shows how a plugin is written in C: a logistic score of age and situation, in single
 * precision, with one option.
 *
 * To build it by itself: cc -O2 -shared -fPIC -I <folder of etalon_plugin.h> example_c_plugin.c -o example.so -lm
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "example_c_plugin.h"

struct etalon_model {
    double age_weight;
    etalon_parameter parameter;
    const etalon_parameter *parameters[1];
    etalon_descriptor descriptor;
};

static const char *const situations[] = {"alone", "couple", "lone parent"};
static const double situation_weights[] = {0.0, -0.5, 0.75};

static const etalon_feature age = {
    .struct_size = sizeof(etalon_feature), .kind = ETALON_CONTINUOUS, .name = "age", .unit = "years",
    .minimum = 18, .maximum = 67, .missing = ETALON_MISSING_REFUSED,
    .roles = ETALON_PROTECTED | ETALON_IMMUTABLE,
};
static const etalon_feature situation = {
    .struct_size = sizeof(etalon_feature), .kind = ETALON_CATEGORICAL, .name = "situation",
    .level_count = 3, .levels = situations, .missing = ETALON_MISSING_IMPUTED, .imputed = 0,
    .roles = ETALON_PROTECTED,
};
static const etalon_feature *const features[] = {&age, &situation};

static const etalon_output probability = {
    .struct_size = sizeof(etalon_output), .kind = ETALON_PROBABILITY, .name = "probability",
};
static const etalon_output margin = {
    .struct_size = sizeof(etalon_output), .kind = ETALON_SCORE, .name = "margin",
};
static const etalon_output *const outputs[] = {&probability, &margin};

static const double cuts[] = {0.5};
static const etalon_decision decision = {
    .struct_size = sizeof(etalon_decision), .kind = ETALON_THRESHOLD, .output = 0, .cut_count = 1, .cuts = cuts,
};
static const etalon_provenance provenance = {
    .struct_size = sizeof(etalon_provenance), .classification = ETALON_PROVENANCE_CONCEPTUAL,
    .summary = "Everything in it is invented.",
};

static etalon_status create(const etalon_config *config, etalon_model **out, etalon_error *error)
{
    double age_weight = 0.03125;
    for (size_t i = 0; i < config->option_count; i += 1) {
        const etalon_option *option = config->options[i];
        char *end = NULL;
        if (strcmp(option->key, "age_weight") != 0) {
            return etalon_fail(error, ETALON_E_CONFIG, "unknown option; the model knows age_weight");
        }
        age_weight = strtod(option->value, &end);
        if (end == option->value || *end != '\0' || !isfinite(age_weight)) {
            return etalon_fail(error, ETALON_E_CONFIG, "age_weight is not a finite number");
        }
    }
    etalon_model *model = calloc(1, sizeof *model);
    if (model == NULL) {
        return etalon_fail(error, ETALON_E_MEMORY, "no memory for a model");
    }
    model->age_weight = age_weight;
    model->parameter = (etalon_parameter){
        .struct_size = sizeof(etalon_parameter), .provenance = ETALON_ASSUMED, .name = "age_weight",
        .value = age_weight, .text = "invented to show how a plugin is written", .minimum = 0, .maximum = 1,
    };
    model->parameters[0] = &model->parameter;
    model->descriptor = (etalon_descriptor){
        .struct_size = sizeof(etalon_descriptor), .precision = ETALON_FLOAT32,
        .id = "example-c", .version = "1.0.0", .name = "Logistic score (example in C)",
        .name_fr = "Score logistique (exemple en C)", .system = "none: an example",
        .feature_count = 2, .features = features, .output_count = 2, .outputs = outputs,
        .decision = &decision, .provenance = &provenance,
        .parameter_count = 1, .parameters = model->parameters,
    };
    *out = model;
    return ETALON_OK;
}

static void destroy(etalon_model *model)
{
    free(model);
}

static etalon_status describe(const etalon_model *model, const etalon_descriptor **out, etalon_error *error)
{
    (void)error;
    *out = &model->descriptor;
    return ETALON_OK;
}

static etalon_status score(const etalon_model *model, const etalon_people *people, const etalon_scores *scores,
                           etalon_error *error)
{
    if (people->column_count != 2 || scores->column_count != 2 || scores->row_count != people->row_count) {
        return etalon_fail(error, ETALON_E_INPUT, "the model takes 2 features and gives 2 scores a person");
    }
    if (people->precision != ETALON_FLOAT32) {
        return etalon_fail(error, ETALON_E_INPUT, "the model takes people in single precision");
    }
    for (size_t i = 0; i < people->row_count; i += 1) {
        double level = etalon_value(people, i, 1);
        if (!(level >= 0 && level < 3)) {
            error->row = (int64_t)i;
            error->column = 1;
            return etalon_fail(error, ETALON_E_INPUT, "situation is none of the levels 0, 1, 2");
        }
        double sum = -1.25 + model->age_weight * etalon_value(people, i, 0) + situation_weights[(size_t)level];
        etalon_set_score(scores, i, 0, 1 / (1 + exp(-sum)));
        etalon_set_score(scores, i, 1, sum);
    }
    return ETALON_OK;
}

static const etalon_plugin table = {
    .struct_size = sizeof(etalon_plugin), .abi_major = ETALON_ABI_MAJOR, .abi_minor = ETALON_ABI_MINOR,
    .capabilities = ETALON_CONCURRENT, .name = "example-c", .version = "1.0.0", .build = "C",
    .create = create, .destroy = destroy, .describe = describe, .score = score,
};

etalon_status etalon_plugin_query(uint32_t host_abi_major, uint32_t host_abi_minor, const etalon_host *host,
                                  const etalon_plugin **out)
{
    (void)host_abi_minor;
    (void)host;
    *out = &table;
    return host_abi_major == ETALON_ABI_MAJOR ? ETALON_OK : ETALON_E_ABI;
}
