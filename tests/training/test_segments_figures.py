"""Figures of segments count as the scorer of labelled documents does."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from training.segments.labelled import ARTICLE, BLOCK, TAIL, Labelled
from training.segments.report import Judged, Told, clean, marks, pages, report, snippets
from training.segments.tables import table

BODY = "The council has kept the harbour open, a clerk said on Monday.\nNobody had asked it to, he said."
TEXT = f"{BODY}\nMore stories\nLamps of the north"


def told(documents: list[Labelled], *off: str) -> Told:
    """Tell off-topic the segments with these texts."""
    data = table(documents)
    owner = np.repeat(np.arange(len(documents)), data.size)
    text = [documents[i].text[a:b] for i, a, b in zip(owner, data.start, data.end, strict=True)]
    return Told(documents, data, np.isin(text, off))


def page(**changes: Any) -> Labelled:
    return replace(Labelled("p", TEXT, "a", "p", "trailing", tail=(len(BODY), len(BODY) + 1), trailing=True), **changes)


@pytest.mark.parametrize(
    ("off", "right"),
    [
        (("More stories", "Lamps of the north"), {"f1": 1, "detected": 1, "body_cut": 0}),
        (("Lamps of the north",), {"f1": 0, "detected": 1, "body_cut": 0}),
        (("Nobody had asked it to, he said.", "More stories", "Lamps of the north"), {"f1": 0, "detected": 0, "body_cut": 1}),
        (("More stories",), {"f1": 0, "detected": 0, "body_cut": 0}),
    ],
)
def test_a_tail_counts_where_it_begins_rightly_and_goes_to_the_end(off: tuple[str, ...], right: dict[str, float]) -> None:
    figures = pages(told([page()], *off), "near")

    assert {name: figures[name] for name in right} == pytest.approx(right)


def test_pages_count_the_same_whatever_their_texts_are() -> None:
    others = [page(page="q", kind="near") for _ in range(3)]
    silent = Labelled("n", BODY, "b", "n", "trailing", tail=(len(BODY), len(BODY)))

    figures = pages(told([page(), *others, silent], "Lamps of the north", "Nobody had asked it to, he said."), "near")

    assert figures["pages"] == 3
    assert figures["detected"] == pytest.approx(1)
    assert figures["false_alarm"] == pytest.approx(1)


def test_snippets_are_kept_or_flagged() -> None:
    document = Labelled("m", TEXT, "a", "m", "trailing_multi", keep=((0, 11), (70, 75)), flag=((len(BODY) + 1, len(BODY) + 5),))

    assert snippets(told([document], "More stories", "Nobody had asked it to, he said.")) == {
        "kept": 2, "flag_recall": 1, "keep_violated": 0.5,
    }  # fmt: skip


def test_marks_are_found_findings_are_right_and_articles_are_swallowed() -> None:
    spans = ((0, 3, ARTICLE | BLOCK), (len(BODY) + 1, len(TEXT), TAIL))
    document = Labelled("g", TEXT, "a", "g", "gold_more", ARTICLE, spans)
    last = "Nobody had asked it to, he said."

    right, wrong = (marks(told([document], *off), [0]) for off in (("More stories", "Lamps of the north"), (last,)))

    assert right == {"marks": 1, "recall": 1, "findings": 1, "precision": 1, "swallowed": 0, "tail_exact": 1}
    assert (wrong["recall"], wrong["precision"], wrong["tail_exact"]) == (0, 0, 0)
    assert wrong["swallowed"] == pytest.approx(len(last) / (len(BODY) + 1 - 3))


def test_an_edited_document_is_flagged_or_is_not() -> None:
    documents = [Labelled(f"c{i}", text, "a", f"c{i}", "clean", ARTICLE) for i, text in enumerate((BODY, TEXT))]

    assert clean(told(documents, "More stories")) == {"documents": 2, "flagged": 0.5}


def test_figures_are_printed_by_level_and_by_set(capsys: pytest.CaptureFixture[str]) -> None:
    data = table([page()])
    likely = np.tile([0.4, 0.2, 0.2, 0.2], (len(data.start), 1))

    report(Judged([page()], data, likely), {"gold": Judged([page()], data, likely)})

    printed = capsys.readouterr().out
    assert "off-topic from 0.9\n  near         pages 1 f1 0.0 detected 0.0 body_cut 0.0" in printed
    assert "off-topic from 0.5\n  near         pages 1 f1 0.0 detected 0.0 body_cut 1.0" in printed
    assert "\n  gold " in printed
