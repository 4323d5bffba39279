"""Walks over the tree of a document: what they give, and that they leave alone what they need not touch."""

from typing import Any

from konzept.export.ast import BLAETTER, Node, elements, plain, rewrite, string

NOTE: Node = {"t": "Note", "c": [{"t": "Para", "c": [string("unten")]}]}
LINK: Node = {"t": "Link", "c": [["", [], []], [string("zwei")], ["#k", ""]]}
ERSTER: Node = {"t": "Para", "c": [string("eins"), {"t": "Space"}, LINK, NOTE]}
ZWEITER: Node = {"t": "BulletList", "c": [[{"t": "Plain", "c": [string("drei"), {"t": "LineBreak"}]}]]}
BLOCKS = [ERSTER, ZWEITER]


def kinds(found: Any) -> list[str]:
    return [element["t"] for element in found]


def test_reading_order() -> None:
    words = ["Para", "Str", "Space", "Link", "Str", "Note", "Para", "Str", "BulletList", "Plain", "Str", "LineBreak"]
    assert kinds(elements(BLOCKS)) == words
    assert kinds(elements(BLOCKS, BLAETTER)) == [word for word in words if word not in BLAETTER]
    assert kinds(elements(BLOCKS, ("Note", "BulletList"))) == ["Para", "Str", "Space", "Link", "Str"]
    assert plain(BLOCKS) == "eins zweidrei "


def test_only_what_changes_is_copied() -> None:
    assert rewrite(BLOCKS, {"Header": lambda node: []}) is BLOCKS
    new = rewrite(BLOCKS, {"Link": lambda node: list(node["c"][1])})
    assert kinds(elements(new[0])) == ["Para", "Str", "Space", "Str", "Note", "Para", "Str"]
    assert new[1] is ZWEITER
    assert ERSTER["c"][2] is LINK
    assert new[0]["c"][3] is NOTE


def test_rules_see_the_inside_first() -> None:
    seen: list[str] = []

    def told(node: Node) -> Node:
        seen.append(plain([node]))
        return string(node["c"].upper()) if node["t"] == "Str" else node

    assert plain(rewrite(ERSTER, dict.fromkeys(("Str", "Link", "Para"), told))) == "EINS ZWEI"
    assert seen == ["eins", "zwei", "ZWEI", "unten", "UNTEN", "EINS ZWEI"]
