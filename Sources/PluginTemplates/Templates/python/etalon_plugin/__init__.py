"""Write a model for Etalon in Python: subclass Model, end the file with serve(MyModel, ...).

Nothing but the standard library is needed; columns are memoryviews, so numpy.asarray(people.column("age")) copies
nothing. Whatever the model prints goes to the log. Protocol version 1.0, Python 3.8 or later.

SPDX-License-Identifier: 0BSD. Copy this folder beside your model.
"""

import array
import json
import os
import struct
import sys
import time
import traceback

PROTOCOL = (1, 0)
_CONTROL, _PEOPLE, _SCORES = 1, 2, 3

__all__ = ["Configuration", "ConfigurationError", "InputError", "Model", "People", "PluginError", "serve"]


class PluginError(Exception):
    """What a model says when it cannot do what it is asked; `row` and `column` count from 0."""

    code = "internal"

    def __init__(self, text, row=None, column=None):
        super().__init__(text)
        self.row = row
        self.column = column


class ConfigurationError(PluginError):
    """An option or a file of the model cannot be used."""

    code = "config"


class InputError(PluginError):
    """People have a value that the model cannot take."""

    code = "input"


class Configuration:
    """What a model is made from: the folder of its files, the threads it may use, what the user set for it."""

    def __init__(self, folder, threads, options):
        self.folder = folder
        self.threads = threads
        self.options = options

    def require_options(self, *known):
        """Refuse options that the model does not know."""
        for key in sorted(self.options):
            if key not in known:
                names = ", ".join(sorted(known)) or "none"
                raise ConfigurationError(f"unknown option '{key}'; the model knows {names}")

    def number(self, key, default):
        """The number that an option holds."""
        text = self.options.get(key)
        if text is None:
            return default
        try:
            return float(text)
        except ValueError:
            raise ConfigurationError(f"option {key}: '{text}' is not a number") from None


class People:
    """A batch of people: columns of numbers, NaN where a value is missing."""

    def __init__(self, names, precision, payload):
        rows, columns = struct.unpack_from("<QQ", payload)
        if columns != len(names):
            raise InputError(f"{columns} features in place of {len(names)}")
        size, code = (4, "f") if precision == "float32" else (8, "d")
        if len(payload) != 16 + rows * columns * size:
            raise InputError(f"{len(payload)} bytes are not {rows} people of {columns} features in {precision}")
        self.names = names
        self._rows = rows
        self._values = memoryview(payload)[16:].cast(code)

    def __len__(self):
        return self._rows

    def column(self, feature):
        """The values of a feature, by its name or its index."""
        index = self.names.index(feature) if isinstance(feature, str) else feature
        return self._values[index * self._rows : (index + 1) * self._rows]

    def rows(self):
        """The people one after another, each a tuple in the order of the features."""
        if not self.names:
            return iter([()] * self._rows)
        return zip(*(self.column(index) for index in range(len(self.names))))


class Model:
    """What a model has: a descriptor, made by __init__, and score."""

    descriptor = {}

    def __init__(self, configuration):
        configuration.require_options()

    def score(self, people):
        """Return one sequence of numbers for each output (or the sequence itself where there is one output)."""
        raise NotImplementedError


class _Channel:
    def __init__(self):
        self._input = os.fdopen(3, "rb")
        self._output = os.fdopen(4, "wb")

    def read(self):
        header = self._input.read(9)
        if len(header) < 9:
            return None, None
        length, kind = struct.unpack("<QB", header)
        payload = self._input.read(length)
        return (kind, payload) if len(payload) == length else (None, None)

    def write(self, kind, *pieces):
        length = sum(len(piece) for piece in pieces)
        self._output.write(struct.pack("<QB", length, kind))
        for piece in pieces:
            self._output.write(piece)
        self._output.flush()

    def say(self, message, **members):
        text = json.dumps({"message": message, **members}, allow_nan=False)
        self.write(_CONTROL, text.encode("utf-8"))


def _column_bytes(column, rows, output):
    try:
        view = memoryview(column)
        data = view.tobytes() if view.format == "d" and view.ndim == 1 else None
    except TypeError:
        data = None
    if data is None:
        data = array.array("d", column).tobytes()
    if len(data) != 8 * rows:
        raise PluginError(f"output {output}: {len(data) // 8} scores for {rows} people")
    return data


def _score(model, names, payload):
    descriptor = model.descriptor
    people = People(names, descriptor.get("precision", "float64"), payload)
    start = time.perf_counter_ns()
    columns = model.score(people)
    spent = time.perf_counter_ns() - start
    outputs = len(descriptor["outputs"])
    if outputs == 1 and not (len(columns) == 1 and hasattr(columns[0], "__len__")):
        columns = [columns]
    if len(columns) != outputs:
        raise PluginError(f"{len(columns)} columns of scores for {outputs} outputs")
    data = [_column_bytes(column, len(people), index) for index, column in enumerate(columns)]
    return [struct.pack("<QQQ", len(people), outputs, spent), *data]


def _answer(channel, kind, payload, state):
    if kind == _PEOPLE:
        if state["model"] is None:
            raise PluginError("people before a model was made")
        channel.write(_SCORES, *_score(state["model"], state["names"], payload))
        return
    message = json.loads(payload)
    if message["message"] == "hello":
        channel.say(
            "hello",
            protocol=list(PROTOCOL),
            name=state["name"],
            version=state["version"],
            language="Python " + sys.version.split()[0],
        )
    elif message["message"] == "create":
        configuration = Configuration(message["folder"], message["threads"], message["options"])
        model = state["class"](configuration)
        state["model"] = model
        state["names"] = [feature["name"] for feature in model.descriptor["features"]]
        channel.say("model", descriptor=model.descriptor)
    else:
        raise PluginError(f"unknown message '{message['message']}'")


def serve(model_class, name, version):
    """Answer the harness until it is gone."""
    if "ETALON_PLUGIN_PROTOCOL" not in os.environ:
        sys.exit("This is a plugin for Etalon, started by it: `etalon plugin check FOLDER` tests it.")
    channel = _Channel()
    state = {"class": model_class, "name": name, "version": version, "model": None, "names": []}
    while True:
        kind, payload = channel.read()
        if kind is None:
            return
        try:
            _answer(channel, kind, payload, state)
        except PluginError as error:
            place = {key: getattr(error, key) for key in ("row", "column") if getattr(error, key) is not None}
            channel.say("error", code=error.code, text=str(error), **place)
        except Exception as error:  # the harness reports it; the log has the whole story
            traceback.print_exc()
            channel.say("error", code="internal", text=f"{type(error).__name__}: {error}")
