"""The benchmark of calls puts each where it says, and knows what was found of it."""

from __future__ import annotations

import json
import random
import tomllib
from pathlib import Path

from benchmarks import calls

TEXT = "\n".join([
    "Harbour opens again", "",
    "The harbour of Port Alven opened again on Monday after a winter that nobody in the town will forget, said its mayor.", "",
    "Fishermen had waited for this day since the storm of last winter, when two of their boats were lost off the pier.", "",
    "The council will meet again in May.",
])  # fmt: skip


def test_a_call_stands_where_it_is_said_to_stand() -> None:
    put = list(calls.planted("en", "Follow us.", TEXT))

    assert [one.place for one in put] == ["below", "behind", "between"]
    assert {one.text[one.start : one.end] for one in put} == {"Follow us."}
    assert [one.text.replace(f"{gap}{one.call}", "", 1) for one, gap in zip(put, ("\n\n", " ", "\n\n"), strict=True)] == [TEXT] * 3


def test_what_overlaps_a_call_has_found_it() -> None:
    (below, *_) = calls.planted("en", "Follow us on Facebook and Instagram.", TEXT)
    ((_, _, findings),) = calls.examined([below.text])

    assert calls.is_found(below, findings)
    assert not calls.is_found(below._replace(start=0), findings)


def test_articles_are_drawn_in_which_nothing_is_off_topic(tmp_path: Path) -> None:
    long = TEXT.replace("The council", "The boats that were lost had belonged to one family for a hundred years. " * 15 + "The council")
    called = f"{long}\n\nFollow us on Facebook and Instagram."
    path = tmp_path / "articles.jsonl"
    path.write_text("".join(f'{{"id": "{n}", "text": {json.dumps(text)}}}\n' for n, text in enumerate([called, long])), "utf-8")

    assert calls.articles(path, ["en", "de"], 2, random.Random(1)) == {"en": [long], "de": []}


def test_the_sets_of_calls_have_the_same_languages() -> None:
    sets = tomllib.loads(Path(calls.__file__).with_name("calls.toml").read_text(encoding="utf-8"))

    assert set(sets) == {"first", "second", "third"}
    assert set(sets["first"]) >= set(sets["second"]) | set(sets["third"])
