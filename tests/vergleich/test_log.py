"""konzept log over repositories that are made here, with fixed days and names, so that every hash is the same."""

import json
import os
import subprocess
from pathlib import Path

import pytest
from jsonschema import Draft7Validator, FormatChecker
from tests.ausgaben.test_formate import closed
from tests.conftest import ROOT, Run

from konzept.report.log.json_schema import log_schema
from konzept.schema import text as printed

SCHEMA = Draft7Validator(log_schema(), format_checker=FormatChecker())
HEAD = "konzept: 1\ntitel: T\nkommune: {name: K}\n"
AKTEURE = "akteure:\n  - {id: bildung, name: Fachdienst Bildung}\n  - {id: jobcenter, name: Jobcenter}\n"
FELD = "handlungsfelder:\n  - id: f\n    titel: Sprache\n    massnahmen:\n"
KURS = "      - id: m-kurs\n        titel: Kurs\n"


class Archiv:
    """A repository; every commit is a month later than the one before."""

    def __init__(self, top: Path) -> None:
        self.top, self.month = top, 0
        top.mkdir(parents=True)
        self.git("init", "-q", "-b", "main")

    def git(self, *arguments: str, author: str = "Anna Beispiel") -> str:
        day = f"2026-{self.month:02}-15T12:00:00+0100"
        env = os.environ | {
            "GIT_AUTHOR_NAME": author, "GIT_AUTHOR_EMAIL": "geheim@example.org", "GIT_COMMITTER_NAME": "k",
            "GIT_COMMITTER_EMAIL": "k@example.org", "GIT_AUTHOR_DATE": day, "GIT_COMMITTER_DATE": day,
            "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull,
        }  # fmt: skip
        done = subprocess.run(["git", *arguments], cwd=self.top, env=env, check=True, capture_output=True, text=True)
        return done.stdout

    def commit(self, subject: str, files: dict[str, str], *, author: str = "Anna Beispiel") -> None:
        for name, text in files.items():
            path = self.top / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        self.month += 1
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", subject, author=author)


@pytest.fixture
def archiv(tmp_path: Path) -> Archiv:
    return Archiv(tmp_path / "Amt für Ö")


@pytest.fixture
def long(archiv: Archiv) -> Archiv:
    """One measure from its beginning to its end, through everything that can happen to it."""
    root, first, second = "konzept/konzept.yaml", "plan/handlungsfelder/01-a.yaml", "plan/handlungsfelder/02-b.yaml"
    begun = HEAD + AKTEURE + FELD + KURS + "        frist: 2026\n        verantwortlich: [bildung]\n"
    later = begun.replace("2026", "2027").replace("[bildung]", "[jobcenter]")
    archiv.commit("Ohne ihn", {root: HEAD + AKTEURE})
    archiv.commit("Ein Kurs", {root: begun}, author="Bernd Muster")
    archiv.commit("Etwas anderes", {root: begun.replace("titel: T\n", "titel: Titel\n"), "x.txt": "m-kurs"})
    archiv.commit("Neue Frist\nund Stelle", {root: later})
    archiv.commit("Kaputt", {root: later.replace("Kurs", "[Kurs")})
    archiv.git("mv", "konzept", "plan")
    archiv.commit("Anderer Ordner", {})
    field = "id: f\ntitel: Sprache\nmassnahmen:\n  - id: m-kurs\n    titel: Sprachkurs\n    frist: 2027\n"
    status = "    verantwortlich: [jobcenter, bildung]\n    stand: [{datum: 30.06.2026, status: laufend}]\n"
    archiv.commit("Ganz und geteilt", {"plan/konzept.yaml": HEAD + AKTEURE, first: field + status})
    archiv.git("mv", first, second)
    archiv.commit("Nur ein anderer Dateiname", {})
    goal = "id: f\ntitel: Sprache\nleitziele:\n  - id: z\n    titel: Alle sprechen Deutsch\n    massnahmen:\n"
    kurse = "      - id: m-kurse\n        titel: Sprachkurse\n        herkunft: {aus: [m-kurs]}\n        frist: 2027\n"
    when = (
        "        beschreibung: Am Vormittag, mit Betreuung der Kinder, in allen Ortsteilen, die einen Kurs wünschen.\n"
    )
    archiv.commit("In ein Ziel", {second: goal + kurse + when})
    archiv.commit("Am Abend", {second: goal + kurse + when.replace("Vormittag", "Abend")})
    gone = "- {id: m-kurse, titel: Kurse, grund: Das Geld fehlt.}\n"
    archiv.commit("Vorbei", {second: "id: f\ntitel: Sprache\n", "plan/entfallen.yaml": gone})
    return archiv


def test_text(konzept: Run, long: Archiv, golden: object) -> None:
    done = konzept("log", "plan", "m-kurse", cwd=long.top)
    assert done.returncode == 0, done.stderr
    assert max(map(len, done.stdout.splitlines())) <= 80
    assert "geheim@example.org" not in done.stdout
    golden("vergleich/log.txt", done.stdout)  # type: ignore[operator]


def test_json(konzept: Run, long: Archiv, golden: object) -> None:
    done = konzept("log", "plan", "m-kurse", "--output-format", "json", cwd=long.top)
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert report["schema_version"] == 1
    assert [one["datum"] for one in report["eintraege"]] == sorted(
        (one["datum"] for one in report["eintraege"]), reverse=True
    )
    assert SCHEMA.is_valid(report)
    del report["tool"]
    golden("vergleich/log.json", json.dumps(report, ensure_ascii=False, indent=2) + "\n")  # type: ignore[operator]


def test_the_schema_is_published_and_minds(konzept: Run, long: Archiv) -> None:
    published = (ROOT / "schema" / "log.schema.json").read_text(encoding="utf-8")
    assert published == printed(log_schema()), "konzept schema --ausgabe log --out schema"
    assert konzept("schema", "--ausgabe", "log").stdout == published
    Draft7Validator.check_schema(log_schema())
    assert json.loads(published)["$id"] == "log.schema.json"
    found = json.loads(konzept("log", "plan", "m-kurse", "--output-format", "json", cwd=long.top).stdout)
    entry = next(one for one in found["eintraege"] if one["changes"])
    # Nothing is printed that the schema does not describe.
    assert Draft7Validator(closed(log_schema()), format_checker=FormatChecker()).is_valid(found)
    for broken in (
        found | {"schema_version": 2},
        found | {"eintraege": [entry | {"datum": "15.11.2026"}]},
        found | {"eintraege": [entry | {"hash": "e698cd98"}]},
        found | {"eintraege": [entry | {"changes": [entry["changes"][0] | {"kind": "anders"}]}]},
        found | {"summary": {"revisionen": 3}},
    ):
        assert not SCHEMA.is_valid(broken)


def test_a_former_name_is_known_up_to_there(konzept: Run, long: Archiv) -> None:
    """Asked for the old id, the history ends where it is given up."""
    report = json.loads(konzept("log", "plan", "m-kurs", "--output-format", "json", cwd=long.top).stdout)
    assert report["eintraege"][0]["betreff"] == "In ein Ziel"
    assert report["eintraege"][-1]["betreff"] == "Ein Kurs"


def subjects(done: "subprocess.CompletedProcess[str]") -> list[str]:
    assert done.returncode == 0, done.stderr
    return [one["betreff"] for one in json.loads(done.stdout)["eintraege"]]


def test_bare_clone_and_older_tip(konzept: Run, long: Archiv, tmp_path: Path) -> None:
    long.git("clone", "-q", "--bare", ".", str(tmp_path / "bloss.git"))
    here = konzept("log", "plan", "m-kurse", "--output-format", "json", cwd=long.top)
    bare = konzept("log", "main:plan", "m-kurse", "--output-format", "json", cwd=tmp_path / "bloss.git")
    assert subjects(here) == subjects(bare)
    old = konzept("log", "HEAD~7:konzept", "m-kurs", "--output-format", "json", cwd=tmp_path / "bloss.git")
    assert subjects(old) == ["Neue Frist und Stelle", "Ein Kurs"]
    inside = konzept("log", ".", "m-kurse", "--output-format", "json", cwd=long.top / "plan")
    assert subjects(inside) == subjects(here)


def test_shallow_clone_says_where_it_ends(konzept: Run, long: Archiv, tmp_path: Path) -> None:
    long.git("clone", "-q", "--depth", "2", f"file://{long.top}", str(tmp_path / "flach"))
    done = konzept("log", "plan", "m-kurse", cwd=tmp_path / "flach")
    assert done.returncode == 0, done.stderr
    assert "Vorbei" in done.stdout
    assert "Hier endet dieser flache Klon" in done.stdout
    assert "den Teil gab es da schon" in done.stdout
    # What the clone begins with is not what the concept began with.
    assert "neu in" not in done.stdout


def test_a_merge_is_told_only_if_it_did_something(konzept: Run, archiv: Archiv) -> None:
    root, part = "konzept.yaml", HEAD + FELD + KURS
    archiv.commit("Anfang", {root: part, "quellen.yaml": "- {id: q, titel: Q}\n"})
    archiv.git("checkout", "-q", "-b", "seite")
    archiv.commit("Frist", {root: part + "        frist: 2027\n"})
    archiv.git("checkout", "-q", "main")
    archiv.commit("Quelle", {"quellen.yaml": "- {id: q, titel: m-kurs}\n"})
    archiv.git("merge", "-q", "--no-ff", "-m", "Zusammen", "seite")
    done = konzept("log", ".", "m-kurs", "--output-format", "json", cwd=archiv.top)
    assert subjects(done) == ["Frist", "Anfang"]
    archiv.git("checkout", "-q", "-b", "andere", "HEAD~1")
    archiv.commit("Frist anders", {root: part + "        frist: 2028\n"})
    archiv.git("checkout", "-q", "main")
    with pytest.raises(subprocess.CalledProcessError):
        archiv.git("merge", "-q", "andere")
    archiv.commit("Keine von beiden", {root: part + "        frist: 2029\n"})
    done = konzept("log", ".", "m-kurs", "--output-format", "json", cwd=archiv.top)
    assert subjects(done) == ["Keine von beiden", "Frist anders", "Frist", "Anfang"]


def test_hostile_words_are_made_visible(konzept: Run, archiv: Archiv) -> None:
    archiv.commit("\x1b[31mrot\x07 \u202eumgekehrt %H %x00", {"konzept.yaml": HEAD + FELD + KURS}, author="E\x1b[2Jve")
    done = konzept("log", ".", "m-kurs", cwd=archiv.top)
    assert done.returncode == 0, done.stderr
    assert all(char.isprintable() or char == "\n" for char in done.stdout)
    assert "·[31mrot· ·umgekehrt %H %x00" in done.stdout
    assert "E·[2Jve" in done.stdout


def test_a_single_file_that_moved(konzept: Run, archiv: Archiv) -> None:
    body = HEAD + AKTEURE + FELD + KURS
    archiv.commit("Anfang", {"alt.yaml": body})
    archiv.git("mv", "alt.yaml", "neu.yaml")
    archiv.commit("Anders genannt", {})
    (archiv.top / "plan").mkdir()
    archiv.git("mv", "neu.yaml", "plan/konzept.yaml")
    archiv.commit("Jetzt ein Ordner", {})
    archiv.commit("Frist", {"plan/konzept.yaml": body + "        frist: 2027\n"})
    done = konzept("log", "plan", "m-kurs", "--output-format", "json", cwd=archiv.top)
    assert subjects(done) == ["Frist", "Anfang"]
    assert json.loads(done.stdout)["summary"]["revisionen"] == 4


def test_previous_edition_is_named(konzept: Run, archiv: Archiv) -> None:
    archiv.commit("Alt", {"alt 2022/konzept.yaml": HEAD + FELD + KURS})
    done = konzept("revise", "alt 2022", "--nach", "2027", cwd=archiv.top)
    assert done.returncode == 0, done.stderr
    archiv.commit("Neu", {})
    done = konzept("log", "2027", "m-kurs", cwd=archiv.top)
    assert done.returncode == 0, done.stderr
    assert done.stdout.endswith('Davor: konzept log "alt 2022" m-kurs\n')


def test_the_last_line_names_what_was_looked_at(konzept: Run, archiv: Archiv) -> None:
    archiv.commit("Anfang", {"ein ort/konzept.yaml": HEAD + FELD + KURS})
    above = konzept("log", "ein ort", "m-kurs", cwd=archiv.top)
    assert above.stdout.endswith("geändert in 1 von 1 Revision von „ein ort“.\n"), above.stdout
    inside = konzept("log", ".", "m-kurs", cwd=archiv.top / "ein ort")
    assert inside.stdout.endswith("geändert in 1 von 1 Revision dieses Ordners.\n"), inside.stdout


def test_dropped_with_its_folder_and_back(konzept: Run, archiv: Archiv) -> None:
    body = HEAD + FELD + KURS
    archiv.commit("Anfang", {"k/konzept.yaml": body, "x": ""})
    (archiv.top / "k" / "konzept.yaml").unlink()
    archiv.commit("Weg", {})
    archiv.commit("Wieder da", {"k/konzept.yaml": body + "        frist: 2027\n"})
    done = konzept("log", "k", "m-kurs", cwd=archiv.top)
    assert done.returncode == 0, done.stderr
    assert "Hier liegt kein Konzept mehr." in done.stdout
    assert "Frist: neu 2027" in done.stdout


def test_nothing_before_can_be_read(konzept: Run, archiv: Archiv) -> None:
    archiv.commit("Kaputt", {"konzept.yaml": "[m-kurs"})
    archiv.commit("Ganz", {"konzept.yaml": HEAD + FELD + KURS})
    done = konzept("log", ".", "m-kurs", cwd=archiv.top)
    assert done.returncode == 0, done.stderr
    assert "ob der Teil darin stand, ist nicht zu sagen" in " ".join(done.stdout.split())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [(("konzept", "m-kurz"), "Meinten Sie „m-kurs“?"), (("fehlt", "m-kurs"), "fehlt gibt es nicht"),
     (("HEAD:fehlt", "m-kurs"), "gibt es „fehlt“ nicht"), (("neu", "m-kurs"), "steht noch in keinem Commit"),
     (("HEAD:konzept",), "Es fehlt die Angabe KENNUNG"), (("-x:konzept", "m-kurs"), "")],
)  # fmt: skip
def test_wrong_calls(konzept: Run, archiv: Archiv, arguments: tuple[str, ...], said: str) -> None:
    archiv.commit("Anfang", {"konzept/konzept.yaml": HEAD + FELD + KURS})
    (archiv.top / "neu").mkdir()
    (archiv.top / "neu" / "konzept.yaml").write_text(HEAD, encoding="utf-8")
    done = konzept("log", *arguments, cwd=archiv.top)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert "Programmfehler" not in done.stderr


def test_outside_of_git_and_before_the_first_commit(konzept: Run, tmp_path: Path) -> None:
    (tmp_path / "konzept.yaml").write_text(HEAD, encoding="utf-8")
    env = {"GIT_CEILING_DIRECTORIES": str(tmp_path.parent)}
    done = konzept("log", ".", "m-kurs", cwd=tmp_path, env=env)
    assert (done.returncode, "in keinem git-Archiv" in done.stderr) == (2, True)
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    done = konzept("log", ".", "m-kurs", cwd=tmp_path)
    assert (done.returncode, "noch keinen Commit" in done.stderr) == (2, True)
