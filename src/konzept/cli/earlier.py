"""The edition before the one that is printed, read when a document asks what has changed."""

from dataclasses import dataclass
from functools import cached_property

from konzept.cli.german import Abbruch, Entfaellt
from konzept.cli.options import Farbe
from konzept.cli.read import Eingabe, neighbour, read
from konzept.cli.terminal import show
from konzept.cli.today import today
from konzept.diff import Vergleich
from konzept.diff import diff as compare
from konzept.finding import Level
from konzept.model import Konzept
from konzept.report import FINDINGS, Verdict
from konzept.verdict import Urteil


@dataclass
class Earlier:
    """What ``--alt`` names, else the concept itself as its ``vorgaenger``."""

    konzept: Konzept
    source: Eingabe
    """Where that concept was read from."""
    alt: str | None
    color: Farbe

    @cached_property
    def files(self) -> Eingabe:
        """The files of the earlier edition. Abbruch if there is none."""
        if self.alt is None and not self.konzept.vorgaenger:
            raise Entfaellt("Diese Dokumentart vergleicht mit der vorigen Fassung. Geben Sie sie mit --alt an, oder "
                            "schreiben Sie unter „vorgaenger“, wo sie liegt.")  # fmt: skip
        return read(self.alt or neighbour(self.source, str(self.konzept.vorgaenger)), self.source.folder)

    @cached_property
    def compared(self) -> Vergleich:
        """What has changed since. Abbruch if the earlier edition cannot be read."""
        loaded = self.files.load()
        if loaded.konzept is not None:
            return compare(loaded.konzept, self.konzept)
        faults = (fault for fault in loaded.findings if fault.level is Level.FEHLER)
        verdict = Verdict((Urteil.of(faults, loaded.places),), today())
        show(FINDINGS["full"], FINDINGS["full"].findings(verdict), self.color, stderr=True)
        raise Abbruch("Verglichen wird erst, wenn die frühere Fassung zu lesen ist.")
