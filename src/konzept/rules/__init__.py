"""The catalogue: every rule, one module per subject."""

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

_SUBJECTS: tuple[ModuleType, ...] = (
    struktur, ziele, indikatoren, verantwortung, fristen, finanzen, steuerung, stand, text, fortschreibung,
)  # fmt: skip

KATALOG: tuple[Rule, ...] = tuple(
    found for subject in _SUBJECTS for found in vars(subject).values() if isinstance(found, Rule)
)
"""All rules, in the order of their subjects and of the files they stand in."""
