"""steuerung: who watches over the concept, and when do they report?"""

from types import ModuleType

from konzept.rules.steuerung import aufgaben, berichte, beschluesse, beteiligung, gremien

MODULES: tuple[ModuleType, ...] = (berichte, gremien, beschluesse, beteiligung, aufgaben)
