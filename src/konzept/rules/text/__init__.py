"""text: does the wording mean in print what it was meant to?"""

from types import ModuleType

from konzept.rules.text import auszeichnung, druckreife, verweise, wortwahl

MODULES: tuple[ModuleType, ...] = (auszeichnung, verweise, druckreife, wortwahl)
