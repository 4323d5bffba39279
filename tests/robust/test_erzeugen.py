"""The generator behind benchmarks and tests of size: the same bytes for the same arguments, and what it promises."""

import hashlib
from pathlib import Path
from typing import Any

import pytest
from benchmarks.erzeugen import dateien, flotte, konzept, schreiben
from benchmarks.fortschreiben import fortgeschrieben, zaehlung
from benchmarks.maengel import massnahmen, verdorben

from konzept.cli.read import Eingabe
from konzept.edit import canonical
from konzept.load import Geladen
from konzept.model import Index


def geladen(daten: dict[str, Any], **rest: Any) -> Geladen:
    return Eingabe(dateien(daten, **rest), "x/", Path()).load()


@pytest.mark.parametrize("number", [0, 1, 30, 300])
@pytest.mark.parametrize("geteilt", [False, True])
def test_as_many_measures_as_asked_for(number: int, geteilt: bool) -> None:
    found = geladen(konzept(number), geteilt=geteilt)
    assert found.findings == ()
    assert found.konzept is not None
    assert len(Index(found.konzept).alle_massnahmen) == number


def test_one_file_or_several_is_the_same_concept() -> None:
    assert geladen(konzept(60)).konzept == geladen(konzept(60), geteilt=True).konzept
    assert len(dateien(konzept(60), geteilt=True)) == 11


def test_the_same_bytes_in_every_version_of_python() -> None:
    """Figures of two runs are comparable only if they were measured on the same concept."""
    digest = hashlib.sha256(dateien(konzept(30))["konzept.yaml"]).hexdigest()
    assert dateien(konzept(30)) == dateien(konzept(30))
    assert dateien(konzept(30)) != dateien(konzept(30, 2))
    assert digest[:16] == "c018c7375ca14894"


def test_as_large_as_the_concepts_of_the_goals() -> None:
    """12 keys and 60 words for each measure; 3,000 of them are about 5 MB."""
    daten = konzept(300)
    one = [liste[n] for liste, n in massnahmen(daten)]
    assert sum(map(len, one)) / len(one) == pytest.approx(12, abs=0.5)
    assert sum(len(m["beschreibung"].split()) for m in one) / len(one) == pytest.approx(65, abs=10)
    assert 1400 < len(dateien(daten)["konzept.yaml"]) / 300 < 2000


def test_in_canonical_form() -> None:
    for name, content in dateien(konzept(30), geteilt=True).items():
        key = name.split("/")[0].removesuffix(".yaml")
        base = () if name == "konzept.yaml" else (key, 0) if "/" in name else (key,)
        assert canonical(content.decode(), name, base).text == content.decode()


def test_every_tenth_measure_with_a_fault() -> None:
    daten = konzept(100)
    assert len(geladen(verdorben(daten, fehler=10)).findings) == 10
    assert geladen(verdorben(daten, maengel=10)).findings == ()
    changed = zip(massnahmen(daten), massnahmen(verdorben(daten, maengel=10)), strict=True)
    assert sum(one[n] != other[m] for (one, n), (other, m) in changed) == 10


def test_titles_and_ids_are_not_repeated() -> None:
    one = [liste[n] for liste, n in massnahmen(konzept(5000))]
    assert len({m["titel"] for m in one}) == len({m["id"] for m in one}) == 5000


@pytest.mark.parametrize("percent", [0, 5, 50, 100])
def test_a_pair_of_editions_with_a_part_changed(percent: int) -> None:
    alt = konzept(200)
    neu, done = fortgeschrieben(alt, percent)
    assert sum(zaehlung(done).values()) == 2 * percent
    assert alt == konzept(200)
    assert geladen(neu).findings == ()
    before, after = ({liste[n]["id"]: liste[n] for liste, n in massnahmen(one)} for one in (alt, neu))
    fate = {"neu": after.keys() - before.keys(), "entfallen": before.keys() - after.keys()}
    for art, ids in fate.items():
        assert ids == {one for one, happened in done.items() if happened == art}
    changed = {one for one in before.keys() & after.keys() if before[one] != after[one]}
    # Moved ones stay as they are, but for the place.
    assert changed == {one for one, art in done.items() if art not in ("neu", "entfallen", "verschoben")}


def test_a_fleet(tmp_path: Path) -> None:
    names = flotte(3, 5, tmp_path, geteilt=True)
    assert [one.name for one in names] == ["musterstadt-0001", "musterstadt-0002", "musterstadt-0003"]
    assert len({(one / "konzept.yaml").read_bytes() for one in names}) == 3
    assert schreiben(konzept(5, 2, "Musterstadt 1"), tmp_path / "x", geteilt=True) == tmp_path / "x"
    assert (tmp_path / "x" / "konzept.yaml").read_bytes() == (names[0] / "konzept.yaml").read_bytes()
