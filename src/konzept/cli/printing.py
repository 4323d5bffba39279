"""One run of konzept render: what is still right stays, what is not is made and laid down."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from konzept.cli import inputs
from konzept.cli.cache import Ablage, Notiz, content_hash
from konzept.cli.german import Abbruch, Entfaellt
from konzept.cli.press import LANGFASSUNG, Press, Work
from konzept.cli.terminal import say
from konzept.cli.writing import write_whole
from konzept.export import FORMATE, Ergebnis

PAGES = "seiten"
"""Stands for the pages of the Langfassung where others stand for a format."""


class Gedruckt(NamedTuple):
    """One document."""

    kind: str
    dateien: tuple[Path, ...]
    neu: tuple[Path, ...]
    """Those of them that were made in this run."""
    gleich: tuple[str, ...]
    """Formats that were not made, as nothing has changed."""
    warnungen: tuple[str, ...]


@dataclass
class Printing:
    """Documents of one concept into one folder."""

    press: Press
    out: Path
    files: Mapping[str, bytes]
    """The concept."""
    formats: tuple[str, ...]
    place: str
    """Where the concept lies; documents of two concepts do not take each other's notes."""
    seiten: int | None = None
    force: bool = False
    common: str = ""
    """Hash of what all documents of this run are made of, as it was when the run began."""

    def documents(self, kinds: list[str], position: bool = False) -> Iterator[Gedruckt]:
        """Each document, the Langfassung first. Abbruch at the end names those that cannot be made."""
        self.common = self._common()
        cited = any(self.press.cites(kind) for kind in kinds)
        if cited and LANGFASSUNG not in kinds:
            self._pages(self.press.begin(LANGFASSUNG), {})
        without = list[str]()
        for at, kind in enumerate(kinds, 1):
            try:
                yield self._document(kind, f"{at} von {len(kinds)}: " if position else "", cited=cited)
            except Entfaellt as error:
                if cited and kind == LANGFASSUNG:
                    raise
                without.append(f"{kind}: {error}")
        if without:
            raise Abbruch("\n".join(without))

    def _document(self, kind: str, position: str, *, cited: bool) -> Gedruckt:
        work = self.press.begin(kind)
        kept = {name: notiz for name in self.formats if (notiz := self._kept(work, name))}
        wanted = [name for name in FORMATE if name in self.formats and name not in kept]
        if wanted:
            say(f"{position}{kind}: {', '.join(wanted)} …")
        made = work.written(wanted) if wanted else {}
        if cited and kind == LANGFASSUNG:
            self._pages(work, made)
        new = {name: self._laid_down(work, name, one) for name, one in made.items()}
        self._remember(work, new)
        return self._told(kind, kept | new, new)

    def _kept(self, work: Work, name: str) -> Notiz | None:
        """The note of a document that is still right and still there."""
        notiz = None if self.force else self.notes.recall(*self._slot(work.kind, name))
        if notiz is None or notiz.eingaben != self._inputs(work.kind, name) or not work.asked.same(notiz.gefragt):
            return None
        return notiz if name == PAGES or self.notes.lie_there(notiz) else None

    def _pages(self, work: Work, made: Mapping[str, Ergebnis]) -> None:
        """The pages of the Langfassung: from the PDF just made, from a note, or by laying it out for them alone."""
        kept = None if "pdf" in made else self._kept(work, PAGES)
        if kept is None:
            if "pdf" not in made:
                say(f"{LANGFASSUNG}: Seitenzahlen …")
            result = made.get("pdf") or work.write("pdf")
            kept = Notiz(self._inputs(work.kind, PAGES), work.asked.answers, seiten=dict(result.seiten))
            self._remember(work, {PAGES: kept})
        self.press.pages = dict(kept.seiten)

    def _laid_down(self, work: Work, name: str, result: Ergebnis) -> Notiz:
        content = {f"{work.stem}.{FORMATE[name].endung}": result.inhalt, **result.beilagen}
        for file, data in content.items():
            write_whole(self.out / file, data)
        hashes = {file: content_hash(data) for file, data in content.items()}
        before = self._inputs(work.kind, name)
        return Notiz(before, work.asked.answers, hashes, result.umfang, result.hinweise, dict(result.seiten))

    def _remember(self, work: Work, made: Mapping[str, Notiz]) -> None:
        """Note what was made; not if somebody changed in the meantime what it was made of."""
        if made and work.asked.steady and work.asked.same(work.asked.answers) and self._common() == self.common:
            for name, notiz in made.items():
                self.notes.remember(notiz, *self._slot(work.kind, name))

    def _told(self, kind: str, all_notes: Mapping[str, Notiz], new: Mapping[str, Notiz]) -> Gedruckt:
        notes = [all_notes[name] for name in FORMATE if name in all_notes]
        return Gedruckt(
            kind,
            self._paths(notes),
            self._paths(list(new.values())),
            tuple(name for name in FORMATE if name in all_notes and name not in new),
            tuple(sentence for one in notes for sentence in self._warnings(one)),
        )

    def _paths(self, notes: list[Notiz]) -> tuple[Path, ...]:
        """Documents first, then what lies beside them."""
        names = [list(one.dateien) for one in notes]
        return tuple(self.out / name for name in (*(one[0] for one in names), *(n for one in names for n in one[1:])))

    def _warnings(self, notiz: Notiz) -> Iterator[str]:
        stem = Path(next(iter(notiz.dateien))).stem
        yield from (f"{stem}: {sentence}" for sentence in notiz.hinweise)
        if self.seiten is not None and notiz.umfang > self.seiten:
            yield f"{stem}: Das PDF hat {notiz.umfang} Seiten, vorgesehen sind höchstens {self.seiten}."

    @cached_property
    def notes(self) -> Ablage:
        """Where is noted what was printed."""
        return Ablage(self.out)

    def _common(self) -> str:
        return inputs.common(self.files, self.press.day, self.press.werkzeug)

    def _inputs(self, kind: str, name: str) -> str:
        press = self.press
        parts = [kind, name]
        if name == "pdf":
            parts += [part for one in press.werkzeug.anhang for part in (one.name, one.beschreibung)]
        if press.about_a_paper(kind):
            parts.append(f"teil {press.teil}")
        if press.compares(kind):
            parts.append(f"alt {inputs.files(press.earlier.files.files)}")
        if press.cites(kind):
            parts.append(f"seiten {sorted((press.pages or {}).items())}")
        return inputs.digest(self.common, *parts)

    def _slot(self, kind: str, name: str) -> tuple[str, ...]:
        return kind, name, self.place, self.press.teil or "", self.press.earlier.alt or ""


def laid_down(documents: Iterator[Gedruckt], *, all_of_them: bool = True) -> Iterator[Gedruckt]:
    """Name the files of each document on stdout, and on stderr what there is to say about it."""
    for one in documents:
        for path in one.dateien if all_of_them else one.neu:
            print(path.as_posix(), flush=True)
        if one.gleich and all_of_them:
            say(f"{one.kind}: {', '.join(one.gleich)} unverändert")
        for sentence in one.warnungen if all_of_them or one.neu else ():
            say(f"Warnung: {sentence}")
        yield one
