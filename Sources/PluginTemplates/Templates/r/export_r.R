# Writes a fitted model of R as a file that `etalon import` reads.
#
#   source("export_r.R")
#   export_glm(model, "coefficients.csv")        # etalon import coefficients-csv coefficients.csv --id my-model
#   export_gbm(model, "boosting.json")           # etalon import trees-json boosting.json --id my-boosting
#   export_ranger(model, "forest.json")          # etalon import trees-json forest.json --id my-forest
#
# glm (treatment contrasts, no formulas in the terms), gbm and ranger (regression and probability forests). Nothing is
# rounded; what cannot be reproduced is refused. Needs no package. Tested with R 4.2, gbm 2.1.8.1, ranger 0.14.1.

export_glm <- function(model, path) {
    estimates <- coef(model)
    if (anyNA(estimates)) {
        stop("aliased coefficients: ", paste(names(estimates)[is.na(estimates)], collapse = ", "), "; drop them and fit again")
    }
    if (!is.null(model$offset)) stop("a model with an offset is not exported")
    if (!all(unlist(model$contrasts) == "contr.treatment")) stop("only treatment contrasts are exported")
    factors <- model$xlevels
    rows <- c("term,estimate,std.error,reference,min,max")
    errors <- sqrt(diag(vcov(model)))
    for (term in names(estimates)) {
        reference <- minimum <- maximum <- ""
        for (name in names(factors)) {
            if (term %in% paste0(name, factors[[name]][-1])) reference <- paste0(name, "=", factors[[name]][1])
        }
        if (!is.null(model$model[[term]]) && is.numeric(model$model[[term]])) {
            minimum <- .number(min(model$model[[term]]))
            maximum <- .number(max(model$model[[term]]))
        }
        rows <- c(rows, paste(
            .field(term), .number(estimates[[term]]), .number(errors[[term]]), .field(reference), minimum, maximum,
            sep = ","))
    }
    writeLines(rows, path)
    link <- if (inherits(model, "glm")) model$family$link else "identity"
    message("import it with --link ", link)
}

export_gbm <- function(model, path, n_trees = model$n.trees) {
    links <- c(bernoulli = "logit", gaussian = "identity", laplace = "identity", poisson = "log")
    link <- links[[model$distribution$name]]
    if (is.null(link)) stop("the distribution ", model$distribution$name, " is not exported")
    levels <- list()
    for (v in seq_along(model$var.names)) {
        if (model$var.type[v] > 0) levels[[model$var.names[v]]] <- as.character(model$var.levels[[v]])
    }
    trees <- lapply(seq_len(n_trees), function(t) .gbm_tree(model, model$trees[[t]]))
    .write_trees(path, paste("gbm", packageVersion("gbm")), model$var.names, "sum", model$initF, "<", link, "passed",
                 levels, trees)
}

# A node of gbm has three branches: left, right, missing. Here each becomes a question about missing values, then the split.
.gbm_tree <- function(model, tree) {
    nodes <- .nodes()
    emit <- function(i) {
        variable <- tree[[1]][i]
        if (variable < 0) return(nodes$leaf(tree[[2]][i]))
        left <- tree[[3]][i] + 1
        right <- tree[[4]][i] + 1
        missing <- tree[[5]][i] + 1
        top <- nodes$split(variable, "in", categories = integer(0), default_left = 1)
        nodes$left(top, emit(missing))
        if (model$var.type[variable + 1] == 0) {
            at <- nodes$split(variable, "<", threshold = tree[[2]][i])
            nodes$right(top, at)
            nodes$left(at, emit(left))
            nodes$right(at, emit(right))
        } else {
            sides <- model$c.splits[[tree[[2]][i] + 1]]
            at <- nodes$split(variable, "in", categories = which(sides == -1) - 1)
            nodes$right(top, at)
            nodes$left(at, emit(left))
            if (any(sides == 0)) {
                # A level that no one here had in training goes with the missing values.
                other <- nodes$split(variable, "in", categories = which(sides == 1) - 1)
                nodes$right(at, other)
                nodes$left(other, emit(right))
                nodes$right(other, emit(missing))
            } else {
                nodes$right(at, emit(right))
            }
        }
        top
    }
    emit(1)
    nodes$lists()
}

export_ranger <- function(model, path) {
    forest <- model$forest
    if (is.null(forest)) stop("grow the forest with write.forest = TRUE")
    if (!model$treetype %in% c("Regression", "Probability estimation")) {
        stop("a forest of type ", model$treetype, " is not exported; grow it with probability = TRUE")
    }
    names <- forest$independent.variable.names
    levels <- forest$covariate.levels
    if (!is.null(levels)) {
        base::names(levels) <- names
        levels <- Filter(Negate(is.null), levels)
    }
    if (any(!forest$is.ordered)) stop("grow the forest with respect.unordered.factors = 'order' or 'ignore'")
    column <- if (model$treetype == "Regression") NA else 2
    if (!is.na(column) && length(forest$levels) != 2) stop("forests of more than two classes are not exported")
    # Class counts stand in the order in which the classes were met.
    if (!is.na(column)) column <- which(forest$class.values == 2)
    trees <- lapply(seq_len(forest$num.trees), function(t) {
        nodes <- .nodes()
        emit <- function(i) {
            left <- forest$child.nodeIDs[[t]][[1]][i]
            right <- forest$child.nodeIDs[[t]][[2]][i]
            if (left == 0 && right == 0) {
                value <- if (is.na(column)) forest$split.values[[t]][i] else forest$terminal.class.counts[[t]][[i]][column]
                return(nodes$leaf(value))
            }
            variable <- forest$split.varIDs[[t]][i]
            # Levels count from one there and from zero here.
            shift <- if (names[variable + 1] %in% base::names(levels)) 1 else 0
            at <- nodes$split(variable, "<=", threshold = forest$split.values[[t]][i] - shift)
            nodes$left(at, emit(left + 1))
            nodes$right(at, emit(right + 1))
            at
        }
        emit(1)
        nodes$lists()
    })
    .write_trees(path, paste("ranger", packageVersion("ranger")), names, "average", 0, "<=", "identity", "refused",
                 levels, trees)
}

# The nodes of one tree while they are written; places count from zero.
.nodes <- function() {
    feature <- left <- right <- default_left <- integer(0)
    threshold <- value <- numeric(0)
    operator <- categories <- character(0)
    add <- function(f, op, cut, cats, missing, v) {
        feature <<- c(feature, f); operator <<- c(operator, op); threshold <<- c(threshold, cut)
        categories <<- c(categories, paste0("[", paste(cats, collapse = ", "), "]"))
        default_left <<- c(default_left, missing); value <<- c(value, v)
        left <<- c(left, -1L); right <<- c(right, -1L)
        length(feature) - 1L
    }
    list(
        leaf = function(v) add(-1L, "", 0, integer(0), 0L, v),
        split = function(f, op, threshold = 0, categories = integer(0), default_left = 0L) {
            add(f, op, threshold, categories, default_left, 0)
        },
        left = function(at, child) left[at + 1] <<- child,
        right = function(at, child) right[at + 1] <<- child,
        lists = function() {
            part <- function(name, words) sprintf("\"%s\": [%s]", name, paste(words, collapse = ", "))
            paste0("{\"output\": 0, ", paste(
                part("feature", feature), part("threshold", .number(threshold)), part("left", left), part("right", right),
                part("default_left", default_left), part("operator", sprintf("\"%s\"", operator)),
                part("categories", categories), part("value", .number(value)), sep = ", "), "}")
        })
}

.write_trees <- function(path, made_by, names, aggregation, base, operator, link, missing, levels, trees) {
    plain <- .identifier(names)
    level_lists <- vapply(base::names(levels), function(name) {
        sprintf("%s: [%s]", .text(.identifier(name)), paste(.text(levels[[name]]), collapse = ", "))
    }, "")
    writeLines(c(
        sprintf("{\"format\": \"etalon-trees\", \"version\": 1, \"made_by\": %s,", .text(made_by)),
        sprintf(" \"features\": [%s],", paste(.text(plain), collapse = ", ")),
        sprintf(" \"link\": \"%s\", \"missing\": \"%s\", \"levels\": {%s},", link, missing, paste(level_lists, collapse = ", ")),
        sprintf(" \"aggregation\": \"%s\", \"base\": [%s], \"comparison\": \"float64\",", aggregation, .number(base)),
        sprintf(" \"summation\": \"float64\", \"operator\": \"%s\", \"trees\": [", operator),
        paste(unlist(trees), collapse = ",\n"), "]}"), path)
}

.number <- function(x) sprintf("%.17g", x)
.text <- function(x) paste0("\"", gsub("\"", "\\\\\"", gsub("\\\\", "\\\\\\\\", x)), "\"")
.field <- function(x) paste0("\"", gsub("\"", "\"\"", x), "\"")
.identifier <- function(x) {
    plain <- gsub("[^a-z0-9]", "_", tolower(x))
    make.unique(ifelse(grepl("^[a-z]", plain), plain, paste0("f", plain)), sep = "_")
}
