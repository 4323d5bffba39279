"""The whole catalogue as one Markdown page, made from what the rules say of themselves."""

from collections.abc import Iterator

from konzept.edit.fix import FIXES
from konzept.faults import FAULTS
from konzept.rules import KATALOG, Rule

_HEAD = """# Regeln

Was `konzept lint` prüft. Diese Seite ist erzeugt: `konzept rule --all`. Eine einzelne Regel
erklärt `konzept rule NAME`.

Jeder Befund wiegt *fehler*, *warnung* oder *hinweis*. Eine Regel wiegt erst ab dem genannten Reifegrad des Konzepts
(sammlung, entwurf, beschlussreif, beschlossen) so viel, wie hier steht; davor ist ihr Befund ein Hinweis.
"""
_OTHERS = (
    ("Beim Lesen", "Was gefunden wird, bevor eine Regel läuft; es gilt in jedem Reifegrad.", "lesen"),
    (
        "Vermerke",
        "Ein Kommentar `# konzept: ignore[regel] Grund` in derselben Zeile oder darüber unterdrückt einen Befund, "
        "`# konzept: ignore-file[regel] Grund` alle einer Datei. Auch ein Thema darf in den Klammern stehen, mehrere "
        "Namen trennt ein Komma. Zu den Vermerken selbst gibt es:",
        "vermerke",
    ),
    (
        "Neben dem Konzept",
        "Was in den Einstellungen oder im Ordner `templates` darüber entscheidet, wie das Konzept gedruckt wird. Ein "
        "Vermerk im Konzept reicht nicht so weit; abschalten lässt sich, was kein Fehler ist, mit `ignore` unter "
        "`[lint]`.",
        "druck",
    ),
)


def page() -> str:
    """The page, ``docs/regeln.md``."""
    return "\n".join((_HEAD, *_reading(), *(line for rule in KATALOG for line in _rule(rule)))).rstrip() + "\n"


def help_of(name: str) -> str:
    """What ``konzept rule NAME`` explains, as Markdown without a heading of its own."""
    rules = {rule.name: rule for rule in KATALOG}
    return "\n".join(_explained(rules[name])) if name in rules else FAULTS[name].warum


def _reading() -> Iterator[str]:
    for head, words, thema in _OTHERS:
        yield f"## {head}\n\n{words}\n"
        yield "| Name | wiegt | Warum |\n| --- | --- | --- |"
        yield from (f"| `{one.name}` | {one.level} | {one.warum} |" for one in FAULTS.values() if one.thema == thema)
        yield ""
    yield "## Beheben lassen\n\nDas behebt `konzept lint --fix`, wo sicher ist, was gemeint war; alles andere bleibt.\n"
    yield "| Name | Was geschieht |\n| --- | --- |"
    yield from (f"| `{name}` | {one.satz} |" for name, one in FIXES.items())
    yield ""


def _rule(rule: Rule) -> Iterator[str]:
    if rule is next(other for other in KATALOG if other.thema == rule.thema):
        yield f"## {rule.thema}\n"
    yield f"### {rule.name}\n"
    yield from _explained(rule)


def _explained(rule: Rule) -> Iterator[str]:
    doc = rule.doc
    yield f"*{rule.level} ab Reifegrad {rule.ab}*\n"
    yield f"{doc.satz} {doc.warum}\n"
    yield f"**Abhilfe:** {doc.abhilfe}\n"
    yield f"**Quelle:** {doc.quelle}\n"
    if doc.vorgaenger:
        yield f"Vorige Fassung:\n\n```yaml\n{doc.vorgaenger}\n```\n"
    yield f"Schlecht:\n\n```yaml\n{doc.schlecht}\n```\n"
    yield f"Gut:\n\n```yaml\n{doc.gut}\n```\n"
