"""Two editions of a concept: what changed, and what became of everything.

    two concepts --pairing--> who continues whom --facts--> changes and fates
                                                 --weight-> how much a change weighs
                                                 --suspects> what should have changed with it
    similar: who could continue whom, where nobody has said so; only a proposal

Facts come first and hold for every reader; what they weigh and how they are told is decided later. A change of ``nr``,
of the order in a list, of file layout or of white space is no change: identity is the id, numbers are labels, and text
is what it says, not how it is wrapped.
"""

from konzept.diff.facts import Vergleich, diff
from konzept.diff.pairing import Pairing, pair
from konzept.diff.similar import Vorschlag, proposals
from konzept.diff.suspects import Verdacht, suspects
from konzept.diff.value import Art, Change, Schicksal, Verb
from konzept.diff.weight import Gewicht, gewicht
from konzept.diff.words import Strich, marks

__all__ = [
    "Art",
    "Change",
    "Gewicht",
    "Pairing",
    "Schicksal",
    "Strich",
    "Verb",
    "Verdacht",
    "Vergleich",
    "Vorschlag",
    "diff",
    "gewicht",
    "marks",
    "pair",
    "proposals",
    "suspects",
]
