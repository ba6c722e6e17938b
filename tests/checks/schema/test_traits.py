"""What most documents of a corpus, or of a source in it, lack is told once; what few of them lack is told of each."""

from __future__ import annotations

import pickle
from functools import reduce
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seedproof import Check, Document, Seed, Text, Texts
from seedproof.checks.schema import traits
from seedproof.checks.schema.missing_language import MissingLanguage
from seedproof.checks.schema.missing_source import MissingSource
from seedproof.checks.schema.missing_title import MissingTitle
from seedproof.checks.schema.traits import FieldCounts, Held, source_name
from seedproof.core.context import Context
from seedproof.core.document import Origin
from seedproof.core.finding import Finding
from seedproof.core.seed import Credit
from seedproof.run.engine import run
from seedproof.run.local import LocalEngine
from seedproof.run.texts import check_documents

TEXT = (
    "The council of Marrow Bay voted on Tuesday to rebuild the old ferry pier, which a storm damaged two winters ago. Members of the "
    "harbour committee said that the work would begin in March and last for about eight months."
)
TITLED = f"Town votes to rebuild the ferry pier\n\n{TEXT}"


class Titled(Seed):
    """Ask for a headline."""

    title: Text


class Sourced(Seed):
    """Ask for a source."""

    source: Credit


def told(check: Check, texts: dict[str, str]) -> list[Finding]:
    return list(check_documents([Document(name, text) for name, text in texts.items()], [check]).findings)


def test_a_corpus_without_headlines_has_one_finding_that_informs() -> None:
    findings = told(MissingTitle(), {str(i): TEXT for i in range(7)})

    assert [(f.seed, f.severity) for f in findings] == [("0", "info")]
    assert findings[0].message == "most documents have no headline: 7 of the 7 documents of this corpus. This is told once"


def test_each_document_without_a_headline_is_a_finding_among_others_that_have_one() -> None:
    findings = told(MissingTitle(), {str(i): TEXT if i in (2, 5) else TITLED for i in range(7)})

    assert [(f.seed, f.severity) for f in findings] == [("2", "warning"), ("5", "warning")]
    assert findings[0].message == "the document has no headline: a sentence of 21 words stands where it would"
    assert findings[0].text.endswith("winters ago.")


def test_the_first_line_that_holds_a_word_is_told() -> None:
    findings = told(MissingTitle(), {str(i): f"* * *\n\n{TEXT}" if i == 2 else TITLED for i in range(7)})

    assert [(f.text[:9], f.message) for f in findings] == [
        ("The counc", "the document has no headline: a sentence of 21 words stands where it would")
    ]


def test_a_source_without_headlines_has_one_finding_and_its_corpus_others() -> None:
    texts = {f"harbour/{i}": TEXT for i in range(6)} | {f"town/{i}": TITLED for i in range(9)} | {"town/9": TEXT}
    findings = told(MissingTitle(), texts)

    assert [(f.seed, f.severity) for f in findings] == [("harbour/0", "info"), ("town/9", "warning")]
    assert "6 of the 6 documents of “harbour”" in findings[0].message


def test_a_source_with_headlines_keeps_its_findings_in_a_corpus_without() -> None:
    texts = {f"harbour/{i}": TEXT for i in range(12)} | {f"town/{i}": TITLED for i in range(5)} | {"town/5": TEXT, "other/1": TEXT}
    findings = told(MissingTitle(), texts)

    assert [(f.seed, f.severity) for f in findings] == [("harbour/0", "info"), ("town/5", "warning")]


def test_few_documents_show_no_custom() -> None:
    assert [f.seed for f in told(MissingTitle(), {str(i): TEXT for i in range(4)})] == ["0", "1", "2", "3"]


def test_a_class_that_asks_for_titles_makes_the_lack_of_them_a_warning() -> None:
    check = MissingTitle().bind(Context(seed_class=Titled))

    assert [(f.seed, f.severity) for f in told(check, {str(i): TEXT for i in range(7)})] == [("0", "warning")]


@pytest.mark.parametrize(
    ("check", "found"),
    [
        (MissingSource(), []),
        (MissingSource().bind(Context(seed_class=Seed)), []),
        (MissingSource().bind(Context(seed_class=Titled)), []),
        (MissingSource().bind(Context(seed_class=Sourced)), ["1"]),
        (MissingSource(required=True), ["1"]),
    ],
)
def test_sources_are_looked_for_where_they_are_asked_for(check: MissingSource, found: list[str]) -> None:
    assert [f.seed for f in check_documents([TITLED, f"{TITLED}\n\nSource: Reuters"], [check]).findings] == found


def test_the_span_is_a_sentence_where_the_text_is_one_line_and_never_all_of_it() -> None:
    (long,) = check_documents([f"{'word ' * 400}."], [MissingTitle()]).findings
    (flat,) = check_documents([f"{TEXT} {TEXT} {TEXT}"], [MissingTitle()]).findings

    assert (flat.start, flat.end) == (0, TEXT.index("winters ago.") + len("winters ago."))
    assert (long.start, long.end) == (0, 299)


@pytest.mark.parametrize("text", ["\u00a9" * 900, "_" * 900, "{|" * 300, "a" * 900])
def test_a_text_without_words_or_of_one_has_a_span_too(text: str) -> None:
    found = check_documents([text], [MissingTitle()])

    assert not found.failures
    assert [(f.start, f.end) for f in found.findings] == [(0, 300)]


def test_an_unclear_language_of_most_documents_is_told_once() -> None:
    names = " ".join(f"Zor{a}k Quil{b}et" for a in "aeiou" for b in "aeiou")

    assert [f.seed for f in check_documents([f"Zzorvak\n\n{names}"] * 6, [MissingLanguage()]).findings] == ["1"]


@pytest.mark.parametrize(
    ("document", "source"),
    [
        (Document("https://tolmere.example/a/b.html", ""), "tolmere.example"),
        (Document("http://[", ""), "["),
        (Document("harbour/2020/1", ""), "harbour/2020"),
        (Document("1", "", "seeds/news.jsonl", 1), "seeds/news.jsonl"),
        (Document("town/1", "", "seeds/news.jsonl", 1), "town"),
        (Document("1", "", "seeds/1.txt"), ""),
    ],
)
def test_sources_are_told_apart_by_host_folder_or_file(document: Document, source: str) -> None:
    assert source_name(document) == source


#: Sources, each with how many documents have the field, and the rows of those that lack it.
SOURCES = st.dictionaries(
    st.sampled_from("abc"),
    st.tuples(st.integers(0, 9), st.lists(st.integers(1, 30), unique=True, max_size=9)).filter(lambda one: bool(one[0] or one[1])),
    max_size=3,
)


def counted(sources: dict[str, tuple[int, list[int]]]) -> list[FieldCounts]:
    """The counts of each document."""
    have = [FieldCounts({source: Held(1)}) for source, (number, _) in sources.items() for _ in range(number)]
    lack = [(source, Origin(source, row)) for source, (_, rows) in sources.items() for row in rows]
    return [*have, *(FieldCounts({source: Held(1, 1, origin)}, [[(source, origin)]]) for source, origin in lack)]


@given(SOURCES)
def test_all_that_lack_it_are_told_or_stand_behind_one_that_is(sources: dict[str, tuple[int, list[int]]]) -> None:
    decided = MissingTitle().decide(reduce(FieldCounts.add, counted(sources), FieldCounts()))
    lacking = {Origin(source, row) for source, (_, rows) in sources.items() for row in rows}

    assert decided.keys() <= lacking
    assert bool(decided) == bool(lacking)
    for source, (have, rows) in sources.items():
        if have + len(rows) >= 5 and len(rows) <= have:
            assert all(decided[Origin(source, row)] == "" for row in rows), source


@given(SOURCES, st.integers(0, 9), st.randoms(use_true_random=False))
def test_counts_in_a_file_are_those_in_memory(sources: dict[str, tuple[int, list[int]]], here: int, random: Random) -> None:
    usual = MissingTitle().decide(reduce(FieldCounts.add, counted(sources), FieldCounts()))
    parts = counted(sources)
    random.shuffle(parts)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(traits, "HERE", here)
        spilled = reduce(FieldCounts.add, parts, FieldCounts())

    assert sum(len(part) for part in spilled.lacking if isinstance(part, list)) <= here
    assert MissingTitle().decide(pickle.loads(pickle.dumps(spilled))) == MissingTitle().decide(spilled) == usual


@settings(max_examples=20, deadline=None)
@given(st.lists(st.booleans(), min_size=1, max_size=12), st.integers(1, 2000))
def test_what_is_told_does_not_depend_on_batches(titled: list[bool], size: int) -> None:
    documents = [Document(f"{'ab'[i % 2]}/{i}", TITLED if has else TEXT) for i, has in enumerate(titled)]

    def found(batch_size: int) -> list[str]:
        with LocalEngine(Texts(documents), lambda: (MissingTitle(),), jobs=1, batch_size=batch_size) as engine:
            return [f"{f.seed} {f.severity} {f.message}" for f in run(engine).findings]

    assert found(size) == found(1_000_000)
