"""The one place that calls pandoc: always in its sandbox, in an empty folder, with a time limit."""

import json
import subprocess
import tempfile
from collections.abc import Sequence

from konzept.export.ast import Node, rewrite
from konzept.export.contract import Ast, ExportFehler

SEKUNDEN = 60.0
"""Time limit of one call. 300 pages take about 2 s; unescaped brackets can make pandoc hang for ever."""

SPEICHER = "4g"
"""Most memory of one call. 300 pages take a quarter of a gigabyte."""
VOLL = 251
"""pandoc's exit code for having reached it."""

# Everything that would turn plain words into something else, or let raw code of a format through, is switched off.
_OFF = (
    "raw_html raw_tex raw_attribute latex_macros tex_math_dollars citations smart yaml_metadata_block "
    "pandoc_title_block markdown_in_html_blocks native_divs native_spans example_lists subscript superscript "
    "auto_identifiers implicit_header_references line_blocks task_lists fancy_lists grid_tables multiline_tables "
    "simple_tables inline_notes strikeout implicit_figures"
)
_EMPHASIS = {
    ("fett",): "Strong",
    ("kursiv",): "Emph",
    ("gestrichen",): "Strikeout",
    ("eingefuegt",): "Underline",
    ("umbruch",): "LineBreak",
}
"""Classes of a span -> the element it stands for: what no sign of the Markdown says, as in ``[Wort]{.fett}``."""
READER = "-".join(["markdown", *_OFF.split()])
"""The reduced Markdown: headings with id, lists, pipe tables, footnotes, links, images, divs and spans."""


def read(markdown: str) -> Ast:
    """Markdown to pandoc's AST; raises `ExportFehler` if that takes too long or is nested too deeply."""
    out = _call(["-f", READER, "-t", "json"], markdown.encode(), SEKUNDEN)
    try:
        ast: Ast = json.loads(out)
        named = any(name.encode() in out for (name,) in _EMPHASIS)
        return {**ast, "blocks": rewrite(ast["blocks"], {"Span": _emphasis})} if named else ast
    except RecursionError:
        raise ExportFehler("Der Text ist zu tief verschachtelt (Listen in Listen, Zitate in Zitaten).") from None


def _emphasis(node: Node) -> Node:
    (ident, classes, pairs), inlines = node["c"]
    kind = _EMPHASIS.get(tuple(classes)) if not ident and not pairs else None
    if kind == "LineBreak":
        return {"t": kind}
    return {"t": kind, "c": inlines} if kind else node


def write(ast: Ast, to: str, options: Sequence[str] = ()) -> bytes:
    """AST to a format of pandoc; ``options`` are further command line words."""
    source = json.dumps(ast, ensure_ascii=False).encode()
    return _call(["-f", "json", "-t", to, "-o", "-", *options], source, SEKUNDEN)


def _call(words: Sequence[str], source: bytes, seconds: float) -> bytes:
    import pypandoc  # type: ignore[import-untyped]  # has no stubs

    # An empty folder as working and data directory: no file of the user's own pandoc set-up may change the result.
    with tempfile.TemporaryDirectory(prefix="konzept-") as empty:
        bounds = ["+RTS", f"-M{SPEICHER}", "-RTS"]
        command = [pypandoc.get_pandoc_path(), *bounds, "--sandbox", f"--data-dir={empty}", *words]
        try:
            done = subprocess.run(command, input=source, capture_output=True, timeout=seconds, cwd=empty, check=False)
        except subprocess.TimeoutExpired:
            raise ExportFehler(
                f"Die Umwandlung wurde nach {seconds:.0f} Sekunden abgebrochen: "
                "Der Text ist zu lang oder enthält sehr viele offene Klammern."
            ) from None
    if done.returncode == VOLL:
        raise ExportFehler(
            f"Die Umwandlung braucht mehr als {SPEICHER.upper()}iB Arbeitsspeicher und wurde abgebrochen: "
            "Der Text ist zu lang oder zu verwickelt."
        )
    if done.returncode:
        # What pandoc refuses is seldom the text, which has passed the gate; its first line says enough.
        said = (done.stderr.decode(errors="replace").strip().splitlines() or [f"Exit-Code {done.returncode}"])[0]
        raise ExportFehler(
            "Die Umwandlung ist fehlgeschlagen. Haben Sie eigene Vorlagen im Ordner „templates“, "
            f"prüfen Sie zuerst diese (pandoc: {said.removeprefix('pandoc: ')})."
        )
    return done.stdout
