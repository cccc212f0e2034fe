"""Looks at a report page in a headless Chromium and holds it against its run document.

    check_page.py PAGE RUN [--screenshots FOLDER]

Checked at desktop and phone width, light and dark: no console error, nothing fetched, nothing wider than the window,
no missing label, no cut or overlapping words in drawings, contrast, the same words without scripts, tables that sort;
and that every number on the page equals the run document. With a folder it stores screenshots and a PDF.
Ends with 0 where all is well or no browser is there, else with 1.
"""

import json
import pathlib
import re
import sys

import browser

QUESTIONS = pathlib.Path(__file__).with_name("page.js").read_text()


def stored(document, path):
    """The value at a path of the document."""
    node = document
    for step in path.split("/"):
        node = node[int(step)] if isinstance(node, list) else node[step]
    return node


def shown(text):
    """The number that a reader sees, and half a unit of its last digit."""
    plain = text.replace("\u2212", "-").replace("\u202f", "").strip()
    match = re.fullmatch(r"(-?[\d,]*[.,]?\d+)(?:e(-?\d+))?", plain)
    if not match:
        raise ValueError(f"'{text}' is no number")
    digits, power = match.group(1), int(match.group(2) or 0)
    # A comma with three digits behind it groups in English and is a decimal sign in French; the page says which.
    if shown.french:
        digits = digits.replace(",", ".")
    else:
        digits = digits.replace(",", "")
    decimals = len(digits.split(".")[1]) if "." in digits else 0
    return float(digits) * 10**power, 0.5 * 10 ** (power - decimals)


def number_faults(numbers, document):
    """The numbers of a page that are not those of the document."""
    faults = []
    for number in numbers:
        try:
            value = stored(document, number["at"])
            seen, half = shown(number["text"])
        except (KeyError, IndexError, TypeError, ValueError) as error:
            faults.append(f"{number['at']}: {error!r}")
            continue
        if float(number["value"]) != float(value):
            faults.append(f"{number['at']}: the page has {number['value']}, the document {value}")
        elif abs(seen - value / number["scale"]) > half * 1.000001 + 1e-12 * abs(seen):
            faults.append(f"{number['at']}: the page shows {number['text']}, the document has {value}")
    return faults


def console_faults(events):
    """What the page complained of, and what it fetched."""
    faults = []
    for event in events:
        method, parameters = event.get("method"), event.get("params", {})
        if method == "Runtime.exceptionThrown":
            faults.append(f"exception: {parameters['exceptionDetails']['text']}")
        elif method == "Log.entryAdded" and parameters["entry"]["level"] in ("error", "warning"):
            faults.append(f"log: {parameters['entry']['text']}")
        elif method == "Runtime.consoleAPICalled" and parameters["type"] in ("error", "warning"):
            faults.append(f"console: {parameters['type']}")
        elif method == "Network.requestWillBeSent" and not parameters["request"]["url"].startswith("file:"):
            faults.append(f"fetched: {parameters['request']['url']}")
    return faults


def main():
    arguments = sys.argv[1:]
    folder = None
    if "--screenshots" in arguments:
        place = arguments.index("--screenshots")
        folder = pathlib.Path(arguments[place + 1])
        folder.mkdir(parents=True, exist_ok=True)
        del arguments[place:place + 2]
    page, run = (pathlib.Path(argument) for argument in arguments)
    path = browser.executable()
    if path is None:
        print("skipped: no Chromium here (apt-get install chromium)")
        return 0
    document = json.loads(run.read_text())
    address = page.resolve().as_uri()
    faults = []
    checks = 0

    with browser.Browser(path) as window:
        def ask(question):
            return window.evaluate(f"{QUESTIONS}.{question}()")

        for width in (1280, 390, 320):
            for dark in (False, True):
                where = f"{width} px, {'dark' if dark else 'light'}"
                window.open(address, width, dark=dark)
                if folder and width != 320:
                    name = f"{page.stem}-{width}-{'dark' if dark else 'light'}.png"
                    window.screenshot(folder / name)
                for folded in (True, False):
                    if not folded:
                        ask("unfold")
                    for question in ("overflow", "labels", "drawings", "contrast"):
                        checks += 1
                        faults += [f"{where}, {question}: {fault}" for fault in ask(question)]
                checks += 1
                faults += [f"{where}, {fault}" for fault in console_faults(window.events)]

        window.open(address, 1280)
        shown.french = window.evaluate("document.documentElement.lang") == "fr"
        numbers = ask("numbers")
        faults += [f"number: {fault}" for fault in number_faults(numbers, document)]
        if not numbers:
            faults.append("number: the page shows no number of the document")
        with_scripts = ask("words")
        heads = ask("sort")
        faults += [f"after sorting: {fault}" for fault in number_faults(ask("numbers"), document)]
        faults += console_faults(window.events)
        window.open(address, 1280, scripts=False)
        button = re.compile(r"^(Light / dark|Clair / sombre)\s*")
        if ask("words") != button.sub("", with_scripts):
            faults.append("the words without scripts are not those with scripts")
        if folder:
            window.open(address, 1280)
            window.pdf(folder / f"{page.stem}.pdf")
        checks += 3

    for fault in faults[:60]:
        print(f"FAULT {fault}")
    print(f"{page.name}: {checks} checks, {len(numbers)} numbers held against {run.name}, {heads} heads sorted, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
