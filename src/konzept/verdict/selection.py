"""Which rules run: names and subjects, the closer one wins."""

from collections.abc import Iterable
from fnmatch import fnmatchcase
from unicodedata import normalize

from konzept.rules import KATALOG, Rule
from konzept.settings import ALLE, Auswahl, Names


def chosen(auswahl: Auswahl, katalog: Iterable[Rule] = KATALOG) -> tuple[Rule, ...]:
    """The rules of ``katalog`` that ``auswahl`` wants, in their order."""
    wanted = (*auswahl.select, *auswahl.extend_select)
    return tuple(rule for rule in katalog if _closeness(rule, wanted) > _closeness(rule, auswahl.ignore))


def refused_by(rule: Rule, auswahl: Auswahl) -> str:
    """The word under ``ignore`` that keeps a rule from running; empty if it runs, or if nothing asks for it."""
    if chosen(auswahl, (rule,)):
        return ""
    return next((word for word in (rule.name, rule.thema, ALLE) if word in auswahl.ignore), "")


def _closeness(rule: Rule, names: Names) -> int:
    """How closely ``names`` speak of a rule: 3 by its name, 2 by its subject, 1 by all, 0 not at all."""
    return next((n for n, word in ((3, rule.name), (2, rule.thema), (1, ALLE)) if word in names), 0)


def silent_at(path: str, auswahl: Auswahl) -> Names:
    """Rules and subjects that say nothing about the file ``path`` (relative to the settings, with "/")."""
    here = (names for pattern, names in auswahl.per_path_ignores.items() if _covers(pattern, path))
    return tuple(name for names in here for name in names)


def _covers(pattern: str, path: str) -> bool:
    """As in .gitignore: without "/" it is any file or folder of that name; a folder stands for all that is in it."""
    # macOS hands out names with their umlauts taken apart; Windows' separators are typed from habit.
    pattern = normalize("NFC", pattern).replace("\\", "/").removeprefix("./").rstrip("/")
    path, anchored = normalize("NFC", path), "/" in pattern
    pattern = pattern.removeprefix("/")
    if not anchored:
        return any(fnmatchcase(part, pattern) for part in path.split("/"))
    return any(fnmatchcase(path, one) for one in (pattern, f"{pattern}/*"))


def speaks_of(names: Names, rule: str, thema: str) -> bool:
    """Whether a rule or its subject is among ``names``."""
    return bool({rule, thema, ALLE} & {*names})
