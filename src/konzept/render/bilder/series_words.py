"""A series in words and in rows, for those who do not see the picture."""

from collections.abc import Iterator

from konzept.model import Indikator
from konzept.model.ziele import Messwert
from konzept.render.bilder.picture import Tabelle
from konzept.render.bilder.series import GRUPPEN
from konzept.render.bilder.series_data import Gruppe, Reihe
from konzept.werte.stil import mit_einheit


def alternativtext(indikator: Indikator, reihe: Reihe) -> str:
    """What the picture shows, in sentences with the essential numbers."""
    unit = f" (in {indikator.einheit})" if indikator.einheit else ""
    said = [f"Liniendiagramm zu „{indikator.titel}“{unit}."]
    said += [_gruppe(gruppe, _einheit(indikator)) for gruppe in reihe.gruppen[:GRUPPEN]]
    if len(reihe.gruppen) > GRUPPEN:
        rest = ", ".join(gruppe.name for gruppe in reihe.gruppen[GRUPPEN:])
        said.append(f"Nicht gezeichnet, nur in der Tabelle: {rest}.")
    if reihe.ausgang:
        year = f" ({reihe.ausgang.zeit})" if reihe.ausgang.zeit else ""
        said.append(f"Ausgangswert: {mit_einheit(reihe.ausgang.wort, _einheit(indikator))}{year}.")
    for ziel in reihe.ziele:
        said.append(f"{'Zwischenziel' if ziel.zwischen else 'Ziel'}: {ziel.wort}.")
    for gruppe, von, bis in reihe.luecken:
        said.append(f"Zwischen {von} und {bis} gibt es keine Werte{f' ({gruppe})' if gruppe else ''}.")
    breaks = [punkt.zeit for gruppe in reihe.gruppen for punkt in gruppe.punkte if punkt.bruch]
    said += [f"Die Reihe bricht bei {', '.join(dict.fromkeys(breaks))}."] if breaks else []
    return " ".join(said)


def _einheit(indikator: Indikator) -> str:
    """The unit as it stands behind a number: short ones only."""
    return str(indikator.einheit) if indikator.einheit and len(indikator.einheit) <= 12 else ""


def _gruppe(gruppe: Gruppe, einheit: str) -> str:
    name, word = (f"{gruppe.name}: ", "von") if gruppe.name else ("", "Von")
    first, last = gruppe.punkte[0], gruppe.punkte[-1]
    end = f"{mit_einheit(last.wort, einheit)} ({last.zeit}{', vorläufig' if last.vorlaeufig else ''})"
    if first is last:
        return f"{name}{end}."
    high = max(gruppe.punkte, key=lambda punkt: punkt.wert)
    low = min(gruppe.punkte, key=lambda punkt: punkt.wert)
    inner = [f"{which} {one.wort} ({one.zeit})" for which, one in (("höchster Wert", high), ("niedrigster Wert", low))
             if one.wert not in (first.wert, last.wert)]  # fmt: skip
    between = f"; {', '.join(inner)}" if inner else ""
    return f"{name}{word} {mit_einheit(first.wort, einheit)} ({first.zeit}) auf {end}{between}."


def tabelle(indikator: Indikator) -> Tabelle:
    """All values as they stand in the concept, in its order; columns that nothing would stand in are left out."""
    value = f"Wert (in {indikator.einheit})" if indikator.einheit else "Wert"
    head = ("Zeitraum", "Gruppe", value, "Hinweis")
    rows = [
        (
            one.zeitraum.gedruckt() if one.zeitraum else "",
            str(one.gruppe or ""),
            one.wert.gedruckt() if one.wert else "keine Angabe",
            "; ".join(_hinweise(one)),
        )
        for one in indikator.messwerte
    ]
    used = [at for at in range(len(head)) if at in (0, 2) or any(row[at] for row in rows)]
    return Tabelle(tuple(head[at] for at in used), tuple(tuple(row[at] for at in used) for row in rows))


def _hinweise(messwert: Messwert) -> Iterator[str]:
    if messwert.vorlaeufig == "ja":
        yield "vorläufig"
    if messwert.bruch == "ja":
        yield "Bruch in der Reihe"
    if messwert.anmerkung:
        yield messwert.anmerkung
