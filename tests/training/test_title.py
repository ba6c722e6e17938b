"""Titles are learnt from texts whose title is known, into a file that the parser reads."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from training.title import learn
from training.title.labelled import lines_of, read
from training.title.table import table

from seedproof.parse.title.ranker import Network

from .rows import write_rows

TITLE = "Council keeps harbour open"
BODY = "The council has kept the harbour open, it said on Monday in the town hall of Lindomir.\n\nNobody had asked it to, a clerk said."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    def page(number: int, **row: Any) -> dict[str, Any]:
        address = f"https://site{number}.example/2020/council-keeps-harbour-open.html"
        return {"id": f"p{number}", "site": f"site{number}.example", "url": address, "kind": "near", "text": f"{TITLE}\n\n{BODY}"} | row

    address = "https://s.example/2020/a-word-about-nothing-else-whatever.html"
    sets: dict[str, list[dict[str, Any]]] = {
        "bylines": [page(1, title=TITLE, author="Ann Holt"), page(2, title="Nothing of it", author="", url="https://n.example/")],
        "trailing_multi": [page(1, kind="whole", text=f"Home\nNews\n{TITLE}\n{BODY}")],
        "trailing": [page(3, page="t3"), page(4, page="t4", text=BODY, url=address)],
        "trailing_more": [page(5, page="m5", body_start=0, source_repo="a"), page(6, page="m6", body_start=0, source_repo="b (L3S-GN1)")],
        "quotes": [page(7, quotes=[])],
        "gold_more": [
            {"id": "g1", "site": "g1.example", "title": TITLE, "text": f"Home\n{TITLE} - Site\n\n{BODY}\n\n{BODY}"},
            {"id": "g2", "site": "g2.example", "title": None, "text": BODY},
            {"id": "g3", "site": "g3.example", "title": "Nothing of it", "text": f"Nothing\nof it\n\n{BODY}"},
        ],
        "clean": [{"id": "c1", "source": "bbc-2004-05", "text": f"{TITLE}\n{BODY}\n"}, {"id": "c2", "source": "other", "text": BODY}],
    }
    for part in ("data", "raw"):
        (tmp_path / part).mkdir()
    for name, rows in sets.items():
        write_rows(tmp_path / "data" / f"{name}.jsonl.gz", rows)
    article = {
        "id": "j1",
        "site": "j.example",
        "text": "港は冬も開いている\n町議会は月曜日に決めた。\n工事は三月に始まる。\n漁師は喜んでいる。",
    }
    write_rows(tmp_path / "raw" / "raw_ja.jsonl.gz", [article])
    return tmp_path / "data"


def test_a_title_is_known_from_the_row_from_the_address_or_from_the_first_line(folder: Path) -> None:
    titles = {d.id: [lines_of(d.text)[i] for i in d.title] for d in read(folder)}

    assert titles["stated/p1"] == [TITLE]
    assert titles["told/p3"] == [TITLE]
    assert titles["first/p7"] == titles["first/c1"] == [TITLE]
    assert titles["read/g1"] == [f"{TITLE} - Site"]
    assert titles["headed/j1"] == ["港は冬も開いている"]
    assert titles["cut/p7"] == titles["cut-brief/c1"] == []


def test_a_text_without_its_title_has_none(folder: Path) -> None:
    titles = {d.id: d.title for d in read(folder)}

    assert titles["stated/p2"] == ()
    assert titles["read/g2"] == titles["read-cut/g1"] == titles["headed-cut/j1"] == ()
    assert "read/g3" not in titles  # in two lines: no line is the title
    assert titles["told/p4"] == ()


def test_what_is_for_research_only_makes_no_weights(folder: Path) -> None:
    assert {d.id: d.learn for d in read(folder) if d.id in ("told/p5", "told/p6")} == {"told/p5": True, "told/p6": False}


def test_the_line_that_is_the_title_is_right_and_no_other(folder: Path) -> None:
    documents = read(folder)
    data = table(documents)

    assert np.diff(data.first).sum() == len(data.inputs) == len(data.right)
    assert data.usable().all()
    titled = [bool(d.title) for d in documents]
    assert [bool(data.right[data.rows(np.array([i]))[0]].sum() == 1) for i in range(len(documents))] == titled


def test_it_learns_weights_that_the_parser_reads_and_measures_unseen_sites(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "title.json"
    monkeypatch.setattr(sys, "argv", ["learn", str(folder), "--folds", "2", "--epochs", "1", "--into", str(target)])

    learn.main()

    network = Network.read(target.read_text(encoding="utf-8"))
    assert np.isfinite(network.hidden).all()
    assert "bylines: 2 texts" in json.loads(target.read_text(encoding="utf-8"))["learnt-from"]
    assert "L3S" not in target.read_text(encoding="utf-8")
    assert "quotes · near · title" in capsys.readouterr().out
