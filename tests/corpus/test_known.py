"""A baseline knows findings again whose file was renamed and whose text was mended, and no others."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest

from seedproof import CheckSelection, Document, Finding, Texts, check_corpus
from seedproof.core.anchor import likeness
from seedproof.corpus.baseline import Baseline, entry_of
from seedproof.corpus.known import known

WORDS = "harbour board canal keeper winter letter stove window carriage kettle member meeting price railway garden".split()


def paragraphs(seed: int, count: int = 6) -> list[str]:
    drawn = random.Random(seed)
    return [" ".join(drawn.choices(WORDS, k=12)).capitalize() + f" {seed} times, said the mayor of it." for _ in range(count)]


def text(seed: int = 1, *slips: str, tail: str = "") -> str:
    lines = ["The board meets again in the harbour", *paragraphs(seed)]
    for place, slip in enumerate(slips):
        lines[2 + place] += " " + slip
    return "\n\n".join(lines) + "\n" + tail


SLIP, OTHER = "They met at thebridge.", "Nobody saw thecouncil."
FORM = "\nLeave a Reply\n\nYour email address will not be published. Required fields are marked *\n"
SELECTION = CheckSelection.of(select=["glued-words", "comment-form"])


def found(*documents: Document, baseline: Baseline | None = None) -> Sequence[Finding]:
    return check_corpus(Texts(documents), SELECTION, known=baseline, recorded=True, jobs=1).findings


def recorded(*documents: Document) -> Baseline:
    findings = found(*documents)
    assert findings
    return Baseline(tuple(map(entry_of, findings)))


def new(baseline: Baseline, *documents: Document) -> list[str]:
    return [finding.text for finding in found(*documents, baseline=baseline) if not finding.baselined]


BEFORE = Document("a", text(1, SLIP, OTHER, tail=FORM), "a.txt")


def test_what_was_recorded_is_known() -> None:
    assert new(recorded(BEFORE), BEFORE) == []


@pytest.mark.parametrize(
    "after",
    [
        text(1, SLIP, OTHER, tail=FORM).replace("They", "Some folk"),
        "A line of its own\n\n" + text(1, SLIP, OTHER, tail=FORM),
        text(1, "", SLIP, OTHER, tail=FORM),
        text(1, SLIP, OTHER, tail=FORM.replace("Required", "All")),
        text(1, SLIP, OTHER),
        text(1, SLIP),
        text(1, "", "", tail=FORM),
    ],
)
def test_what_is_left_after_text_has_moved_or_been_mended_is_known(after: str) -> None:
    for name in ("a", "renamed"):
        assert new(recorded(BEFORE), Document(name, after, f"{name}.txt")) == []


def test_a_slip_more_of_a_kind_is_new_and_one_that_is_another_word() -> None:
    baseline = recorded(BEFORE)
    assert new(baseline, Document("a", text(1, SLIP, OTHER, SLIP, tail=FORM), "a.txt")) == ["thebridge"]
    assert new(baseline, Document("a", text(1, SLIP.replace("bridge", "railway"), OTHER, tail=FORM), "a.txt")) == ["therailway"]


def test_of_two_the_one_that_stands_where_it_stood_is_known() -> None:
    (first, second) = (*found(Document("a", text(1, "", SLIP), "a.txt"), baseline=None), *found(Document("a", text(1, SLIP), "a.txt")))
    (one, other) = found(Document("a", text(1, SLIP, SLIP), "a.txt"), baseline=Baseline((entry_of(first),)))
    assert (one.baselined, other.baselined) == (False, True)
    (one, other) = found(Document("a", text(1, SLIP, SLIP), "a.txt"), baseline=Baseline((entry_of(second),)))
    assert (one.baselined, other.baselined) == (True, False)


def test_another_text_under_an_old_name_is_new() -> None:
    assert new(recorded(BEFORE), Document("a", text(2, SLIP), "a.txt")) == ["thebridge"]


def test_a_copy_beside_the_old_one_is_new() -> None:
    copy = Document("copy", BEFORE.text, "copy.txt")
    assert [finding.seed for finding in found(BEFORE, copy, baseline=recorded(BEFORE)) if not finding.baselined] == ["copy"] * 3


def test_files_that_change_their_names_keep_their_entries() -> None:
    one, other = Document("a", text(1, SLIP), "a.txt"), Document("b", text(2, SLIP, OTHER), "b.txt")
    swapped = (one._replace(id="b", path="b.txt"), other._replace(id="a", path="a.txt"))
    assert new(recorded(one, other), *swapped) == []


def test_documents_of_one_id_keep_their_own_entries() -> None:
    rows = [Document("x", text(seed, SLIP), "rows.jsonl", seed) for seed in (1, 2)]
    assert new(recorded(*rows), *rows) == []
    assert new(recorded(rows[0]), *rows) == ["thebridge"]
    same = [rows[0], rows[0]._replace(row=7)]
    assert new(recorded(*same), *same) == []
    assert len(new(recorded(same[0]), *same)) == 1


def test_what_is_gone_is_stale() -> None:
    result = check_corpus(Texts([Document("a", text(1, SLIP), "a.txt")]), SELECTION, known=recorded(BEFORE), jobs=1)
    assert sorted(entry.check for entry in result.stale) == ["comment-form", "glued-words"]
    assert all(finding.baselined for finding in result.findings)


def test_findings_without_words_are_known_by_what_stands_beside_them() -> None:
    pad = "\n\n".join(paragraphs(3))
    selection = CheckSelection.of(select=["stray-space", "invisible-character"])
    document = Document("a", f"Harbour board meets\n\n{pad}\n\nThe letter\u200b came , and the board met , too.\n", "a.txt")
    findings = check_corpus(Texts([document]), selection, recorded=True, jobs=1).findings
    assert findings
    result = check_corpus(Texts([document]), selection, known=Baseline(tuple(map(entry_of, findings))), jobs=2, batch_size=1)
    assert all(finding.baselined for finding in result.findings)
    assert result.stale == ()


def test_old_entries_are_known_by_their_fingerprints() -> None:
    findings = found(BEFORE)
    old = Baseline(tuple(entry_of(f)._replace(anchor=None, fingerprint=f.fingerprint) for f in findings[:2]))
    assert [finding.baselined for finding in found(BEFORE, baseline=old)] == [True, True, False]


def test_likeness_is_the_share_of_common_bytes() -> None:
    assert likeness(b"\1\2\0\0", b"\1\3\0\0") == 0.5
    assert likeness(b"\0\0", b"\0\0") == 1.0
    assert likeness(b"\0\0", b"\1\0") == 0.0


def test_what_is_no_more_than_information_takes_no_entry_from_a_warning() -> None:
    warning, *_ = found(Document("a", text(1, SLIP), "a.txt"))
    hint = warning.model_copy(update={"severity": "info"})  # the same words between the same neighbours

    entries = known(Baseline((entry_of(warning),)), {hint.origin: [hint, warning]}).entries

    assert list(entries) == [(warning.origin, 1)]


def test_copies_that_change_their_names_keep_their_entries_in_order() -> None:
    copies = [Document(name, text(1, SLIP), f"{name}.txt") for name in "abc"]
    baseline = Baseline(tuple(entry_of(finding, f"as in {finding.seed}") for finding in found(*copies)))
    renamed = found(*(copy._replace(id=name, path=f"{name}.txt") for name, copy in zip("xyz", copies, strict=True)))

    entries = known(baseline, {finding.origin: [finding] for finding in renamed}).entries
    assert [(finding.seed, entries[finding.origin, 0].reason) for finding in renamed] == [
        ("x", "as in a"),
        ("y", "as in b"),
        ("z", "as in c"),
    ]
