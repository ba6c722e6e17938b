"""Data frames are checked, and the findings are a frame of the same kind."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from tests.cli.command import BROKEN

from seedproof import InputError, check_frame
from seedproof.run.frames import COLUMNS

CLEAN = """Lighthouse lamp is a quarter of a second slow

By Jonas Weir

The keeper of the Teal lighthouse has found that its lamp turns too slowly, and has asked for a watchmaker to look at it.

Skippers had not noticed, he said, but the rules leave no room for that. Until it is mended a second light burns on the pier.

The watchmaker is expected on the ferry of Thursday, if the wind allows it to sail.
"""
ROWS = {"name": ["sound", "gap", "form"], "body": [CLEAN, None, BROKEN.replace("The ferry", "Theferry the ferry")]}


def kinds() -> list[Any]:
    """Return what makes a frame of columns, for each library that is installed."""
    found: list[Any] = [pd.DataFrame]
    for library, name in (("polars", "DataFrame"), ("pyarrow", "Table")):
        try:
            kind = getattr(__import__(library), name)
        except ImportError:
            continue
        found.append(kind.from_pydict if name == "Table" else kind)
    return found


def columns(frame: Any) -> dict[str, list[Any]]:
    return frame.to_pydict() if hasattr(frame, "to_pydict") else {name: list(frame[name]) for name in frame.columns}


@pytest.mark.parametrize("kind", kinds())
def test_findings_are_a_frame_of_the_same_kind(kind: Any) -> None:
    given = kind(ROWS)
    found = check_frame(given, text="body", id="name")
    rows = columns(found)

    assert type(found) is type(given)
    assert tuple(rows) == COLUMNS
    assert set(rows["row"]) == {2}
    assert set(rows["id"]) == {"form"}
    assert "comment-form" in rows["check"]
    at = rows["check"].index("glued-words")
    assert (rows["text"][at], rows["fixed"][at]) == ("Theferry", "The ferry")
    assert ROWS["body"][2][rows["start"][at] : rows["end"][at]] == "Theferry"  # type: ignore[index]


@pytest.mark.parametrize("kind", kinds())
def test_a_frame_without_findings_has_the_columns_all_the_same(kind: Any) -> None:
    assert tuple(columns(check_frame(kind({"text": [CLEAN]})))) == COLUMNS


def test_the_index_of_a_frame_does_not_matter() -> None:
    frame = pd.DataFrame({"text": [CLEAN, BROKEN]}, index=["x", "y"])

    assert set(check_frame(frame)["row"]) == {1}


def test_a_column_that_is_not_there_is_named_with_those_that_are() -> None:
    with pytest.raises(InputError, match="no column 'text'") as raised:
        check_frame(pd.DataFrame({"body": [CLEAN]}))
    assert "body" in str(raised.value.hint)


def test_the_columns_are_those_that_others_join_by() -> None:
    assert COLUMNS == (
        "row", "id", "check", "code", "family", "severity", "start", "end", "line", "column", "text", "message", "score", "safe_fix",
        "fixed", "absorbed",
    )  # fmt: skip
