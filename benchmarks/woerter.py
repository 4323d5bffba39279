"""The German words that generated concepts are made of; nothing here is taken from a real town."""

FELDER = (
    "Sprache", "Bildung", "Arbeit", "Wohnen", "Gesundheit", "Kultur", "Sport", "Ehrenamt", "Familie", "Jugend",
    "Ältere Menschen", "Verwaltung", "Nachbarschaft", "Religion und Begegnung", "Ausbildung", "Mobilität",
    "Digitales", "Schutz vor Diskriminierung", "Politische Teilhabe", "Ankommen",
)  # fmt: skip
FORMATE = (
    "Sprachkurs", "Beratungsstelle", "Lotsenprogramm", "Begegnungscafé", "Werkstatt", "Fachtag", "Patenschaften",
    "Sommerschule", "Infoabend", "Wegweiser", "Hausbesuche", "Förderunterricht", "Praktikumsbörse", "Lesenachmittag",
    "Runder Tisch", "Schwimmkurs", "Nähwerkstatt", "Bewerbungstraining", "Elternfrühstück", "Stadtrundgang",
    "Theaterprojekt", "Gemeinschaftsgarten", "Vortragsreihe", "Qualifizierung", "Sprechstunde",
)  # fmt: skip
GRUPPEN = (
    "Eltern", "Frauen", "Jugendliche", "Ältere", "Auszubildende", "Familien mit kleinen Kindern", "Geflüchtete",
    "Beschäftigte der Verwaltung", "Ehrenamtliche", "Schulkinder", "Alleinerziehende", "Fachkräfte", "Neuzugewanderte",
    "Vereine", "Kindergartenkinder", "Arbeitsuchende", "Menschen mit Behinderung", "Mieterinnen und Mieter",
    "Patientinnen und Patienten", "Studierende",
)  # fmt: skip
ORTE = (
    "in der Innenstadt", "im Norden", "im Süden", "im Westen", "im Osten", "am Bahnhof", "in der Bücherei",
    "im Rathaus", "in der Volkshochschule", "an der Gesamtschule", "am Gymnasium", "in der Südstadt",
    "im Familienzentrum", "im Jugendhaus", "im Gemeindehaus", "auf dem Marktplatz", "im Stadtteilbüro",
    "an der Grundschule", "am Berufskolleg", "im Sportpark",
)  # fmt: skip
ZIELE = (
    "Der Zugang zu Angeboten gelingt", "Alle werden gut beraten", "Wege in Ausbildung stehen offen",
    "Begegnung wird selbstverständlich", "Vereine öffnen sich", "Die Verwaltung spricht verständlich",
    "Eltern sind beteiligt", "Niemand bleibt allein", "Leistungen werden anerkannt", "Gesundheit ist erreichbar",
    "Wohnraum ist bezahlbar", "Engagement wird gewürdigt",
)  # fmt: skip
SAETZE = (
    "Das Angebot findet einmal in der Woche statt und wird von zwei Fachkräften begleitet.",
    "Die Teilnahme ist kostenlos, eine Anmeldung ist nicht nötig.",
    "Für Kinder wird während der Treffen eine Betreuung angeboten.",
    "Die Einladung geht in sechs Sprachen über Schulen, Kindertagesstätten und Vereine.",
    "Nach einem halben Jahr wird gemeinsam ausgewertet, was sich bewährt hat.",
    "Die Räume stellt die Stadt, die Ausstattung kommt aus dem laufenden Haushalt.",
    "Wer mitmachen möchte, findet feste Ansprechpersonen vor Ort.",
    "Die Ergebnisse werden einmal im Jahr im Ausschuss vorgestellt.",
    "Ein kleiner Arbeitskreis bereitet die Termine vor und sorgt für den Austausch.",
    "Bestehende Angebote werden einbezogen, damit nichts doppelt entsteht.",
    "Besonders angesprochen werden Menschen, die bisher selten erreicht wurden.",
    "Die Erfahrungen aus dem ersten Durchgang fließen in die weitere Planung ein.",
    "Übersetzt wird bei Bedarf durch geschulte Sprachmittlerinnen und Sprachmittler.",
    "Gefördert wird vor allem, was sich später ohne Zuschuss tragen kann.",
    "Die Zusammenarbeit mit den Schulen ist in einer Vereinbarung geregelt.",
    "Ein Bericht über Teilnahme und Wirkung liegt am Ende des Jahres vor.",
)
STELLEN = (
    ("Fachdienst", "Fachdienst", "Verwaltung"), ("Kommunales Integrationszentrum", "Fachdienst", "Verwaltung"),
    ("Volkshochschule", "Einrichtung", "Bildung"), ("Sportverein", "Verein", "Sportvereine"),
    ("Wohlfahrtsverband", "Verband", "Wohlfahrtsverbände"), ("Migrantenorganisation", "Verein",
    "Migrantenorganisationen"), ("Jugendzentrum", "Einrichtung", "Jugend"), ("Kirchengemeinde", "Gemeinde", "Kirchen"),
    ("Gewerkschaftsbüro", "Verband", "Gewerkschaften"), ("Wirtschaftsförderung", "Fachdienst", "Wirtschaft"),
    ("Polizeiwache", "Behörde", "Polizei"), ("Kulturverein", "Verein", "Kultur"),
)  # fmt: skip
MESSUNGEN = (
    ("Teilnehmende", "Personen", "Anzahl der Menschen, die im Jahr wenigstens dreimal teilgenommen haben."),
    ("Beratungen", "Gespräche", "Abgeschlossene Gespräche im Kalenderjahr, ohne Anfragen am Telefon."),
    ("Zufriedenheit", "%", "Anteil der Befragten, die das Angebot als hilfreich bezeichnen."),
    ("Vermittlungen", "Personen", "Anzahl der Menschen, die innerhalb eines Jahres eine Stelle gefunden haben."),
)
