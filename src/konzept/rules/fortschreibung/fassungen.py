"""fortschreibung, fassungen: two editions side by side."""

from difflib import get_close_matches

from konzept.model import Entfallen, Index, Teil
from konzept.rules.rule import Kontext


def kann_herkunft(teil: object) -> bool:
    """Whether a part is of a kind that says where it comes from: only of those an edition gives account."""
    return isinstance(teil, Teil) and "herkunft" in type(teil).model_fields


def weitergefuehrt(index: Index) -> frozenset[str]:
    """Ids of the previous edition that parts of this one say they come from."""
    parts = (getattr(knoten.teil, "herkunft", None) for knoten in index.knoten)
    return frozenset(kennung for herkunft in parts if herkunft for kennung in herkunft.aus)


def lebend(index: Index) -> frozenset[str]:
    """Ids of the parts that an edition has; an entry under „entfallen“ is none."""
    return frozenset(
        kennung for kennung, found in index.alle.items() if any(not isinstance(one.teil, Entfallen) for one in found)
    )


def frueher(teil: Teil, kontext: Kontext, vorher: Index) -> str:
    """A part of the previous edition by the number and the word it had there."""
    return Kontext(vorher, kontext.stichtag).name(teil)


_VIELE = 500
"""Among more ids than this nothing is proposed: looking for what is near takes time for each of them."""


def nahe(kennung: str, vorher: Index) -> str:
    """A question for the id that may have been meant, after a blank; empty if none is near."""
    near = get_close_matches(kennung, vorher.alle, n=1, cutoff=0.7) if len(vorher.alle) <= _VIELE else []
    return f" Meinten Sie „{near[0]}“?" if near else ""
