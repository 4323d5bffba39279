"""konzept render as a process: what it and its children open, whom they ask, and how much they take.

Python's own part is heard by an audit hook, which sitecustomize puts into every Python process. Of pandoc and Typst
the system tells: a watch on the secret files (inotify, Linux only) sees every process that opens them, and whoever
asks the network, asks a listener on this machine, directly or as the proxy.
"""

import ctypes
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.angriff.test_bilder import SVG
from tests.angriff.test_vorlagen import KOPF as KOPF_TYP
from tests.angriff.werkstatt import ALLE, GEHEIM, KOPF, ausgepackt, feld, kapitel, png
from tests.conftest import ROOT

from konzept.export import ExportFehler, pandoc
from konzept.export.typesetting import SatzFehler, typeset

GRENZE = 600
"""Seconds after which a call hangs, however slow the machine."""
PROXIES = [name for one in ("http_proxy", "https_proxy", "all_proxy") for name in (one, one.upper())]
LAUSCHER = """
import json, os, sys
def heard(event, args, file=open(os.environ["LAUSCHER"], "a", encoding="utf-8")):
    if event == "open" or event.startswith(("socket.", "subprocess.", "os.exec", "os.system", "os.posix_spawn")):
        file.write(json.dumps([event, *map(str, args[:2])]) + "\\n")
        file.flush()
sys.addaudithook(heard)
"""


class Wache:
    """Sees whether anybody opens some files."""

    def __init__(self, *paths: Path) -> None:
        self.libc = ctypes.CDLL(None, use_errno=True)
        self.handle = self.libc.inotify_init1(os.O_NONBLOCK)
        opened = 0x20
        assert all(self.libc.inotify_add_watch(self.handle, os.fsencode(path), opened) > 0 for path in paths)

    def seen(self) -> bool:
        """Whether somebody did, since it was last asked."""
        try:
            return bool(os.read(self.handle, 65_536))
        except BlockingIOError:
            return False


@pytest.fixture
def netz(socket_enabled: None) -> Iterator[socket.socket]:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        one.listen(8)
        one.setblocking(False)
        yield one


def gefragt(netz: socket.socket) -> bool:
    try:
        netz.accept()[0].close()
    except BlockingIOError:
        return False
    return True


def netz_ueber(netz: socket.socket) -> dict[str, str]:
    return dict.fromkeys(PROXIES, f"http://127.0.0.1:{netz.getsockname()[1]}")


def rufe(
    folder: Path,
    daten: Any,
    dateien: dict[str, str | bytes],
    *worte: str,
    env: dict[str, str],
    davor: Sequence[str] = (),
) -> tuple[int, str]:
    """Exit code and what is said of one call with fresh files; ``davor``: a command that runs it."""
    for name, inhalt in {"konzept.yaml": yaml.safe_dump({**KOPF, **daten}, allow_unicode=True), **dateien}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(inhalt if isinstance(inhalt, bytes) else inhalt.encode())
    command = [sys.executable, "-m", "konzept", "render", str(folder), "--out", str(folder / "aus"), "--force", *worte]
    words = [f"--format={form}" for form in ALLE]
    done = subprocess.run(
        [*davor, *command, *words], capture_output=True, text=True, encoding="utf-8", timeout=GRENZE, cwd=folder,
        check=False, env=os.environ | {"PYTHONUTF8": "1"} | env,
    )  # fmt: skip
    assert "Programmfehler" not in done.stderr, done.stderr
    assert "Traceback" not in done.stderr, done.stderr
    return done.returncode, done.stderr


# Runs a command and says how much the largest of its processes took: in a process of its own, since the system adds up
# over all children there ever were.
WAAGE = """
import resource, subprocess, sys
done = subprocess.run(sys.argv[2:])
most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // (1 if sys.platform == "linux" else 1024)
open(sys.argv[1], "w", encoding="utf-8").write(str(most))
sys.exit(done.returncode)
"""


def boesartig(geheim: Path, port: int) -> dict[str, tuple[Any, dict[str, str | bytes], int]]:
    """Calls that want a file outside or an answer from the network: data, files, exit code."""
    url = f"http://127.0.0.1:{port}/x"
    read = f'\n#let x = read("{geheim.as_posix()}")'
    own = f"# A\n\n![x]({{{{ '{geheim.as_posix()}' }}}})\n"
    return {
        "words": (kapitel(f'#read("{geheim}") <img src="{url}"> `#read("{geheim}")`{{=typst}} [a]({url})'), {}, 0),
        "picture outside": (kapitel(f"![a]({geheim})"), {}, 2),
        "picture upwards": (kapitel("![a](../geheim.png)"), {}, 2),
        "picture by link": (kapitel("![a](link.png)"), {}, 2),
        "picture from the network": (kapitel(f"![a]({url})"), {}, 2),
        "drawing names a file": (
            kapitel("![a](b.svg)"), {"b.svg": SVG.format(f'<image xlink:href="{geheim.as_uri()}"/>')}, 2,
        ),
        "drawing names an address": (kapitel("![a](b.svg)"), {"b.svg": SVG.format(f'<image href="{url}"/>')}, 2),
        "entity": (
            kapitel("![a](b.svg)"),
            {"b.svg": f'<!DOCTYPE svg [<!ENTITY x SYSTEM "{geheim.as_uri()}">]>' + SVG.format("<text>&x;</text>")}, 2,
        ),
        "type of a drawing": (
            kapitel("![a](b.svg)"), {"b.svg": f'<!DOCTYPE svg SYSTEM "{url}">' + SVG.format("<text>x</text>")}, 0,
        ),
        "head reads": (kapitel("x"), {"templates/typst/kopf.typ": KOPF_TYP + read}, 2),
        "head loads": (
            kapitel("x"), {"templates/typst/kopf.typ": KOPF_TYP + '\n#let p = "@pre" + "view/a:1.0.0"\n#import p'}, 2,
        ),
        "template includes": (kapitel("x"), {"templates/konzept.md.j2": "# A\n{% include '../../geheim.txt' %}"}, 2),
        "template shows": (kapitel("x"), {"templates/konzept.md.j2": own}, 2),
        "frame fetches": (kapitel("x"), {"templates/html/rahmen.html": f'$body$<img src="{url}">'}, 0),
    }  # fmt: skip


@pytest.mark.skipif(sys.platform != "linux", reason="Nur Linux sagt, wer eine Datei öffnet (inotify).")
def test_nobody_opens_a_file_outside_or_asks_the_network(tmp_path: Path, netz: socket.socket) -> None:
    geheim = tmp_path / "geheim.png"
    geheim.write_bytes(png() + GEHEIM.encode())
    (tmp_path / "geheim.txt").write_text(GEHEIM, encoding="utf-8")
    wache = Wache(geheim, tmp_path / "geheim.txt")
    for name, (daten, dateien, code) in boesartig(geheim, netz.getsockname()[1]).items():
        folder = tmp_path / name
        folder.mkdir()
        (folder / "link.png").symlink_to(geheim)
        found, said = rufe(folder, daten, dateien, "--art=konzept", env=netz_ueber(netz))
        assert found == code, (name, said)
        assert not wache.seen(), name
        assert not gefragt(netz), name
        written = [path for path in (folder / "aus").rglob("*") if path.is_file()]
        assert bool(written) == (code == 0), name
        assert not [path for path in written if GEHEIM in ausgepackt(path.read_bytes())], name
    assert geheim.read_bytes()
    assert wache.seen(), "the watch sees nothing at all"


def test_the_listener_hears_what_typst_asks(tmp_path: Path, netz: socket.socket) -> None:
    # Without the bounds of export/typesetting.py the same head gets through to the network.
    (tmp_path / "a.typ").write_text('#let p = "@pre" + "view/a:1.0.0"\n#import p: *', "utf-8")
    places = dict.fromkeys(("root", "package_path", "package_cache_path"), str(tmp_path))
    program = f"import typst; typst.compile({str(tmp_path / 'a.typ')!r}, **{places!r})"
    with subprocess.Popen([sys.executable, "-P", "-c", program], env=os.environ | netz_ueber(netz)) as bare:
        heard = waited(lambda: gefragt(netz))
        bare.kill()
    assert heard


def waited(question: Callable[[], bool]) -> bool:
    end = time.monotonic() + 60
    while not (answer := question()) and time.monotonic() < end:
        time.sleep(0.05)
    return answer


def test_python_opens_only_what_belongs_to_the_call(tmp_path: Path) -> None:
    folder, log = tmp_path / "konzept", tmp_path / "protokoll"
    folder.mkdir()
    (tmp_path / "python").mkdir()
    (tmp_path / "python" / "sitecustomize.py").write_text(LAUSCHER, encoding="utf-8")
    daten = {**kapitel("![a](b.svg) ![b](b.png) #read('/etc/passwd')"), **feld(massnahmen=[{"id": "m", "titel": "M"}])}
    env = {"PYTHONPATH": str(tmp_path / "python"), "LAUSCHER": str(log)}
    code, said = rufe(folder, daten, {"b.svg": SVG.format("<text>x</text>"), "b.png": png()}, env=env)
    assert code == 0, said
    heard = [json.loads(line) for line in log.read_text("utf-8").splitlines()]
    programs = {Path(words[0]).name.partition(".")[0] for event, *words in heard if event == "subprocess.Popen"}
    assert {"pandoc"} < programs <= {"pandoc", "git", Path(sys.executable).name.partition(".")[0]}
    assert not [one for one in heard if one[0].startswith(("socket.", "os."))]
    own = [tmp_path, ROOT / "src", ROOT / "templates", *map(Path, {sys.prefix, sys.base_prefix, tempfile.gettempdir()})]
    opened = {Path(words[0]) for event, *words in heard if event == "open" and not words[0].isdigit()}
    assert len(opened) > 30
    assert folder / "b.svg" in opened
    system = {Path("/dev/null"), Path("/dev/urandom")}
    outside = {path for path in opened - system if not any(path.is_relative_to(root) for root in own)}
    assert {path for path in outside if path.is_absolute()} == set()


VIEL = "\n\n".join([
    "[" * 5_000, "![[" * 3_000, "*a* " * 5_000, "a[^1] " * 2_000,
    "\n".join("  " * (n % 9) + f"- x{n}" for n in range(1_500)), "[^1]: x",
])  # fmt: skip
# Text that asks for much, and the most memory (MiB) that the largest of the processes may take for it.
GROSS: dict[str, tuple[Any, int]] = {
    "two megabytes": (kapitel("Einwanderungsgeschichte " * 90_000), 2_500),
    "signs": (kapitel(VIEL), 1_000),
}


@pytest.mark.parametrize(("daten", "mebibytes"), GROSS.values(), ids=GROSS)
def test_much_is_printed_in_bounds(tmp_path: Path, daten: Any, mebibytes: int) -> None:
    pytest.importorskip("resource", reason="Windows zählt den Speicher beendeter Prozesse nicht.")
    told = tmp_path / "kibibytes"
    code, said = rufe(
        tmp_path, daten, {}, "--art=konzept", env={}, davor=[sys.executable, "-c", WAAGE, str(told)]
    )  # fmt: skip
    assert code == 0, said
    assert 50 < int(told.read_text("utf-8")) / 1024 < mebibytes


@pytest.mark.skipif(sys.platform != "linux", reason="Nur Linux begrenzt den Speicher eines Prozesses verlässlich.")
def test_typst_ends_where_its_memory_ends(tmp_path: Path) -> None:
    (tmp_path / "a.typ").write_text("#let x = range(1000000000)\n#x.len()", "utf-8")
    with pytest.raises(SatzFehler, match="mehr als 4 GiB Arbeitsspeicher: Das Dokument ist zu groß"):
        typeset(tmp_path / "a.typ", [], {"format": "pdf"})


def test_typst_ends_when_its_time_ends(tmp_path: Path) -> None:
    (tmp_path / "a.typ").write_text(
        "#for a in range(9999) { for b in range(9999) { for c in range(9999) { } } }", "utf-8"
    )
    with pytest.raises(SatzFehler, match="wurde nach 1 Sekunden abgebrochen"):
        typeset(tmp_path / "a.typ", [], {"format": "pdf"}, seconds=1)


def test_pandoc_ends_where_its_memory_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pandoc, "SPEICHER", "64m")
    with pytest.raises(ExportFehler, match="Arbeitsspeicher und wurde abgebrochen"):
        pandoc.read("- *a* [b](c)\n" * 30_000)
