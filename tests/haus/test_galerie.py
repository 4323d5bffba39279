"""The gallery shows each kind of document of each example there is, and nothing else; its pixels may be older."""

from PIL import Image
from scripts import galerie

from konzept.cli.templates import Templates


def test_the_page_is_current_in_kind() -> None:
    found = {name: galerie.kinds(folder) for name, folder in galerie.concepts().items()}
    assert set(found) >= {"steinfurt", "neumuenster-2015", "neumuenster-2022", "rhein-kreis-neuss"}
    assert all({"konzept", "kurzfassung"} <= set(its) for its in found.values())
    assert set().union(*found.values()) <= set(Templates().kinds())
    assert galerie.PAGE.read_text(encoding="utf-8") == galerie.page_text(found), "python -m scripts.galerie"


def test_every_picture_of_the_page_is_there_and_no_other() -> None:
    named = {f"{name}-{kind}.png" for name, folder in galerie.concepts().items() for kind in galerie.kinds(folder)}
    assert {path.name for path in galerie.PICTURES.iterdir()} == named
    for name in named:
        with Image.open(galerie.PICTURES / name) as picture:
            assert picture.width > picture.height > 400, name


def test_pages_are_spread_over_the_whole_document() -> None:
    assert [galerie.spread(pages) for pages in (1, 4, 5, 31)] == [[1], [1, 2, 3, 4], [1, 2, 4, 5], [1, 11, 21, 31]]
