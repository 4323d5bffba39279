"""Two editions of a concept: what changed, and what became of everything.

    two concepts --pairing--> who continues whom --facts, fates--> changes, what became of every old part
                                                 --weight--------> how much a change weighs
                                                 --suspects------> what should have changed with it
    similar: who could continue whom, where nobody has said so; only a proposal
    fields, flow, words: what is compared of a part, of a text, and of two texts word by word
    place: the field of action a change belongs to

Facts come first and hold for every reader; what they weigh and how they are told is decided later. A change of ``nr``,
of the order in a list, of file layout or of white space is no change: identity is the id, numbers are labels, and text
is what it says, not how it is wrapped.
"""

from konzept.diff.facts import Vergleich, diff
from konzept.diff.fields import part_id
from konzept.diff.pairing import Pairing, pair
from konzept.diff.place import bereich, bereiche, feld, label, seite
from konzept.diff.similar import Vorschlag, proposals
from konzept.diff.suspects import Verdacht, suspects
from konzept.diff.value import Art, Change, Schicksal, Verb
from konzept.diff.weight import Gewicht, gewicht, kind_of
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
    "bereich",
    "bereiche",
    "diff",
    "feld",
    "gewicht",
    "kind_of",
    "label",
    "marks",
    "pair",
    "part_id",
    "proposals",
    "seite",
    "suspects",
]
