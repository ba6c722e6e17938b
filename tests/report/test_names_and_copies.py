"""What the pages of names, copies and checks are made of: forms counted in their sentences, texts compared, places in pages."""

from __future__ import annotations

import dataclasses
import html
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedproof import CheckSelection, Finding, Project, Texts, check_corpus
from seedproof.core.document import Document
from seedproof.core.finding import RelatedLocation
from seedproof.report.html import build_site
from seedproof.report.html.copies import Copied, Copies
from seedproof.report.html.differences import Run, difference
from seedproof.report.sightings import Sightings
from seedproof.report.spellings import clusters, competing
from seedproof.run.gate import GateResult, Rule, SuiteResult

RULES = ("doubled_word", "garbled", "glued_words")
WORDS = st.lists(st.sampled_from("the harbour opened and ship of Skarholm one two".split()), max_size=60).map(" ".join)


def finding(check: str, *variants: str, seed: str = "a", **more: Any) -> Finding:
    given = {"code": "SPL101", "family": "spelling", "severity": "warning", "message": "wrong", "line": 1, "column": 1, "text": ""}
    return Finding(**{**given, "seed": seed, "check": check, "start": 0, "end": 0, "fingerprint": seed, "variants": variants, **more})


@given(st.lists(st.text(alphabet="ab .\n", max_size=30), max_size=5))
def test_forms_are_counted_as_words_and_seen_in_their_sentences(texts: list[str]) -> None:
    counts = Sightings(["a", "ab", "b a"], 2)
    for number, text in enumerate(texts):
        counts.look(Document(str(number), text))
    for form in ("a", "ab", "b a"):
        found = [len(re.findall(rf"(?<![ab])(?={form}(?![ab]))", text)) for text in texts]
        assert counts.places[form] == sum(found)
        assert counts.seeds[form] == sum(map(bool, found))
        assert len(counts.seen[form]) == min(counts.seeds[form], 2)
        assert all(seen.form == form and "\n" not in seen.before + seen.after for seen in counts.seen[form])


def test_a_sentence_is_cut_where_it_is_long() -> None:
    counts = Sightings(["Blyth"], 1)
    counts.look(Document("a", "It rained. " + "So many words came " * 9 + "before Blyth said no. Then it rained."))
    (seen,) = counts.seen["Blyth"]

    assert seen.before.startswith("…")
    assert seen.before.endswith("came before ")
    assert len(seen.before) <= 60
    assert seen.after == " said no."


def test_what_both_forms_are_held_against_each_other_for_is_undecided() -> None:
    said = [
        finding("name-variant", "Holt", "Hollt"),
        finding("name-variant", "Hollt", "Holt"),
        finding("misspelling", "according", "acording"),
    ]
    found = {cluster.forms[0].text: cluster for cluster in clusters(competing(said), Sightings(()))}

    assert found["according"].decided
    assert [cluster.decided for name, cluster in found.items() if name != "according"] == [False]
    assert len({cluster.id for cluster in found.values()}) == 2


def test_a_name_that_one_seed_prefers_gives_way_to_that_of_many() -> None:
    counts = Sightings(["McCarty", "McCarthy", "Apple", "apple"])
    for number in range(9):
        counts.look(Document(str(number), "McCarthy ate an apple." if number else "McCarty had McCarthy and Apple."))
    said = [finding("name-variant", "McCarty", "McCarthy"), finding("case-variant", "Apple", "apple")]

    found = [[form.text for form in cluster.forms] for cluster in clusters(competing(said), counts)]
    assert found == [["Apple", "apple"], ["McCarthy", "McCarty"]]


def test_forms_that_wider_findings_have_absorbed_compete_too() -> None:
    wider = finding("lost-capitals", family="garbled").absorbing([finding("case-variant", "Apple", "apple")])
    assert [f.variants for f in competing([wider])] == [("Apple", "apple")]


@given(WORDS, WORDS)
def test_both_sides_of_a_difference_are_parts_of_their_texts(left: str, right: str) -> None:
    told = difference(left, right)
    shown = [(row.left, row.right) for row in told.rows]
    skipped = sum(row.skipped for row in told.rows) + told.rest

    for text, side in ((left, 0), (right, 1)):
        words = [word for both in shown for run in both[side] for word in run.text.split()]
        assert len(words) + skipped == len(text.split()), "each word is shown or counted"
    same = [[run.text.split() for run in both if run.same] for row in shown for both in row]
    assert same[::2] == same[1::2]
    assert bool(told.rows) == (left.split() != right.split())


def test_a_difference_shows_words_round_it_and_counts_the_rest() -> None:
    words = [f"w{n}" for n in range(100)]
    (row,) = (told := difference(" ".join(words), " ".join([*words[:50], "new", *words[51:]]))).rows

    assert (row.skipped, told.rest, told.more) == (38, 37, 0)
    assert row.left[1] == Run(same=False, text="w50 ")
    assert row.right[1] == Run(same=False, text="new ")
    assert len(row.left[0].text.split()) == len(row.left[2].text.split()) == 12


def test_copies_are_grouped_by_their_longest_document_and_compared_with_it() -> None:
    place = RelatedLocation(seed="long", start=0, end=5, text="Ships")
    told = [finding("duplicate-document", seed=seed, path=f"{seed}.txt", related=(place,)) for seed in ("b", "c")]
    copied = Copied()
    for one in told:
        copied.look(one.origin, [one])
    copies = Copies(copied)
    for seed, text in (("long", "Boats"), ("b", "Ships b"), ("long", "Ships all"), ("c", "Ships c"), ("other", "Ships other")):
        copies.look(Document(seed, text, f"{seed}.txt"))

    (group,) = copies.groups
    assert [copy.origin.path for copy in group.copies] == ["b.txt", "c.txt"]
    assert copies.longest(group) == ("long.txt", 0)
    assert copies.texts(group, group.copies[1]) == ("Ships all", "Ships c")


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a corpus in which a check has 450 findings."""
    root = tmp_path_factory.mktemp("busy")
    corpus = Texts([f"Title {n}\n\nIt rained the the night over harbour {n}." for n in range(450)])
    result = check_corpus(corpus, CheckSelection.of(Project.around(root), ["doubled-word"]))
    rules = [Rule(f"no seed may have {column}", f"have {column}", "critical", met=False, column=column) for column in RULES]
    rules[0] = rules[0]._replace(breaking=450, judged=450, allowed=0.1)
    gate = GateResult((SuiteResult("words", "words.json", 3, 3, 3, rules=tuple(rules)),), seeds=450, unread=0)
    return build_site(result, corpus, root / "site", gate).parent


def test_rules_that_judge_a_check_or_its_family_are_on_its_page(busy: Path) -> None:
    page = (busy / "check" / "doubled-word.html").read_text(encoding="utf-8")
    assert [column in page for column in RULES] == [True, True, False]
    assert "450 of 450 seeds, allowed: 1 in 10 · suite words, critical" in page


def test_every_place_of_a_check_is_on_one_of_its_pages(busy: Path) -> None:
    pages = [busy / "check" / name for name in ("doubled-word.html", "doubled-word.2.html", "doubled-word.3.html")]
    assert sorted((busy / "check").iterdir()) == sorted(pages)
    links = [re.findall(r'href="\.\./(seed/[^"]+#place-\d+)"', page.read_text(encoding="utf-8")) for page in pages]
    assert [len(found) for found in links] == [200, 200, 50]
    assert len({link for found in links for link in found}) == 450
    assert "201 to 400 of 450" in pages[1].read_text(encoding="utf-8")


def test_forms_are_lines_of_toml_whatever_they_hold(tmp_path: Path) -> None:
    forms = ('say "yes" \\ <b>\u202e', "say “yes” </script>")
    corpus = Texts([f"{forms[1]} and {forms[0]}"])
    run = check_corpus(corpus, CheckSelection.of(Project.around(tmp_path), ["name-variant"]))
    row = run.seeds[0]
    odd = finding("name-variant", *forms, seed=row.id, path=row.path).in_row(row.row)
    page = (build_site(dataclasses.replace(run, findings=(odd,)), corpus, tmp_path / "site").parent / "names.html").read_text(
        encoding="utf-8"
    )

    values = [html.unescape(value) for value in re.findall(r'type="radio" name="[^"]+" value="([^"]+)"', page)]
    assert [tomllib.loads(f"a = {value}")["a"] for value in values] == list(forms)
    assert "<b>\u202e" not in page
