"""Whatever lists the first of many says how many it leaves out, from the first one on, and nothing where it shows all."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.report.test_formats import finding, places, result

from seedproof import Document, Finding
from seedproof.report.console import notes
from seedproof.report.markdown import as_markdown
from seedproof.report.tally import said
from seedproof.run.failure import CheckFailure, lost, told


def many(count: int) -> list[Finding]:
    """Return findings on lines of their own."""
    return [finding().model_copy(update={"line": line}) for line in range(1, count + 1)]


def left_out(shown: str) -> str | None:
    """Return how many are said to be left out."""
    found = re.search(r"and ([\d,]+) more", shown)
    return found[1] if found else None


@pytest.mark.parametrize(("count", "more"), [(20, None), (21, "1")])
def test_a_notebook_says_how_many_findings_it_does_not_show(count: int, more: str | None) -> None:
    shown = result(*many(count))._repr_html_()

    assert left_out(shown) == more
    assert shown.count("<mark>") == 20


@pytest.mark.parametrize(("count", "more"), [(50, None), (51, "1"), (1_051, "1,001")])
def test_a_summary_says_how_many_findings_it_does_not_list(tmp_path: Path, count: int, more: str | None) -> None:
    found = result(*many(count))
    shown = "".join(as_markdown(found, places(tmp_path, found)))

    assert left_out(shown) == more
    assert shown.count("\n- ") == 50 + (more is not None)


@pytest.mark.parametrize(("count", "more"), [(8, None), (9, "1")])
def test_a_terminal_says_at_how_many_more_places_the_same_is_found(count: int, more: str | None) -> None:
    (places,) = [note for note in notes(finding(), many(count), "x" * 200) if note.startswith("also at ")]

    assert left_out(places) == more
    assert re.findall(r"\d+:\d+", places) == [f"{line}:1" for line in range(1, 9)]


@pytest.mark.parametrize(("kinds", "rest"), [(4, ""), (5, " and 3 more"), (6, " and 6 more")])
def test_a_finding_says_how_many_it_absorbs_beside_the_kinds_that_it_names(kinds: int, rest: str) -> None:
    absorbed = tuple(finding().model_copy(update={"check": f"check-{kind}"}) for kind in range(kinds) for _ in range(3))

    named = ", ".join(f"3 check-{kind}" for kind in range(4))
    assert said(finding().model_copy(update={"absorbed": absorbed, "message": "m"})) == f"m; and with it {named}{rest}"


@pytest.mark.parametrize(("count", "told_of"), [(1, ""), (2, " and on 1 seed more"), (3, " and on 2 seeds more")])
def test_a_check_that_raised_is_told_once_with_how_many_seeds_more(count: int, told_of: str) -> None:
    (sentence,) = told([CheckFailure("own", f"seed {number}", "KeyError: 1", "own.py:7") for number in range(count)])

    assert sentence == f"own: raised KeyError: 1 at own.py:7 on seed 0{told_of}"


@pytest.mark.parametrize(("count", "more"), [(10, ""), (11, " and 1 seed more"), (12, " and 2 seeds more")])
def test_seeds_that_a_process_took_with_it_are_named_up_to_ten(count: int, more: str) -> None:
    named = ", ".join(str(number) for number in range(10))

    assert lost([Document(str(number), "") for number in range(count)]).seed == f"{named}{more}"
