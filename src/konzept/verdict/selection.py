"""Which rules run: names and subjects, the closer one wins."""

from collections.abc import Iterable
from fnmatch import fnmatchcase

from konzept.rules import KATALOG, Rule
from konzept.settings import ALLE, Auswahl, Names


def chosen(auswahl: Auswahl, katalog: Iterable[Rule] = KATALOG) -> tuple[Rule, ...]:
    """The rules of ``katalog`` that ``auswahl`` wants, in their order."""
    wanted = (*auswahl.select, *auswahl.extend_select)
    return tuple(rule for rule in katalog if _closeness(rule, wanted) > _closeness(rule, auswahl.ignore))


def _closeness(rule: Rule, names: Names) -> int:
    """How closely ``names`` speak of a rule: 3 by its name, 2 by its subject, 1 by all, 0 not at all."""
    return next((n for n, word in ((3, rule.name), (2, rule.thema), (1, ALLE)) if word in names), 0)


def silent_at(path: str, auswahl: Auswahl) -> Names:
    """Rules and subjects that say nothing about the file ``path`` (relative to the settings, with "/")."""
    here = (names for pattern, names in auswahl.per_path_ignores.items() if _covers(pattern, path))
    return tuple(name for names in here for name in names)


def _covers(pattern: str, path: str) -> bool:
    # A folder stands for everything in it, as in .gitignore.
    return any(fnmatchcase(path, one) for one in (pattern, f"{pattern.rstrip('/')}/*"))


def speaks_of(names: Names, rule: str, thema: str) -> bool:
    """Whether a rule or its subject is among ``names``."""
    return bool({rule, thema, ALLE} & {*names})
