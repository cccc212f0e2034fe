# Makes the golden files of export_r.R with glm, gbm and ranger themselves:
#   Rscript make_exporter_fixtures.R          (Debian: r-cran-gbm r-cran-ranger)
# NAME.csv / .json is what the exporter wrote, NAME.golden the people and what R makes of them, as in make_fixtures.py: levels are
# codes from zero, people stand on every threshold and a step to each side of it.
arguments <- commandArgs(FALSE)
here <- dirname(normalizePath(sub("--file=", "", arguments[grep("--file=", arguments)])))
source(file.path(here, "../../../Sources/PluginTemplates/Templates/r/export_r.R"))
suppressMessages({library(gbm); library(ranger)})
set.seed(3)

n <- 400
people <- data.frame(
    age = sample(18:67, n, TRUE), Income = rexp(n) * 1000,
    sex = factor(sample(c("man", "woman"), n, TRUE)),
    area = factor(sample(c("north", "south", "east", "west"), n, TRUE), levels = c("north", "south", "east", "west")))
z <- 0.05 * (people$age - 40) + (people$sex == "woman") - people$Income / 1000 + c(0, 1, -1, 0.5)[people$area] + rnorm(n)
people$y <- as.integer(z > 0)

codes <- function(frame) sapply(frame, function(column) as.numeric(column) - is.factor(column))
write_golden <- function(name, frame, values) {
    words <- function(row) paste(ifelse(is.na(row), "nan", sprintf("%a", row)), collapse = " ")
    rows <- codes(frame)
    text <- vapply(seq_len(nrow(frame)), function(i) {
        paste(words(rows[i, ]), "|", words(values[i]), "|", words(values[i]))
    }, "")
    writeLines(text, file.path(here, paste0(name, ".golden")))
}
# The next double above or below.
step <- function(x, sign) {
    e <- 2^(floor(log2(abs(x))) - 52)
    x + sign * e
}
boundary <- function(cuts_age, cuts_income, missing) {
    marks <- function(cuts) unique(c(cuts, step(cuts, 1), step(cuts, -1), if (missing) NA))
    ages <- marks(unique(cuts_age[cuts_age != 0]))
    incomes <- marks(unique(cuts_income[cuts_income != 0]))
    count <- max(length(ages), length(incomes), 60)
    level <- function(column) {
        values <- sample(c(levels(column), if (missing) NA), count, TRUE)
        factor(values, levels = levels(column))
    }
    data.frame(age = rep_len(ages, count), Income = rep_len(incomes, count), sex = level(people$sex), area = level(people$area))
}

model <- glm(y ~ age * sex + Income + area, binomial, people)
export_glm(model, file.path(here, "r-glm.csv"))
first <- people[1:50, c("age", "Income", "sex", "area")]
write_golden("r-glm", first[, c("age", "sex", "Income", "area")], predict(model, first, type = "response"))

holed <- people
holed$Income[sample(n, 40)] <- NA
# A level that some splits never see in training.
boosting <- gbm(y ~ age + Income + sex + area, "bernoulli", holed, n.trees = 8, interaction.depth = 3, n.minobsinnode = 5,
                bag.fraction = 0.3, shrinkage = 0.3)
export_gbm(boosting, file.path(here, "r-gbm.json"))
cuts <- function(v) unlist(lapply(boosting$trees, function(t) t[[2]][t[[1]] == v]))
b <- boundary(cuts(0), cuts(1), TRUE)
write_golden("r-gbm", b, predict(boosting, b, n.trees = 8, type = "response"))

forest <- ranger(factor(y) ~ age + Income + sex + area, people[1:200, ], num.trees = 5, max.depth = 4, probability = TRUE,
                 respect.unordered.factors = "order", seed = 1, num.threads = 1)
export_ranger(forest, file.path(here, "r-ranger.json"))
cuts <- function(name) {
    v <- which(forest$forest$independent.variable.names == name) - 1
    unlist(lapply(1:5, function(t) {
        inner <- forest$forest$child.nodeIDs[[t]][[1]] > 0
        forest$forest$split.values[[t]][inner & forest$forest$split.varIDs[[t]] == v]
    }))
}
b <- boundary(cuts("age"), cuts("Income"), FALSE)
# The forest has an order of levels of its own.
ordered <- b
for (name in c("sex", "area")) {
    own <- forest$forest$covariate.levels[[which(forest$forest$independent.variable.names == name)]]
    ordered[[name]] <- factor(as.character(b[[name]]), levels = own)
}
write_golden("r-ranger", ordered, predict(forest, b, num.threads = 1)$predictions[, "1"])
