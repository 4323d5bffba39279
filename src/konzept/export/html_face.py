"""The face of a town in HTML: values for the frame ``templates/html/rahmen.html``, none where the house's hold."""

from html import escape

from konzept.export.ast import Node, raw
from konzept.export.images import data_uri
from konzept.gesicht import DUNKLE_FLAECHE, HAUS, Farben, Gesicht


def face(gesicht: Gesicht) -> Node:
    """``stil``: rules that come after those of the frame; ``logo``: an element for its head."""
    rules = _colours(gesicht.farben) if gesicht.farben != HAUS.farben else ""
    if gesicht.schrift != HAUS.schrift:
        # Not embedded: a font is larger than the document, and its licence often only allows print.
        rules += f'html {{ font-family: "{gesicht.schrift}", system-ui, "Segoe UI", Roboto, Arial, sans-serif; }}\n'
    found = {"stil": rules}
    if gesicht.logo:
        words, source = escape(gesicht.logo.alternativtext), data_uri(gesicht.logo.inhalt)
        found["logo"] = f'<p class="logo"><img src="{source}" alt="{words}"></p>'
    return {key: {"t": "MetaInlines", "c": [raw("RawInline", "html", value)]} for key, value in found.items() if value}


def _colours(farben: Farben) -> str:
    stripe = "header { border-bottom: .25rem solid var(--streifen); }\n" if farben.streifen else ""
    light = f"--akzent: {farben.akzent}; --flaeche: {farben.flaeche}; --linie: {farben.linie};"
    dark = f"--akzent: {farben.akzent_im_dunkeln}; --flaeche: {DUNKLE_FLAECHE};"
    if farben.streifen:
        light += f" --streifen: {farben.streifen};"
        dark += f" --streifen: {farben.streifen_im_dunkeln};"
    return (
        f"@media screen and (prefers-color-scheme: light), print {{ :root {{ {light} }} }}\n"
        f"@media screen and (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}\n{stripe}"
    )
