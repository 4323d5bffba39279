"""The faults that reading can find, before any rule runs: names, weights and explanations, in one table.

They are findings like any other; ``konzept rule NAME`` explains them with the sentences that stand here.
"""

from dataclasses import dataclass

from konzept.finding import Finding, Level, Span

LESEN = "lesen"


@dataclass(frozen=True, slots=True)
class Fault:
    """A kind of fault: its name, why it is one, and its weight."""

    name: str
    warum: str
    level: Level = Level.FEHLER
    thema: str = LESEN

    @property
    def betrifft(self) -> str:
        """Why nothing that is made for rules reaches it: a German clause without its subject."""
        return _BETRIFFT[self.thema]

    def at(self, span: Span, message: str, hint: str = "", feld: str = "") -> Finding:
        """A finding of this kind at ``span``."""
        return Finding(span, self.name, self.level, message, hint, feld=feld)


_BETRIFFT = {
    LESEN: "wird beim Lesen gefunden",
    "vermerke": "betrifft die Vermerke selbst",
    "druck": "betrifft nicht das Konzept, sondern seinen Druck,",
}
"""Subject → what its faults are about."""

DATEI = Fault(
    "datei-unlesbar",
    "Eine Datei des Konzepts fehlt, ist kein Text in UTF-8 oder größer, als ein Konzept sein kann.",
)
DATEI_UNBEKANNT = Fault(
    "datei-unbekannt",
    "Eine YAML-Datei liegt im Ordner des Konzepts, wird aber nicht gelesen: Ihr Name oder ihr Platz passt zu keinem "
    "Schlüssel. Was darin steht, würde im Druck fehlen. Ist sie erkennbar nicht gemeint, wiegt das nur eine Warnung.",
)
KONFLIKT = Fault(
    "konflikt-marke",
    "Die Datei enthält Marken einer nicht abgeschlossenen Zusammenführung (git merge); beide Fassungen stehen darin.",
)
SYNTAX = Fault("yaml-syntax", "Die Datei ist kein gültiges YAML; was danach steht, kann nicht gelesen werden.")
YAML_UMFANG = Fault(
    "yaml-umfang",
    "konzept liest von YAML nur Schlüssel, Listen und Texte. Anker, Verweise, Merge-Schlüssel, Typmarken und mehrere "
    "Dokumente in einer Datei machen aus kleinen Dateien unüberschaubare und sind nicht erlaubt.",
)
YAML_GROESSE = Fault(
    "yaml-groesse",
    "Die Datei ist tiefer verschachtelt oder hat mehr Werte, als ein Konzept haben kann; das Lesen bricht dort ab.",
)
ABGESCHNITTEN = Fault(
    "text-abgeschnitten",
    "In YAML beginnt mit „ #“ ein Kommentar. Was dahinter steht, fehlt im Konzept, ohne dass es auffällt.",
)
OHNE_STRICH = Fault(
    "text-ohne-strich",
    "Ein Text über mehrere Zeilen enthält eine Aufzählung, aber hinter seinem Schlüssel fehlt der senkrechte Strich. "
    "YAML macht dann aus allen Zeilen eine einzige; die Aufzählung wird mitten im Satz gedruckt.",
)
DOPPELT = Fault(
    "schluessel-doppelt",
    "Derselbe Schlüssel steht zweimal am selben Ort; nur einer von beiden könnte gelten.",
)
UNBEKANNT = Fault(
    "schluessel-unbekannt",
    "Der Schlüssel gehört nicht zum Format; sein Wert würde nirgends geprüft oder gedruckt.",
)
FEHLT = Fault("pflichtfeld-fehlt", "Ein Feld fehlt, ohne das der Teil keinen Namen oder keinen Platz hat.")
FORM = Fault("wert-form", "An dieser Stelle steht Text, wo eine Liste oder ein Abschnitt stehen muss, oder umgekehrt.")
WERT = Fault("wert-unverstanden", "Der Wert lässt sich nicht als das lesen, was an dieser Stelle gebraucht wird.")
VERMERK_OHNE_GRUND = Fault(
    "vermerk-ohne-grund",
    "Ein Vermerk „# konzept: ignore[…]“ unterdrückt einen Befund nur, wenn er sagt, warum; ohne Grund weiß nach einem "
    "Jahr niemand mehr, ob er noch gilt.",
    Level.WARNUNG,
    "vermerke",
)
VERMERK_UNBEKANNT = Fault(
    "vermerk-unbekannt",
    "Ein Vermerk „# konzept: ignore[…]“ nennt keine Regel oder eine, die es nicht gibt, oder ist anders nicht zu "
    "verstehen; er unterdrückt nichts.",
    Level.WARNUNG,
    "vermerke",
)
VERMERK_UNNOETIG = Fault(
    "vermerk-unnoetig",
    "Ein Vermerk „# konzept: ignore[…]“ unterdrückt nichts mehr; er verdeckte einen späteren Befund, den niemand "
    "abgewogen hat.",
    Level.WARNUNG,
    "vermerke",
)
VORGAENGER = Fault(
    "vorgaenger-unlesbar",
    "Unter „vorgaenger“ steht eine Fassung, die sich nicht lesen lässt; was aus ihren Teilen geworden ist, bleibt "
    "ungeprüft.",
    Level.WARNUNG,
)
VORLAGE_VERALTET = Fault(
    "vorlage-veraltet",
    "Eine Vorlage im Ordner „templates“ ist eine Kopie, und ihr Original ist seither anders geworden: Was dort "
    "verbessert wurde, fehlt im Druck, bis es jemand übernimmt.",
    Level.WARNUNG,
    "druck",
)
KONTRAST = Fault(
    "farbe-kontrast",
    "Eine Farbe in konzept.toml hebt sich zu wenig vom Papier ab. Schrift braucht einen Kontrast von 4,5 : 1 "
    "(WCAG 2.1, 1.4.3; EN 301 549, 10.1.4.3); die Gesetze der Länder verlangen das von öffentlichen Stellen. Ein "
    "anderer Farbwert behebt es; deshalb wird vorher nicht gedruckt.",
    thema="druck",
)

FAULTS = {fault.name: fault for fault in vars().copy().values() if isinstance(fault, Fault)}
