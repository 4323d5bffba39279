"""konzept lint --fix: what can be mended without asking is mended, in all concepts that are named, or in none."""

import os
from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from konzept import faults
from konzept.cli.configuration import Verfahren
from konzept.cli.discover import Auftrag
from konzept.cli.german import Abbruch
from konzept.cli.judge import Massstab, judge
from konzept.cli.patch import patch
from konzept.cli.read import Eingabe, neighbour, read
from konzept.cli.terminal import say, write
from konzept.cli.today import today
from konzept.cli.writing import rewrite
from konzept.edit.fix import Gelassen, fix
from konzept.edit.fix.stoff import Edition
from konzept.finding import Finding
from konzept.model import Teil, title, walk

_ROUNDS = 20
"""What is mended can bring to light what could not be seen before; each round mends thousands of findings."""
_ONLY_FILES = "„--fix“ ändert Dateien; {what} lässt sich so nicht ändern. Nennen Sie den Ordner des Konzepts."
_WHAT_IF = (
    "Vermerke bleiben, wie sie sind: Mit „--stichtag“ oder „--reifegrad“ ist nicht zu sehen, ob sie heute nötig sind."
)


@dataclass(frozen=True, slots=True)
class _Datei:
    shown: str
    path: Path
    old: bytes
    new: bytes


@dataclass(frozen=True, slots=True)
class Geflickt:
    """One concept, as it would be."""

    dateien: tuple[_Datei, ...]
    findings: tuple[Finding, ...]
    gelassen: tuple[Gelassen, ...]
    vermerke: bool
    """Whether comments were left alone because the question was "what if"."""


@dataclass(frozen=True, slots=True)
class Ergebnis:
    """What came of it."""

    dateien: int
    """So many files are changed, or would be."""
    fehler: bool
    """Whether something could not be read or written."""


def mend(auftraege: Sequence[Auftrag], verfahren: Verfahren, *, diff: bool, quiet: bool = False) -> Ergebnis:
    """Mend every concept, or show with ``diff`` what that would change. Abbruch, and nothing is changed, if one of them
    is no folder or file."""
    # First all of them are worked out: whatever goes wrong until then has changed nothing.
    sources = [one for one in map(_source, auftraege) if one]
    done = [one for one in (_worked_out(source, verfahren) for source in sources) if one]
    dateien = [datei for one in done for datei in one.dateien]
    fehler = len(done) < len(auftraege)
    if diff:
        for datei in dateien:
            write(patch(_text(datei.old), _text(datei.new), datei.shown))
        written = dateien
    else:
        written = [datei for datei in dateien if _written(datei)]
        fehler |= len(written) < len(dateien)
    names = {datei.shown for datei in written}
    count = sum(finding.span.file in names for one in done for finding in one.findings)
    sentences = [*_left([left for one in done for left in one.gelassen])]
    sentences += [_WHAT_IF] if any(one.vermerke for one in done) else []
    for sentence in () if quiet else (*sentences, _count(count, len(written), diff)):
        say(sentence)
    return Ergebnis(len(written), fehler)


def _source(auftrag: Auftrag) -> Eingabe | None:
    """The concept to mend; None if it cannot be read, which the verdict on it will say."""
    if isinstance(auftrag, Eingabe):
        raise Abbruch(_ONLY_FILES.format(what="was über stdin kommt,"))
    try:
        source = read(auftrag) if isinstance(auftrag, str) else None
    except Abbruch:
        return None
    if source and source.folder is None:
        raise Abbruch(_ONLY_FILES.format(what=f"die Fassung {source.argument} in git"))
    return source


def _worked_out(source: Eingabe, verfahren: Verfahren) -> Geflickt | None:
    """None if its settings are not in order, which the verdict on it will say."""
    try:
        return mended(source, verfahren.massstab(source.argument))
    except Abbruch:
        return None


def mended(source: Eingabe, massstab: Massstab) -> Geflickt:
    """One concept with everything mended that can be; nothing is written."""
    what_if = massstab.reifegrad is not None or massstab.stichtag != today()
    now, edition = source, _edition(source)
    found, gelassen, vermerke = list[Finding](), tuple[Gelassen, ...](), False
    for _ in range(_ROUNDS):
        loaded = now.load()
        findings = judge(now, massstab, loaded).einzeln
        if what_if:
            vermerke = any(one.rule == faults.VERMERK_UNNOETIG.name for one in findings)
            findings = tuple(one for one in findings if one.rule != faults.VERMERK_UNNOETIG.name)
        done = fix(loaded.places, findings, edition)
        gelassen = done.gelassen
        if not done.texts:
            break
        found += done.findings
        now = replace(now, files={name: _put(now, name, done.texts) for name in now.files})
    return Geflickt(tuple(_dateien(source, now)), tuple(found), gelassen, vermerke)


def _edition(source: Eingabe) -> Edition:
    @cache
    def titles(words: str) -> dict[str, str] | None:
        try:
            before = read(neighbour(source, words), source.folder).load().konzept
        except Abbruch:
            return None
        parts = (knoten.teil for knoten in walk(before)) if before else ()
        return {part.id: title(part) for part in parts if isinstance(part, Teil)} if before else None

    return titles


def _put(source: Eingabe, name: str, texts: Mapping[str, str]) -> bytes:
    """What a file holds, with its new text if it has one."""
    old, text = source.files[name], texts.get(_shown(source, name))
    return old if text is None else (BOM_UTF8 if old.startswith(BOM_UTF8) else b"") + text.encode("utf-8")


def _single(source: Eingabe) -> bool:
    return bool(source.show) and not source.show.endswith("/")


def _shown(source: Eingabe, name: str) -> str:
    """How findings call a file."""
    return source.show if _single(source) else source.show + name


def _dateien(source: Eingabe, now: Eingabe) -> Iterator[_Datei]:
    for name, old in source.files.items():
        if now.files[name] != old:
            path = Path(source.argument) if _single(source) else (source.folder or Path()) / name
            # Through a link the file it leads to is written; the link stays.
            yield _Datei(_shown(source, name), Path(os.path.realpath(path)), old, now.files[name])


def _written(datei: _Datei) -> bool:
    try:
        rewrite(datei.path, datei.shown, datei.old, datei.new)
    except Abbruch as error:
        say(str(error))
        return False
    return True


def _text(content: bytes) -> str:
    return content.decode("utf-8-sig")


def _left(gelassen: Sequence[Gelassen]) -> Iterator[str]:
    """One sentence for each reason, however many findings it keeps from being mended."""
    by_reason: dict[str, list[Finding]] = {}
    for one in gelassen:
        by_reason.setdefault(one.grund, []).append(one.finding)
    for grund, findings in by_reason.items():
        more = f" und {len(findings) - 1} weitere" if len(findings) > 1 else ""
        yield f"{findings[0].span}{more}: nicht behoben: {grund}."


def _count(findings: int, dateien: int, diff: bool) -> str:
    if not findings:
        return "Nichts lässt sich ohne Nachfrage beheben."
    return (
        f"{findings} {'Befund' if findings == 1 else 'Befunde'} in {dateien} "
        f"{'Datei' if dateien == 1 else 'Dateien'} {'zu beheben' if diff else 'behoben'}."
    )
