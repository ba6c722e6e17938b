"""Segments are learnt from what readers and extractors told of invented documents, and what is learnt is what the package reads."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from training.segments import documents, raw, weights
from training.segments.labelled import ANYTHING, ARTICLE, BLOCK, LEAD, TAIL, Labelled, flattened, fold_of, wrapped_at
from training.segments.made import made
from training.segments.material import FOLDS, material
from training.segments.tables import Table, allowed_by, carried, table

from seedproof.checks.offtopic.segments.network import LABELS, STRIDES, read

from .rows import write_rows

LEDE = "The council of Lindomir has kept the old harbour open, a clerk said on Monday in the town hall."
NEXT = "Nobody had asked it to do so before the winter, and nobody in the town will have to pay for it."
CALL = "Sign up for our letter"
TAIL_LINES = "More stories\nLamps of the north\nA ship comes home"


def labelled(text: str, *spans: tuple[int, int, int], source: str = "gold_more", rest: int = ARTICLE) -> Labelled:
    return Labelled(source, text, "a.example", "a", source, rest, spans)


def mark(text: str, part: str, kind: str, sure: int = 2) -> dict[str, Any]:
    return {"family": "offtopic", "kind": kind, "sure": sure, "start": text.index(part), "end": text.index(part) + len(part)}


def page(number: int, body: str, tail: str = "", **row: Any) -> dict[str, Any]:
    text = f"{body}\n{tail}" if tail else body
    told = {"body_start": 0, "body_end": len(body), "soft_from": len(body), "soft_to": len(body) + 1 if tail else len(body)}
    more = {"trailing": bool(tail), "mid_offtopic_lines": 0, "source_repo": "a", "kind": "near"}
    return {"id": f"p{number}", "page": f"p{number}", "site": f"s{number}.example", "text": text} | told | more | row


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Write labelled documents of each kind."""
    folder = tmp_path / "data"
    folder.mkdir()
    (tmp_path / "background").mkdir()
    text = f"{CALL}\n{LEDE}\nAdvertisement\n{NEXT}\n{TAIL_LINES}"
    marks = [mark(text, CALL, "lead"), mark(text, "Advertisement", "block", 1), mark(text, TAIL_LINES, "tail")]
    keep, flag, snippets = {"start": 0, "end": 20}, {"start": len(LEDE) + 1, "end": len(LEDE) + 13}, f"{LEDE}\n{TAIL_LINES}"
    told = {"must_keep": [keep], "must_flag": [flag], "last_keep_end": len(LEDE), "lead_offtopic": [], "inside_offtopic": []}
    judged = {
        "id": "j",
        "lang": "en",
        "family": "offtopic",
        "text": f"{LEDE}\n{CALL}",
        "start": len(LEDE) + 1,
        "end": len(LEDE) + 1 + len(CALL),
    }
    sets: dict[str, list[dict[str, Any]]] = {
        "trailing": [page(1, f"{LEDE}\n{NEXT}", TAIL_LINES)],
        "trailing_more": [page(2, f"{NEXT}\n{LEDE}"), page(3, LEDE, TAIL_LINES, source_repo="x (L3S-GN1)")],
        "trailing_multi": [{"id": "m", "url": "m", "site": "m.example", "lang": "en", "kind": "near", "text": snippets} | told],
        "gold_more": [{"id": f"g{k}", "site": f"g{k}.example", "lang": "en", "text": text, "marks": marks} for k in range(8)],
        "gold": [{"id": "gold", "site": "gold.example", "lang": "en", "text": f"Gold of the hills\n{text}", "marks": []}],
        "clean": [{"id": f"c{k}", "lang": "en", "text": "\n".join([LEDE, NEXT] * 4)} for k in range(8)],
        "wild_judged": [judged | {"verdict": "true"}],
        "wild_recall": [{"id": "w", "lang": "en", "kind": "a promo", "text": f"{CALL}\n{LEDE}", "start": 0, "end": len(CALL)}],
    }
    for name, rows in sets.items():
        write_rows(folder / f"{name}.jsonl.gz", rows)
    background = [{"id": "b", "source": "masc", "lang": "en", "unit": "document", "text": LEDE}]
    write_rows(tmp_path / "background/background_en.jsonl.gz", [*background, background[0] | {"id": "n", "source": "of-others"}])
    return folder


@pytest.fixture
def scraped(tmp_path: Path) -> Path:
    """Write unlabelled documents: many of one site, some of none, and one that measures."""
    folder = tmp_path / "raw"
    folder.mkdir()
    text = f"{LEDE}\n{NEXT}\n{TAIL_LINES}"
    own = [{"id": f"r{k}", "site": "a.example", "lang": "en", "text": f"{text} {k}"} for k in range(50)]
    write_rows(
        folder / "raw_en.jsonl.gz",
        [*own, {"id": "g", "site": "b.example", "text": f"Gold of the hills\n{CALL}\n{LEDE}\nAdvertisement\n{NEXT}"}],
    )
    write_rows(folder / "wild_en.jsonl.gz", [{"id": f"w{k}", "text": f"{text} {k}"} for k in range(20)])
    return folder


def allowed(document: Labelled) -> dict[str, int]:
    found = table([document])
    spans = zip(found.start.tolist(), found.end.tolist(), strict=True)
    return {document.text[a:b]: label for (a, b), label in zip(spans, found.allowed.tolist(), strict=True)}


def test_a_mark_is_what_its_kind_and_what_stands_around_it_say(data: Path) -> None:
    document = next(d for d in documents.read(data) if d.source == "gold_more")

    assert [label for _, _, label in document.spans] == [LEAD, ARTICLE | LEAD | BLOCK, TAIL]
    told = allowed(document)
    assert told[CALL] == LEAD
    assert told["Advertisement"] == ARTICLE | LEAD | BLOCK
    assert told[NEXT] == ARTICLE
    assert told["A ship comes home"] == TAIL


def test_nothing_is_learnt_from_what_is_for_research_or_measures_or_has_another_licence(data: Path) -> None:
    found = {d.id for d in documents.read(data)}

    assert {"trailing/p1", "trailing_more/p2", "multi/m", "judged/j", "judged/w", "background/b"} <= found
    assert not {"trailing_more/p3", "gold/gold", "background/n"} & found


def test_of_a_page_the_tail_is_known_and_only_sentences_are_surely_the_article(data: Path) -> None:
    page_of = next(d for d in documents.read(data) if d.source == "trailing")
    told = allowed(page_of)

    assert page_of.tail == (len(LEDE) + 1 + len(NEXT), len(LEDE) + 1 + len(NEXT) + 1)
    assert (told[LEDE], told["More stories"]) == (ARTICLE, TAIL)
    low, high, _ = page_of.spans[1]
    caption = Labelled("t", f"{LEDE}\nA lamp\n{NEXT}", "a", "a", "trailing", ANYTHING, ((low, high + 8, ARTICLE),))
    assert allowed(caption)["A lamp"] == ARTICLE | BLOCK


def test_a_segment_of_two_labels_may_have_both_and_one_that_is_nearly_all_of_one_has_that() -> None:
    half, most = len(LEDE) // 2, len(LEDE) * 9 // 10

    assert allowed(labelled(LEDE, (half, len(LEDE), TAIL)))[LEDE] == ARTICLE | TAIL
    assert allowed(labelled(LEDE, (0, most, BLOCK)))[LEDE] == BLOCK


def test_what_was_judged_is_the_article_or_is_not_and_the_rest_may_be_anything(data: Path) -> None:
    told = allowed(next(d for d in documents.read(data) if d.id == "judged/j"))

    assert told == {LEDE: ANYTHING, CALL: LEAD | BLOCK | TAIL}


@given(st.text(st.sampled_from("ab  \n"), max_size=80), st.integers(1, 12))
def test_shapes_change_white_space_alone(text: str, width: int) -> None:
    for other in (flattened(labelled(text)).text, wrapped_at(text, width)):
        assert len(other) == len(text)
        assert [c if c.strip() else " " for c in other] == [c if c.strip() else " " for c in text]


def test_wrapped_lines_are_as_wide_as_was_asked() -> None:
    assert max(map(len, wrapped_at(f"{LEDE} {NEXT}", 30).split("\n"))) <= 30 + 1
    assert wrapped_at(f"{LEDE}\n{NEXT}", 500) == f"{LEDE}\n{NEXT}"


def test_what_was_told_of_a_document_is_carried_over_to_its_copy() -> None:
    document = labelled(f"{LEDE}\n{NEXT}\n{CALL}")
    own, copy = table([labelled(CALL), document]), table([flattened(document)])
    likely = np.eye(len(LABELS))[[3, 0, 0, 2]]

    told = carried(likely, own, copy, [1])

    middle = (copy.start + copy.end) // 2
    assert (told[middle < len(LEDE) + len(NEXT)].argmax(axis=1) == 0).all()
    assert told.sum(axis=1) == pytest.approx(1)
    assert allowed_by(told)[-1] & BLOCK


def test_labels_that_are_likely_enough_are_allowed_and_any_where_none_is() -> None:
    assert allowed_by(np.array([[0.9, 0.05, 0.05, 0], [0.2, 0, 0.3, 0.5], [0.1, 0.1, 0.1, 0.1]])).tolist() == [
        ARTICLE, ARTICLE | BLOCK | TAIL, ANYTHING,
    ]  # fmt: skip


def test_some_documents_of_a_table_are_as_if_they_stood_alone() -> None:
    found = [labelled(f"{LEDE}\n{CALL}"), labelled(NEXT), labelled(f"{CALL}\n{NEXT}\n{LEDE}", (0, len(CALL), LEAD))]
    chosen = table(found).of(np.array([2, 1]))

    for name, column in vars(Table.join([table([found[2]]), table([found[1]])])).items():
        np.testing.assert_array_equal(getattr(chosen, name), column, name)


def test_made_documents_say_what_is_not_the_article_and_are_of_one_fold(data: Path) -> None:
    found = documents.read(data)
    result = made(found, FOLDS, 40)

    assert len(result) == 40
    parts = [(d.text[a:b], label) for d in result for a, b, label in d.spans]
    assert (CALL, LEAD) in parts
    assert {label for _, label in parts} <= {LEAD, BLOCK, TAIL}
    for d in result:
        bare = list(d.text)
        for a, b, _ in d.spans:
            bare[a:b] = " " * (b - a)
        assert CALL not in "".join(bare)
    assert {fold_of(d.site, FOLDS) for d in result} <= {fold_of(d.site, FOLDS) for d in found}


def test_few_unlabelled_documents_of_a_site_are_read_and_none_that_measures(scraped: Path, data: Path) -> None:
    measured = frozenset(d.text for d in documents.gold(data))
    found = raw.read(scraped, measured)

    assert sum(d.site == "a.example" for d in found) == raw.OF_A_SITE
    assert sum(d.site == d.page for d in found) == 20
    assert "b.example" not in {d.site for d in found}
    assert len(raw.read(scraped, measured, 3)) == 6


def test_the_teachers_labels_go_to_unlabelled_documents_and_their_copies_alone(data: Path, scraped: Path) -> None:
    found = material(data, scraped, limit=10)
    before = found.data.allowed.copy()
    last = found.data.first[found.labelled]
    assert len(found.of) == len(found.documents) - found.scraped > 0

    likely = np.zeros((len(before), len(LABELS)))
    likely[:, LABELS.index("block")] = 1
    found.label(likely)

    assert (found.data.allowed[:last] == before[:last]).all()
    assert (before[last:] == ANYTHING).all()
    assert (found.data.allowed[last:] == BLOCK).all()
    for n, i in enumerate(found.of):
        copy, own = found.documents[found.scraped + n], found.documents[found.labelled + i]
        assert copy.text.split() == own.text.split()


def test_lines_that_three_documents_of_a_site_hold_recur_and_those_of_two_or_of_one_text_twice_do_not(tmp_path: Path) -> None:
    folder = tmp_path / "recurring"
    folder.mkdir()
    stories = ("The harbour opens", "The mayor resigns", "A bridge is built", "Rain is late")
    texts = [f"{story}\n{f'Follow us, {len(story)} times!' if k < 3 else 'Another end.'}\nShare" for k, story in enumerate(stories)]
    texts.append(texts[3])
    write_rows(folder / "raw_en.jsonl.gz", [{"id": f"r{k}", "site": "a.example", "text": text} for k, text in enumerate(texts)])
    write_rows(folder / "wild_en.jsonl.gz", [{"id": f"w{k}", "text": "Share"} for k in range(3)])

    assert raw.recurring(folder) == {"a.example": {raw.key("FOLLOW US - 7 times"), raw.key("share")}}


def test_a_line_that_recurs_is_allowed_to_be_off_topic_though_the_teacher_doubts_it(data: Path, scraped: Path) -> None:
    found = material(data, scraped, limit=10)
    own = slice(found.data.first[found.labelled], found.data.first[found.scraped])
    likely = np.tile([0.95, 0.0, 0.05, 0.0], (len(found.data.start), 1))
    found.recurs[::2], found.recurs[1::2] = True, False

    found.label(likely)

    assert (found.data.allowed[own][found.recurs] == ARTICLE | BLOCK).all()
    assert (found.data.allowed[own][~found.recurs] == ARTICLE).all()


def state(features: int = 5, said: int = 3, width: int = 4, hidden: int = 6) -> dict[str, np.ndarray]:
    chance = np.random.default_rng(1)
    shapes: dict[str, tuple[int, ...]] = {"words.table.weight": (8, 2), "begin": (4,), "finish": (4,), "steps": (3, 4, 4)}
    layers = {"words.proj": (said, 2), "reading": (width, said + features), "hidden": (hidden, 3 * width + features), "out": (4, hidden)}
    layers |= {f"context.{k}": (width, 3 * width) for k in range(len(STRIDES))}
    for name, shape in layers.items():
        shapes |= {f"{name}.weight": shape, f"{name}.bias": shape[:1]}
    return {name: chance.normal(0, 1, shape) for name, shape in shapes.items()}


def test_written_weights_are_what_the_package_reads(tmp_path: Path) -> None:
    learnt = state()
    learnt["words.table.weight"][3] = weights.FAINT / 2
    weights.write(tmp_path / "new/segments.npz", learnt)

    with np.load(tmp_path / "new/segments.npz") as file:
        network = read(dict(file))
    assert network.saying == pytest.approx(learnt["words.proj.weight"].T, abs=1 / 400)
    assert network.context[2] == pytest.approx(learnt["context.2.weight"].T, abs=1 / 400)
    assert network.steps == pytest.approx(learnt["steps"], abs=1 / 400)
    table_of = network.table / 64
    assert not table_of[3].any()
    assert np.delete(table_of, 3, 0) == pytest.approx(
        np.delete(np.clip(learnt["words.table.weight"], -127 / 64, 127 / 64), 3, 0), abs=1 / 100
    )
