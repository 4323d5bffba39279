"""verantwortung: is it said who does it?"""

from types import ModuleType

from konzept.rules.verantwortung import akteure, massnahmen

MODULES: tuple[ModuleType, ...] = (massnahmen, akteure)
