"""The catalogue: every rule, one module or package per subject."""

from types import ModuleType

from konzept.rules import (
    finanzen,
    fortschreibung,
    fristen,
    indikatoren,
    stand,
    steuerung,
    struktur,
    text,
    verantwortung,
    ziele,
)
from konzept.rules.rule import Doc, Fund, Kontext, Rule

__all__ = ["KATALOG", "Doc", "Fund", "Kontext", "Rule"]

_MODULES: tuple[ModuleType, ...] = (
    *struktur.MODULES, ziele, *indikatoren.MODULES, *verantwortung.MODULES, *fristen.MODULES, *finanzen.MODULES,
    *steuerung.MODULES, *stand.MODULES, *text.MODULES, *fortschreibung.MODULES,
)  # fmt: skip

KATALOG: tuple[Rule, ...] = tuple(
    found for module in _MODULES for found in vars(module).values() if isinstance(found, Rule)
)
"""All rules, in the order of their subjects and of the files they stand in."""
