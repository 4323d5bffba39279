"""stand: what became of it so far, and is that still current?"""

from types import ModuleType

from konzept.rules.stand import eintraege, umsetzung

MODULES: tuple[ModuleType, ...] = (umsetzung, eintraege)
