"""Chromium without a window, driven over two pipes: as much of the DevTools protocol as the tests need."""

import base64
import itertools
import json
import os
import select
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, Self

WAIT = 60
_FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-extensions",
    "--disable-background-networking", "--no-first-run", "--remote-debugging-pipe",
)  # fmt: skip
# Chromium reads from 3 and writes to 4, whatever numbers our ends of the pipes have.
_START = (
    "import os, sys; r, w = (int(n) for n in sys.argv[1:3]); r, w = (os.dup2(n, m) for n, m in ((r, 50), (w, 51))); "
    "os.dup2(r, 3); os.dup2(w, 4); os.execv(sys.argv[3], sys.argv[3:])"
)


class Chromium:
    """One running browser with one page; use it in a with statement."""

    def __init__(self, program: str) -> None:
        self.profile = tempfile.TemporaryDirectory(prefix="konzept-chromium-", ignore_cleanup_errors=True)
        to_read, self.to = os.pipe()
        self.of, to_write = os.pipe()
        command = [program, *_FLAGS, f"--user-data-dir={self.profile.name}", "about:blank"]
        self.process = subprocess.Popen(
            [sys.executable, "-c", _START, str(to_read), str(to_write), *command], pass_fds=(to_read, to_write),
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(to_read)
        os.close(to_write)
        self.numbers, self.rest, self.events, self.session = itertools.count(1), b"", list[dict[str, Any]](), ""

    def __enter__(self) -> Self:
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Network", "Runtime"):
            self.ask(f"{domain}.enable")
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self.to)
        os.close(self.of)
        self.profile.cleanup()

    def ask(self, method: str, **params: Any) -> dict[str, Any]:
        """Send a command and wait for what it gives."""
        number = next(self.numbers)
        message = {"id": number, "method": method, "params": params}
        self._send(json.dumps(message | ({"sessionId": self.session} if self.session else {})).encode() + b"\0")
        while (got := self._next()).get("id") != number:
            self.events.append(got)
        assert "error" not in got, f"{method}: {got['error']}"
        return dict(got["result"])

    def open(self, path: Path) -> list[str]:
        """Show a file, as a click on it would; which addresses were fetched for that."""
        self.events.clear()
        self.ask("Page.navigate", url=path.as_uri())
        while not any(event["method"] == "Page.loadEventFired" for event in self.events):
            self.events.append(self._next())
        requests = [event["params"] for event in self.events if event["method"] == "Network.requestWillBeSent"]
        return [str(one["request"]["url"]) for one in requests]

    def run(self, script: str) -> Any:
        """What a script gives on the page."""
        done = self.ask("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in done, done["exceptionDetails"]
        return done["result"].get("value")

    def look(self, width: int, dark: bool = False, media: str = "") -> None:
        """From now on in a window as wide as that, for somebody who has chosen light or dark."""
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.ask("Emulation.setEmulatedMedia", media=media, features=[scheme])
        self.ask("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=False)

    def pdf(self) -> bytes:
        """The page as it would be printed, on sheets of the sizes it asks for."""
        made = self.ask("Page.printToPDF", preferCSSPageSize=True, printBackground=True)
        return base64.b64decode(made["data"])

    def _send(self, data: bytes) -> None:
        while data:
            data = data[os.write(self.to, data) :]

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self.rest:
            ready, _, _ = select.select([self.of], [], [], WAIT)
            assert ready, f"Chromium hat {WAIT} s lang nichts gesagt."
            got = os.read(self.of, 1 << 20)
            assert got, "Chromium hat sich beendet."
            self.rest += got
        message, _, self.rest = self.rest.partition(b"\0")
        return dict(json.loads(message))
