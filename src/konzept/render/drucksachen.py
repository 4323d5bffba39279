"""Council papers: which of them a document is about."""

from functools import cached_property

from konzept.model import Beschluss, Konzept
from konzept.render.fehlt import Fehlt


class Drucksachen:
    """The papers of a concept; of each kind the one that was chosen by its id, or else the newest."""

    def __init__(self, konzept: Konzept, kennung: str | None = None) -> None:
        self._konzept = konzept
        self._kennung = kennung

    @cached_property
    def mitteilungen(self) -> tuple[Beschluss, ...]:
        """Papers that only inform."""
        return tuple(one for one in self._konzept.beschluesse if _informs(one))

    @cached_property
    def vorlagen(self) -> tuple[Beschluss, ...]:
        """Papers on which a body is to decide."""
        return tuple(one for one in self._konzept.beschluesse if _decides(one))

    @property
    def mitteilung(self) -> Beschluss | None:
        """The chosen or newest paper that informs; None if there is none."""
        return self._one(self.mitteilungen, "keine Mitteilung")

    @property
    def vorlage(self) -> Beschluss | None:
        """The chosen or newest paper to decide on; None if there is none."""
        return self._one(self.vorlagen, "keine Beschlussvorlage")

    def _one(self, found: tuple[Beschluss, ...], sonst: str) -> Beschluss | None:
        if self._kennung is not None and found:
            chosen = next((one for one in found if one.id == self._kennung), None)
            if chosen is None:
                known = ", ".join(one.id for one in found)
                raise Fehlt(f"„{self._kennung}“ ist {sonst} dieses Konzepts. Es gibt: {known}.")
            return chosen
        # Without a date it may be of any time; of two equal ones the later entry is the newer.
        return max(found, key=_age, default=None)


def _informs(one: Beschluss) -> bool:
    kind = (one.art or "").casefold()
    return "mitteilung" in kind or "information" in kind


def _decides(one: Beschluss) -> bool:
    return not _informs(one) and bool(one.beschlussvorschlag or "vorlage" in (one.art or "").casefold())


def _age(one: Beschluss) -> tuple[int, int]:
    day = one.datum.ende if one.datum else None
    return (1, day.toordinal()) if day else (0, 0)
