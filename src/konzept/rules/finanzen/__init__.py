"""finanzen: what does it cost, who pays, and do the sums add up?"""

from types import ModuleType

from konzept.rules.finanzen import angaben, deckung, summen

MODULES: tuple[ModuleType, ...] = (deckung, summen, angaben)
