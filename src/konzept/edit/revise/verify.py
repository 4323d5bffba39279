"""Nothing is handed out that says anything else than it is meant to."""

from collections import Counter

from konzept.edit.check import comments, same_to_others
from konzept.edit.revise.blatt import Blatt
from konzept.edit.revise.schritte import Schritte, applied
from konzept.edit.tree import Unusual, tree
from konzept.source import Places, parse

_LOST = "was zu ändern wäre, gäbe Daten oder Kommentare nicht unverändert wieder"


def verify(blatt: Blatt, schritte: Schritte, new: str) -> None:
    """Unusual if ``new`` is not what the steps make of a file: other data, a new fault, a comment from nowhere."""
    datei = blatt.datei
    after = parse(new, datei.name, Places(), datei.base)
    said = Counter((one.rule, one.message) for one in after.findings)
    if after.data != applied(datei.data, datei.base, schritte) or said - datei.beanstandet:
        raise Unusual(_LOST)
    if comments(tree(new.replace("\r\n", "\n"))) - comments(blatt.layout):
        raise Unusual(_LOST)
    if not same_to_others(datei.text, new, lambda data: applied(data, datei.base, schritte)):
        raise Unusual(_LOST)
