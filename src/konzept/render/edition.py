"""How an edition of a concept is called in print."""

from konzept.model import Konzept


def zeitraum(konzept: Konzept) -> str:
    """The period of validity as it is printed: "2018–2021", "ab 2018"; empty if the concept does not say."""
    von, bis = konzept.geltung.von, konzept.geltung.bis
    if von and bis:
        return f"{von}–{bis}"
    return f"ab {von}" if von else f"bis {bis}" if bis else ""


def fassung(konzept: Konzept) -> str:
    """An edition in one line: „Zusammenleben in Steinfurt, 1. Fortschreibung, 2018–2021, Stand 29.09.2017“."""
    stand = f"Stand {konzept.stand.gedruckt()}" if konzept.stand else ""
    return ", ".join(filter(None, (konzept.titel, konzept.fassung, zeitraum(konzept), stand)))
