"""Single days in notations that are not accepted, but that can be read in one way only."""

import re
from datetime import date
from unicodedata import normalize

_DASH = r"[-‐‑–./]"
_Y = r"(?P<y>(?:19|20|21)\d\d)"
_MONTHS = ("jan", "feb", "mär", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "dez")
_MONTH = (
    r"(?P<w>jan(?:uar)?|feb(?:ruar)?|märz?|maerz|mrz|apr(?:il)?|mai|juni?|juli?|aug(?:ust)?|sept?(?:ember)?"
    r"|okt(?:ober)?|nov(?:ember)?|dez(?:ember)?)\.?"
)
_FORMS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_Y} ?{_DASH} ?(?P<m>\d\d?) ?{_DASH} ?(?P<d>\d\d?)\.?",
        rf"(?P<d>\d\d?) ?\. ?(?P<m>\d\d?) ?\. ?{_Y}\.?",
        rf"(?P<d>\d\d?)\.? ?{_MONTH} ?{_Y}",
        rf"(?P<d>\d\d?) ?[-‐‑–/] ?(?P<m>\d\d?) ?[-‐‑–/] ?{_Y}",
    )
)
_TWOFOLD = _FORMS[-1]
"""3/4/2027 is the fourth of March for some."""


def eindeutiger_tag(text: str) -> date | None:
    """The one day that ``text`` can mean; None if it is none, or if it could be two.

    A year of two digits is never clear: „31.3.27“ does not say which century.
    """
    folded = normalize("NFC", " ".join(text.split())).casefold()
    form, found = next(((form, hit) for form in _FORMS if (hit := form.fullmatch(folded))), (None, None))
    if found is None:
        return None
    groups = found.groupdict()
    day, month = int(groups["d"]), _month(groups.get("w") or "") or int(groups["m"])
    if form is _TWOFOLD and day <= 12 and day != month:
        return None
    try:
        return date(int(groups["y"]), month, day)
    except ValueError:
        return None


def _month(word: str) -> int:
    """Number of a month by its name; 0 without one."""
    beginning = {"mae": "mär", "mrz": "mär"}.get(word[:3], word[:3])
    return _MONTHS.index(beginning) + 1 if beginning else 0
