"""A headless Chromium, spoken to over its debugging pipe: nothing but the standard library."""

import base64
import json
import os
import shutil
import subprocess
import tempfile


def executable():
    """The path of a Chromium, or None where there is none."""
    for name in ("chromium", "chromium-browser", "google-chrome", "chrome"):
        path = shutil.which(name)
        if path:
            return path
    return None


class Browser:
    """One page of one headless browser."""

    def __init__(self, path):
        self._profile = tempfile.mkdtemp(prefix="etalon-browser-")
        commands_out, commands_in = os.pipe()
        replies_out, replies_in = os.pipe()

        # The browser reads commands from descriptor 3 and writes replies to 4.
        def move_pipes():
            os.dup2(commands_out, 203)
            os.dup2(replies_in, 204)
            os.dup2(203, 3)
            os.dup2(204, 4)

        self._process = subprocess.Popen(
            [
                path, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                "--hide-scrollbars", "--no-first-run", "--disable-extensions", "--disable-background-networking",
                "--remote-debugging-pipe", f"--user-data-dir={self._profile}", "about:blank",
            ],
            pass_fds=(3, 4), preexec_fn=move_pipes, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        os.close(commands_out)
        os.close(replies_in)
        self._commands = os.fdopen(commands_in, "wb", buffering=0)
        self._replies = os.fdopen(replies_out, "rb", buffering=0)
        self._rest = b""
        self._number = 0
        self._session = None
        self.events = []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        try:
            session, self._session = self._session, None
            self.call("Browser.close")
        except (RuntimeError, OSError):
            self._process.kill()
        self._process.wait(timeout=20)
        shutil.rmtree(self._profile, ignore_errors=True)

    def _message(self):
        while b"\0" not in self._rest:
            data = os.read(self._replies.fileno(), 1 << 20)
            if not data:
                raise RuntimeError("the browser ended")
            self._rest += data
        text, self._rest = self._rest.split(b"\0", 1)
        return json.loads(text)

    def call(self, method, **parameters):
        """Sends a command and waits for its result; what happens meanwhile goes to `events`."""
        self._number += 1
        number = self._number
        message = {"id": number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        self._commands.write(json.dumps(message).encode() + b"\0")
        while True:
            reply = self._message()
            if reply.get("id") == number:
                if "error" in reply:
                    raise RuntimeError(f"{method}: {reply['error']['message']}")
                return reply["result"]
            self.events.append(reply)

    def evaluate(self, code):
        """The value of an expression in the page."""
        result = self.call("Runtime.evaluate", expression=code, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in result:
            raise RuntimeError(result["exceptionDetails"].get("exception", {}).get("description", "exception"))
        return result["result"].get("value")

    def open(self, address, width, height=900, dark=False, scripts=True):
        """Loads a page in a window of this size and theme, and waits until it is drawn."""
        self.events.clear()
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width, height=height, deviceScaleFactor=1, mobile=False,
        )
        self.call(
            "Emulation.setEmulatedMedia",
            features=[{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}],
        )
        self.call("Emulation.setScriptExecutionDisabled", value=not scripts)
        self.call("Page.navigate", url=address)
        while not any(event["method"] == "Page.loadEventFired" for event in self.events if "method" in event):
            self.events.append(self._message())

    def screenshot(self, file, whole=False, clip=None):
        """Stores what the window shows, or the whole page, as PNG."""
        parameters = {"format": "png", "captureBeyondViewport": whole or clip is not None}
        if clip:
            parameters["clip"] = {**clip, "scale": 1}
        data = self.call("Page.captureScreenshot", **parameters)["data"]
        with open(file, "wb") as out:
            out.write(base64.b64decode(data))

    def pdf(self, file):
        """Stores the page as the browser prints it."""
        data = self.call("Page.printToPDF", printBackground=True, paperWidth=8.27, paperHeight=11.69)["data"]
        with open(file, "wb") as out:
            out.write(base64.b64decode(data))
