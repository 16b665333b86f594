"""The docs keep the docstring sections that numpydoc does not know."""

from __future__ import annotations

from types import SimpleNamespace

from docs.extensions.house_sections import KNOWN, fold, sections
from docs.extensions.leaf_cards import card

DOCSTRING = """Return the point.

Returns
-------
Point

Exactness
---------
Exact rational.

Certificate
-----------
Supporting weights.

Examples
--------
>>> 1
1
""".splitlines()


def test_unknown_sections_become_paragraphs_of_the_notes() -> None:
    folded = fold(DOCSTRING)
    titles = {title for title, _ in sections(folded) if title}
    assert titles == {"Returns", "Examples", "Notes"}
    assert titles <= KNOWN
    text = "\n".join(folded)
    assert "*Exactness.* Exact rational." in text
    assert "*Certificate.* Supporting weights." in text


def test_notes_that_exist_keep_their_text() -> None:
    folded = fold([*DOCSTRING, "", "Notes", "-----", "First."])
    assert [title for title, _ in sections(folded)].count("Notes") == 1
    assert "First." in folded
    assert "*Exactness.* Exact rational." in folded


def test_a_docstring_of_known_sections_stays_as_it_is() -> None:
    lines = ["Words.", "", "Returns", "-------", "int"]
    assert fold(lines) == lines


def test_the_check_sees_a_planted_unknown_section() -> None:
    titles = {title for title, _ in sections(DOCSTRING) if title}
    assert not titles <= KNOWN


def test_headings_inside_a_card_become_bold() -> None:
    assert "**Source**" in card("nash", "Nash.\n\nSource\n------\nNash (1950).", None)


def test_a_card_shows_the_game_and_its_source() -> None:
    leaf = SimpleNamespace(game="B  1, 1", source="Nash (1951)", statement="Two equilibria.")
    lines = card("meeting", "A meeting.", leaf)
    assert "   B  1, 1" in lines
    assert {"Two equilibria.", "Source: Nash (1951)"} <= set(lines)
