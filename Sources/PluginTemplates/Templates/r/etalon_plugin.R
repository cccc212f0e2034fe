# Write a model for Etalon in R: source this file, end yours with etalon_serve(create, name, version).
#
# `create` takes a configuration (a list of folder, threads and options) and returns a list of `descriptor` (lists
# as in the JSON that etalon describes; etalon_list(...) for members that must stay lists) and `score`, a function
# that takes a data frame of people and returns a vector, or a matrix with one column for each output. Nothing but
# base R is needed. Whatever the model prints goes to the log. Protocol version 1.0, R 3.6 or later.
#
# SPDX-License-Identifier: 0BSD. Copy this file beside your model.

# A list that is written to JSON as a list, whatever its length.
etalon_list <- function(...) structure(list(...), class = "etalon_list")

# Stops with an error that the harness understands; code is "config", "input", "numeric", "internal".
# Rows and columns count from 1, as in R.
etalon_stop <- function(text, code = "internal", row = NULL, column = NULL) {
  stop(structure(
    class = c("etalon_error", "error", "condition"),
    list(message = text, call = NULL, code = code, row = row, column = column)
  ))
}

# Refuses options that the model does not know.
etalon_require_options <- function(configuration, known = character()) {
  unknown <- sort(setdiff(names(configuration$options), known))
  if (length(unknown) > 0) {
    names <- if (length(known) > 0) paste(sort(known), collapse = ", ") else "none"
    etalon_stop(sprintf("unknown option '%s'; the model knows %s", unknown[1], names), "config")
  }
}

# The number that an option holds.
etalon_number <- function(configuration, key, default) {
  text <- configuration$options[[key]]
  if (is.null(text)) return(default)
  number <- suppressWarnings(as.numeric(text))
  if (is.na(number)) etalon_stop(sprintf("option %s: '%s' is not a number", key, text), "config")
  number
}

# ---------------------------------------------------------------------------------------------------- JSON

.etalon_quote <- function(text) {
  text <- enc2utf8(text)
  text <- gsub("\\", "\\\\", text, fixed = TRUE)
  text <- gsub("\"", "\\\"", text, fixed = TRUE)
  text <- gsub("\n", "\\n", text, fixed = TRUE)
  text <- gsub("\t", "\\t", text, fixed = TRUE)
  text <- gsub("[\001-\037]", " ", text)
  paste0("\"", text, "\"")
}

.etalon_json <- function(value) {
  if (is.null(value)) return("null")
  if (inherits(value, "etalon_list") || (is.list(value) && is.null(names(value)))) {
    return(paste0("[", paste(vapply(value, .etalon_json, ""), collapse = ","), "]"))
  }
  if (is.list(value)) {
    members <- vapply(names(value), function(key) {
      paste0(.etalon_quote(key), ":", .etalon_json(value[[key]]))
    }, "")
    return(paste0("{", paste(members, collapse = ","), "}"))
  }
  if (length(value) != 1) {
    return(paste0("[", paste(vapply(value, .etalon_json, ""), collapse = ","), "]"))
  }
  if (is.logical(value)) return(if (value) "true" else "false")
  if (is.numeric(value)) return(sprintf("%.17g", value))
  .etalon_quote(as.character(value))
}

# Reads the JSON that the harness sends: objects, texts, whole numbers, lists.
.etalon_parse <- function(text) {
  characters <- strsplit(text, "", fixed = TRUE)[[1]]
  at <- 1
  peek <- function() characters[at]
  skip <- function() while (peek() %in% c(" ", "\n", "\r", "\t")) at <<- at + 1
  parse_text <- function() {
    at <<- at + 1
    pieces <- character()
    while (peek() != "\"") {
      piece <- peek()
      if (piece == "\\") {
        at <<- at + 1
        piece <- switch(peek(), n = "\n", t = "\t", r = "\r", b = "\b", f = "\f", u = {
          code <- strtoi(paste(characters[(at + 1):(at + 4)], collapse = ""), 16L)
          at <<- at + 4
          intToUtf8(code)
        }, peek())
      }
      pieces <- c(pieces, piece)
      at <<- at + 1
    }
    at <<- at + 1
    paste(pieces, collapse = "")
  }
  parse_value <- function() {
    skip()
    if (peek() == "{") {
      result <- structure(list(), names = character())
      at <<- at + 1
      skip()
      while (peek() != "}") {
        key <- parse_text()
        skip()
        at <<- at + 1
        result[[key]] <- parse_value()
        skip()
        if (peek() == ",") at <<- at + 1
        skip()
      }
      at <<- at + 1
      return(result)
    }
    if (peek() == "[") {
      result <- list()
      at <<- at + 1
      skip()
      while (peek() != "]") {
        result[[length(result) + 1]] <- parse_value()
        skip()
        if (peek() == ",") at <<- at + 1
        skip()
      }
      at <<- at + 1
      return(result)
    }
    if (peek() == "\"") return(parse_text())
    start <- at
    while (at <= length(characters) && !(peek() %in% c(",", "}", "]", " ", "\n"))) at <<- at + 1
    word <- paste(characters[start:(at - 1)], collapse = "")
    switch(word, true = TRUE, false = FALSE, null = NULL, as.numeric(word))
  }
  parse_value()
}

# ------------------------------------------------------------------------------------------------- messages

.etalon_length_bytes <- function(number) {
  low <- number %% 2^32
  bytes <- function(value) as.raw(floor(value / 256^(0:3)) %% 256)
  c(bytes(low), bytes((number - low) / 2^32))
}

.etalon_length <- function(bytes) sum(as.numeric(bytes) * 256^(0:7))

.etalon_write <- function(output, kind, payload) {
  writeBin(c(.etalon_length_bytes(length(payload)), as.raw(kind)), output)
  writeBin(payload, output)
  flush(output)
}

.etalon_say <- function(output, message, ...) {
  members <- Filter(Negate(is.null), list(...))
  .etalon_write(output, 1, charToRaw(enc2utf8(.etalon_json(c(list(message = message), members)))))
}

.etalon_people <- function(payload, descriptor) {
  rows <- .etalon_length(payload[1:8])
  columns <- .etalon_length(payload[9:16])
  names <- vapply(descriptor$features, function(feature) feature$name, "")
  if (columns != length(names)) {
    etalon_stop(sprintf("%d features in place of %d", as.integer(columns), length(names)), "input")
  }
  size <- if (identical(descriptor$precision, "float32")) 4 else 8
  values <- readBin(payload[-(1:16)], "numeric", n = rows * columns, size = size, endian = "little")
  people <- lapply(seq_along(names), function(index) values[(index - 1) * rows + seq_len(rows)])
  names(people) <- names
  structure(people, class = "data.frame", row.names = seq_len(rows))
}

.etalon_scores <- function(model, payload) {
  people <- .etalon_people(payload, model$descriptor)
  start <- proc.time()[["elapsed"]]
  scores <- as.matrix(model$score(people))
  spent <- round((proc.time()[["elapsed"]] - start) * 1e9)
  outputs <- length(model$descriptor$outputs)
  if (nrow(scores) != nrow(people) || ncol(scores) != outputs) {
    etalon_stop(sprintf("%d x %d scores in place of %d x %d", nrow(scores), ncol(scores), nrow(people), outputs))
  }
  header <- c(.etalon_length_bytes(nrow(people)), .etalon_length_bytes(outputs), .etalon_length_bytes(spent))
  c(header, writeBin(as.numeric(scores), raw(), size = 8, endian = "little"))
}

# Answers the harness until it is gone.
etalon_serve <- function(create, name, version) {
  if (Sys.getenv("ETALON_PLUGIN_PROTOCOL") == "") {
    stop("This is a plugin for Etalon, started by it: `etalon plugin check FOLDER` tests it.")
  }
  input <- file("/dev/fd/3", "rb", raw = TRUE)
  output <- file("/dev/fd/4", "wb", raw = TRUE)
  model <- NULL
  answer <- function(kind, payload) {
    if (kind == 2) {
      if (is.null(model)) etalon_stop("people before a model was made")
      return(.etalon_write(output, 3, .etalon_scores(model, payload)))
    }
    message <- .etalon_parse(rawToChar(payload))
    switch(message$message,
      hello = .etalon_say(output, "hello",
        protocol = list(1, 0), name = name, version = version,
        language = paste0("R ", R.version$major, ".", R.version$minor)
      ),
      create = {
        model <<- create(message)
        .etalon_say(output, "model", descriptor = model$descriptor)
      },
      etalon_stop(sprintf("unknown message '%s'", message$message))
    )
  }
  read_exactly <- function(count) {
    bytes <- raw()
    while (length(bytes) < count) {
      piece <- readBin(input, "raw", count - length(bytes))
      if (length(piece) == 0) return(NULL)
      bytes <- c(bytes, piece)
    }
    bytes
  }
  repeat {
    header <- read_exactly(9)
    if (is.null(header)) return(invisible())
    payload <- read_exactly(.etalon_length(header[1:8]))
    if (is.null(payload)) return(invisible())
    tryCatch(
      answer(as.integer(header[9]), payload),
      etalon_error = function(error) {
        .etalon_say(output, "error",
          code = error$code, text = conditionMessage(error),
          row = if (!is.null(error$row)) error$row - 1, column = if (!is.null(error$column)) error$column - 1
        )
      },
      error = function(error) {
        message("error: ", conditionMessage(error))
        .etalon_say(output, "error", code = "internal", text = conditionMessage(error))
      }
    )
  }
}
