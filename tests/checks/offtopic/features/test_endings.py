"""What tells that an article is over: marks of the end, and persons who are brought in behind it."""

from __future__ import annotations

import pytest

from seedproof.checks.offtopic.features.endings import closing_marks, ending_features
from seedproof.core.document import Document
from seedproof.parse import batch_of

TOP = (
    "Bridge to close\n\nBy Jonas Weir\n\nThe bridge closes on Monday.\n\nTrucks go round.\n\n"
    "Maren Holt is the mayor of the town.\n\nShe said so on Friday.\n\n"
)


def told(last: str, feature: str) -> bool:
    """Return whether the last line of an article has a feature."""
    columns = ending_features(batch_of([Document("a", TOP + last)]))
    return bool(columns[feature][-1])


@pytest.mark.parametrize(
    "mark",
    ["-30-", "– 30 –", "###", "# # #", "- ENDS -", "*** END ***", "(ends)", "— FIN —", "// انتهى //", "— Конец —", "// انتهى // 12:40 ت م"],
)
def test_marks_of_the_end_are_told(mark: str) -> None:
    assert told(mark, "end-mark")


@pytest.mark.parametrize("line", ["30", "ends", "-31-", "# Harbour", "- ends meet -", "---", "(30 km)"])
def test_other_short_lines_are_no_marks_of_the_end(line: str) -> None:
    assert not told(line, "end-mark")


@pytest.mark.parametrize(("end", "lines"), [
    ("-30-", 1), ("###\n\n10:15", 2), ("### Return", 1), ("### Harbour", 0), ("##", 0), ("### Return\n\nShe said so.", 0), ("The end.", 0),
])  # fmt: skip
def test_a_mark_of_the_end_closes_a_text_with_what_is_behind_it(end: str, lines: int) -> None:
    batch = batch_of([Document("a", TOP + end), Document("b", "###")])

    assert closing_marks(batch).tolist() == [batch.lines.of_document[1] - lines, len(batch.lines)]


@pytest.mark.parametrize("line", [
    "Anna Lindqvist is a writer in Oslo.",
    "Jonas Weir writes about harbours and lives on the quay.",  # named in the by-line alone
    "Ada Lindqvist schreibt für den Hafenkurier und lebt in Hamburg.",
    "Анна Петрова живёт в Мурманске и пишет о море.",
])  # fmt: skip
def test_a_person_who_was_not_spoken_of_is_brought_in(line: str) -> None:
    assert told(line, "introduces-person")


@pytest.mark.parametrize("line", [
    "Maren Holt is a sailor too.",  # spoken of before
    "Holt is a writer.",  # one name
    "The Old Bridge That Nobody Needs Is is a book.",
    "Anna Lindqvist and her sister came on Monday.",
    "Anna Lindqvist",
    "",
])  # fmt: skip
def test_nobody_is_brought_in(line: str) -> None:
    assert not told(line, "introduces-person")


def test_what_is_said_elsewhere_in_the_batch_does_not_count() -> None:
    other = Document("b", "One\n\nTwo\n\nThree\n\nFour\n\nAnna Lindqvist came by on Monday.")
    batch = batch_of([other, Document("a", TOP + "Anna Lindqvist is a writer in Oslo.")])

    assert ending_features(batch)["introduces-person"][-1]
