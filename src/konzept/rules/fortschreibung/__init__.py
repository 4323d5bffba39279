"""fortschreibung: does this edition account for everything the previous one had?"""

from types import ModuleType

from konzept.rules.fortschreibung import herkunft, verbleib, zusagen

MODULES: tuple[ModuleType, ...] = (verbleib, herkunft, zusagen)
