"""The catalogue: every rule, one module per subject."""

from types import ModuleType

from konzept.rules import fristen, indikatoren, steuerung, struktur, text, verantwortung
from konzept.rules.rule import Doc, Fund, Kontext, Rule

__all__ = ["KATALOG", "Doc", "Fund", "Kontext", "Rule"]

_SUBJECTS: tuple[ModuleType, ...] = (struktur, indikatoren, verantwortung, fristen, steuerung, text)

KATALOG: tuple[Rule, ...] = tuple(
    found for subject in _SUBJECTS for found in vars(subject).values() if isinstance(found, Rule)
)
"""All rules, in the order of their subjects and of the files they stand in."""
