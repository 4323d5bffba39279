"""fristen: is it said by when, and does the date fit the concept?"""

from types import ModuleType

from konzept.rules.fristen import termine, zeitraum, zukunft

MODULES: tuple[ModuleType, ...] = (zeitraum, termine, zukunft)
