"""How wide a text is, measured and not guessed, and how it is made to fit."""

from konzept.render.bilder.widths import FETT, NORMAL

LUFT = 1.13
"""Room for browsers and offices without Source Sans 3: Arial, the next in the row, is up to an eighth wider."""
_UNBEKANNT = 1150
"""Letters of other fonts (Arabic, emoji): as wide as the widest."""


def _by_letter(table: dict[int, str]) -> dict[str, int]:
    return {letter: width for width, letters in table.items() for letter in letters}


_BREITEN = {False: _by_letter(NORMAL), True: _by_letter(FETT)}


def weite(text: str, groesse: float, fett: bool = False) -> float:
    """Width of a line in the unit of ``groesse``."""
    breiten = _BREITEN[fett]
    return sum(breiten.get(letter, _UNBEKANNT) for letter in text) * groesse / 1000 * LUFT


def gekuerzt(text: str, platz: float, groesse: float, fett: bool = False) -> str:
    """As much of the text as fits, with "…" if that is not all; cut between words if a word fits at all."""
    if weite(text, groesse, fett) <= platz:
        return text
    rest = platz - weite("…", groesse, fett)
    kept = 0
    for letter in text:
        rest -= weite(letter, groesse, fett)
        if rest < 0:
            break
        kept += 1
    start = text[:kept]
    words = start.rpartition(" ")[0] if kept < len(text) and text[kept] != " " else start
    # Not between words if most of what fits would be lost.
    return (words if len(words) > kept * 0.6 else start).rstrip(" ,;:–-") + "…"


def umbrochen(text: str, platz: float, groesse: float, zeilen: int) -> tuple[str, ...]:
    """The text in at most so many lines; the last one is cut short if need be."""
    lines, words = list[str](), text.split(" ")
    while words and len(lines) < zeilen - 1:
        taken = 1
        while taken < len(words) and weite(" ".join(words[: taken + 1]), groesse) <= platz:
            taken += 1
        lines.append(gekuerzt(" ".join(words[:taken]), platz, groesse))
        words = words[taken:]
    return (*lines, gekuerzt(" ".join(words), platz, groesse)) if words else tuple(lines)
