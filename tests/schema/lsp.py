"""A language server for YAML, driven over its standard streams: as much of the protocol as the tests need."""

import json
import os
import queue
import subprocess
import threading
from pathlib import Path
from typing import Any

from tests.werkzeuge import npm

WAIT = 60


def find_server() -> str:
    """The server's program; without it the test is skipped and says how to get it."""
    return str(npm("yaml-language-server", "bin/yaml-language-server"))


class Server:
    """One running server, with the settings it is given and without network; use it in a with statement."""

    def __init__(self, program: str, root: Path, schemas: dict[str, str]) -> None:
        self.root = root
        self.settings = {
            "yaml": {
                "schemas": schemas, "schemaStore": {"enable": False}, "kubernetesCRDStore": {"enable": False},
                "validate": True, "hover": True, "completion": True,
            },
            "http": {}, "[yaml]": {},
        }  # fmt: skip
        self.process = subprocess.Popen([program, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.inbox: queue.Queue[dict[str, Any]] = queue.Queue()
        self.diagnostics: dict[tuple[str, int | None], list[dict[str, Any]]] = {}
        self.number = 0
        threading.Thread(target=self._listen, daemon=True).start()

    def __enter__(self) -> "Server":
        workspace = {"configuration": True, "didChangeConfiguration": {"dynamicRegistration": True}}
        document = {
            "completion": {"completionItem": {"snippetSupport": True, "documentationFormat": ["markdown"]}},
            "hover": {"contentFormat": ["markdown"]},
            "publishDiagnostics": {"versionSupport": True},
        }
        self.ask(
            "initialize",
            {
                "processId": os.getpid(), "rootUri": self.root.as_uri(), "locale": "de",
                "workspaceFolders": [{"uri": self.root.as_uri(), "name": "Konzept"}],
                "capabilities": {"workspace": workspace, "textDocument": document},
            },
        )  # fmt: skip
        self.tell("initialized", {})
        self.tell("workspace/didChangeConfiguration", {"settings": self.settings})
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.wait()
        for stream in (self.process.stdin, self.process.stdout):
            assert stream
            stream.close()

    def open(self, name: str, text: str) -> str:
        """Open a file with this text, as it would be after typing; its address. Nothing needs to lie on the disk."""
        uri = (self.root / name).as_uri()
        item = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": item})
        return uri

    def problems(self, uri: str) -> list[str]:
        """What is wrong with the open file, as its editor would say it."""
        while (uri, 1) not in self.diagnostics and (uri, None) not in self.diagnostics:
            self._next()
        found = self.diagnostics.get((uri, 1), self.diagnostics.get((uri, None), []))
        return [f"{one['range']['start']['line'] + 1}: {one['message']}" for one in found]

    def complete(self, uri: str, line: int, column: int) -> dict[str, dict[str, Any]]:
        """What the editor offers at a place (counted from 0), by its label."""
        answer = self.ask("textDocument/completion", _at(uri, line, column))
        return {item["label"]: item for item in (answer["items"] if isinstance(answer, dict) else answer or [])}

    def hover(self, uri: str, line: int, column: int) -> str:
        """What the editor shows over a place (counted from 0)."""
        answer = self.ask("textDocument/hover", _at(uri, line, column))
        return str(answer["contents"]["value"]) if answer else ""

    def ask(self, method: str, params: object) -> Any:
        """Send a request and wait for its answer."""
        self.number += 1
        asked = self.number
        self._send({"id": asked, "method": method, "params": params})
        while True:
            message = self._next()
            if message.get("id") == asked and "method" not in message:
                assert "error" not in message, message
                return message["result"]

    def tell(self, method: str, params: object) -> None:
        """Send a notification."""
        self._send({"method": method, "params": params})

    def _next(self) -> dict[str, Any]:
        """The next message; what the server asks is answered, what it says about files is kept."""
        try:
            message = self.inbox.get(timeout=WAIT)
        except queue.Empty:
            raise AssertionError(f"Der Language Server schweigt seit {WAIT} Sekunden.") from None
        if message.get("method") == "textDocument/publishDiagnostics":
            params = message["params"]
            self.diagnostics[params["uri"], params.get("version")] = params["diagnostics"]
        elif message.get("method") == "workspace/configuration":
            wanted = [self.settings.get(item["section"], {}) for item in message["params"]["items"]]
            self._send({"id": message["id"], "result": wanted})
        elif "method" in message and "id" in message:
            self._send({"id": message["id"], "result": None})
        return message

    def _send(self, message: dict[str, Any]) -> None:
        content = json.dumps({"jsonrpc": "2.0", **message}).encode("utf-8")
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(content) + content)
        self.process.stdin.flush()

    def _listen(self) -> None:
        stream = self.process.stdout
        assert stream
        while head := stream.readline():
            length = int(head.split(b":")[1])
            while stream.readline().strip():
                pass
            self.inbox.put(json.loads(stream.read(length)))


def _at(uri: str, line: int, column: int) -> dict[str, Any]:
    return {"textDocument": {"uri": uri}, "position": {"line": line, "character": column}}
