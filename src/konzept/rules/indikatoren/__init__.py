"""indikatoren: can anyone tell whether it works?"""

from types import ModuleType

from konzept.rules.indikatoren import aktualitaet, angaben, messwerte, zielwert, zwischenziel

MODULES: tuple[ModuleType, ...] = (angaben, zielwert, zwischenziel, messwerte, aktualitaet)
