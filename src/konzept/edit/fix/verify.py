"""Nothing is handed out that says anything else than it is meant to."""

from collections import Counter
from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from konzept.edit.check import comments, same_to_others
from konzept.edit.fix.stoff import Abhilfe, Datei
from konzept.edit.tree import Unusual, odd_breaks, tree
from konzept.source import Places, Route, parse

_ODD = "sie enthält ungewöhnliche Zeilenumbrüche (CR, U+0085, U+2028 oder U+2029)"
_LOST = "was zu ändern wäre, gäbe Daten oder Kommentare nicht unverändert wieder"


def fixed(datei: Datei, answers: Sequence[Abhilfe]) -> str:
    """The text of a file with ``answers``. Unusual says why it has to stay as it is."""
    if odd_breaks(datei.text):
        raise Unusual(_ODD)
    new = _put(datei.text, answers)
    expected = _expected_comments(datei, answers)
    if not (_same_data(datei, answers, new) and comments(tree(_plain(new))) == expected):
        raise Unusual(_LOST)
    if not same_to_others(datei.text, new, lambda data: changed(data, datei.base, answers)):
        raise Unusual(_LOST)
    return new


def apart(answers: Sequence[Abhilfe]) -> list[Abhilfe]:
    """Those that do not touch a piece that an earlier one has changed; what is left out has its turn next time."""
    taken: list[Abhilfe] = []
    behind = -1
    for answer in sorted(answers, key=lambda one: one.schnitte[0].start):
        if answer.schnitte[0].start > behind:
            taken.append(answer)
            behind = max(cut.end for cut in answer.schnitte)
    return taken


def _put(text: str, answers: Sequence[Abhilfe]) -> str:
    cuts = sorted((cut for answer in answers for cut in answer.schnitte), key=lambda cut: cut.start)
    pieces, at = list[str](), 0
    for cut in cuts:
        pieces += (text[at : cut.start], cut.new)
        at = cut.end
    return "".join((*pieces, text[at:]))


def _same_data(datei: Datei, answers: Sequence[Abhilfe], new: str) -> bool:
    after = parse(new, datei.name, Places(), datei.base)
    mended = Counter((one.rule, one.message) for answer in answers for one in answer.findings)
    said = Counter((one.rule, one.message) for one in after.findings)
    return bool(after.data == changed(datei.data, datei.base, answers) and said == datei.beanstandet - mended)


def changed(data: Any, base: Route, answers: Sequence[Abhilfe]) -> Any:
    """``data`` of a file at ``base`` as they are meant to be afterwards."""
    whole = [deepcopy(data)]
    for route, value in (one for answer in answers for one in answer.werte):
        part: Any = whole
        *above, last = (0, *route[len(base) :])
        for step in above:
            part = part[step]
        part[last] = value
    return whole[0]


def _expected_comments(datei: Datei, answers: Sequence[Abhilfe]) -> Counter[str]:
    after = {line: text for line, (_, text) in datei.kommentare.items()}
    after |= dict(one for answer in answers for one in answer.kommentare)
    return Counter(text for text in after.values() if text)


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n")
