"""struktur: do the parts hang together?"""

from types import ModuleType

from konzept.rules.struktur import benennung, gliederung, kennungen

MODULES: tuple[ModuleType, ...] = (kennungen, gliederung, benennung)
