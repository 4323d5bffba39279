"""Which concepts are found below a folder, in which order, and what is passed over."""

import os
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest

from konzept.cli.discover import concepts, gathered
from konzept.cli.german import Abbruch


@pytest.fixture
def wald(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Put a concept into each of the folders, and go there."""
    monkeypatch.chdir(tmp_path)

    def grow(*folders: str) -> None:
        for name in folders:
            Path(name).mkdir(parents=True, exist_ok=True)
            (Path(name) / "konzept.yaml").write_text("konzept: 1\n", encoding="utf-8")

    return grow


def test_below_a_folder_in_the_order_of_paths(wald: Callable[..., None]) -> None:
    wald("b/2022", "b/2015", "a", "Ä", "c/d/e/f", "b.c")
    assert concepts(".") == ["a", "b/2015", "b/2022", "b.c", "c/d/e/f", "Ä"]
    assert concepts("b") == ["b/2015", "b/2022"]


def test_what_a_concept_holds_belongs_to_it(wald: Callable[..., None]) -> None:
    wald("a", "a/archiv/2015")
    assert concepts(".") == ["a"]
    assert concepts("a/archiv") == ["a/archiv/2015"]


def test_passed_over(wald: Callable[..., None], tmp_path: Path) -> None:
    wald("a", ".versteckt/x", "node_modules/p/x", "src/__pycache__/x", "umgebung/lib/x")
    (tmp_path / "umgebung" / "pyvenv.cfg").write_text("home = /usr\n", encoding="utf-8")
    (tmp_path / "verknuepft").symlink_to("a", target_is_directory=True)
    (tmp_path / "kreis").symlink_to(".", target_is_directory=True)
    assert concepts(".") == ["a"]
    # Named outright they are meant.
    for named in (".versteckt/x", "node_modules/p/x", "verknuepft"):
        assert concepts(named) == [named]


def test_each_concept_once(wald: Callable[..., None], tmp_path: Path) -> None:
    wald("a", "b")
    (tmp_path / "c").symlink_to("b", target_is_directory=True)
    names = ["b/", ".", "./a", "a/konzept.yaml", str(tmp_path / "a"), "c", "b/../b", "fehlt", "fehlt"]
    assert gathered(names) == ["b", "a", "fehlt"]


def test_a_pattern_that_no_shell_has_replaced(wald: Callable[..., None]) -> None:
    """cmd.exe and PowerShell hand on what is typed."""
    wald("stadt-a", "stadt-b", "[x]")
    assert concepts("*/") == ["[x]", "stadt-a", "stadt-b"]
    assert concepts("stadt-?") == ["stadt-a", "stadt-b"]
    assert concepts("[x]") == ["[x]"]
    assert concepts("dorf-*") == ["dorf-*"]


@pytest.mark.parametrize("name", ["konzept.yml", "Konzept.yaml", "KONZEPT.YML"])
def test_a_name_that_is_almost_right_is_told(name: str, wald: Callable[..., None], tmp_path: Path) -> None:
    wald("a")
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / name).write_text("konzept: 1\n", encoding="utf-8")
    assert concepts(".") == ["a", "b"]


def test_an_empty_folder(wald: Callable[..., None], tmp_path: Path) -> None:
    (tmp_path / "leer").mkdir()
    assert concepts("leer") == ["leer"]
    assert concepts("leer", allow_empty=True) == []
    (tmp_path / "leer" / "massnahmen.yaml").write_text("[]", encoding="utf-8")
    assert concepts("leer", allow_empty=True) == ["leer"]


def test_a_folder_that_is_closed_is_told_and_the_rest_found(
    ordner: Path, ohne_rechte: Callable[[], AbstractContextManager[None]]
) -> None:
    for name in ("a", "b/c", "d"):
        (ordner / name).mkdir(parents=True)
        (ordner / name / "konzept.yaml").write_text("konzept: 1\n", encoding="utf-8")
    (ordner / "b").chmod(0)
    with ohne_rechte():
        found = concepts(str(ordner))
    assert found[::2] == [f"{ordner}/a", f"{ordner}/d"]
    assert isinstance(found[1], Abbruch)
    assert str(found[1]) == f"{ordner}/b lässt sich nicht lesen: Die Berechtigung dazu fehlt."
    (ordner / "b").chmod(0o755)


def test_very_deep(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Deeper than Python recurses."""
    deep = sys.getrecursionlimit() + 200
    monkeypatch.chdir(tmp_path)
    try:
        for _ in range(deep):
            # Step by step: the whole path may be longer than the system allows.
            os.mkdir("x")  # noqa: PTH102
            os.chdir("x")
        Path("konzept.yaml").touch()
        os.chdir(tmp_path)
        assert concepts(".") == ["/".join(["x"] * deep)]
    finally:
        # Whoever tidies up after the tests recurses.
        os.chdir(tmp_path)
        way = []
        while os.path.isdir("x"):  # noqa: PTH112
            os.chdir("x")
            way.append("x")
        Path("konzept.yaml").unlink(missing_ok=True)
        for _ in way:
            os.chdir("..")
            os.rmdir("x")  # noqa: PTH106


def test_a_circle_that_is_no_link(wald: Callable[..., None], monkeypatch: Any) -> None:
    """A junction of Windows looks like a folder; here the same folder is met twice by its number."""
    wald("a", "b/c")
    real = Path.stat
    monkeypatch.setattr(Path, "stat", lambda path, **rest: real(Path("b") if path.name == "x" else path, **rest))
    Path("b/c/x").mkdir()
    Path("b/c/konzept.yaml").unlink()
    asked = []
    scandir = os.scandir

    def scan(path: Any) -> Any:
        asked.append(Path(path).as_posix())
        assert len(asked) < 50
        return scandir("b" if Path(path).name == "x" else path)

    monkeypatch.setattr(os, "scandir", scan)
    assert concepts(".") == ["a"]
    assert asked.count("b/c/x") == 1
