"""What settings make of findings: exceptions by check, document and passage, severities, and rules for one source."""

from __future__ import annotations

import pickle
import random
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedproof import CheckSelection, Document, Project, Published, Result, Settings, SettingsError, Texts, check_corpus
from seedproof.core.settings_place import SettingsPlace
from seedproof.corpus.policy import Policy

TEXT = """Canal reopens after nine years

By Ida Holm

The canal at Orrin will open to boats again in May, the board said on Tuesday, nine years after it was closed to them.

thelock is wide and thegate is slow

Nobody knows what thecouncil will say of it, as thelock has not been tried since the winter of that year.
"""
GLUED = ["thelock", "thegate", "thecouncil", "thelock"]


PLACE = SettingsPlace("seedproof.toml")


def project_of(settings: dict[str, Any]) -> Project:
    return Project(Path("/corpus"), Settings.load(settings, PLACE), place=PLACE)


def checked(documents: list[Document], settings: dict[str, Any], *, today: date | None = None, **more: Any) -> Result:
    project = project_of(settings)
    return check_corpus(Texts(documents), CheckSelection.of(project, ["glued-words"], today=today), jobs=1, **more)


def left(exception: dict[str, Any], document: Document | None = None, **more: Any) -> list[str]:
    document = document or Document("canal", TEXT, "/corpus/seeds/canal.txt")
    settings = {"except": [{"check": "glued-words", "reason": "as they sing it", **exception}]}
    return [finding.text for finding in checked([document], settings, **more).findings]


def test_without_exceptions_all_is_found() -> None:
    assert left({"ids": "other"}) == GLUED


@pytest.mark.parametrize(
    "where",
    [
        {},
        {"check": ["GRB3"]},
        {"check": "garbled"},
        {"check": "ALL"},
        {"paths": "seeds/*.txt"},
        {"paths": ["x", "canal.txt"]},
        {"ids": "can*"},
        {"source": "ida h*"},
        {"paths": "seeds", "ids": "canal", "source": "Ida Holm"},
    ],
)
def test_an_exception_holds_for_the_documents_that_all_its_globs_name(where: dict[str, Any]) -> None:
    assert left(where) == []


@pytest.mark.parametrize(
    "where", [{"paths": "old"}, {"ids": "Canal"}, {"source": "Reuters"}, {"check": "mojibake"}, {"paths": "seeds", "ids": "pier"}]
)
def test_it_holds_for_no_other(where: dict[str, Any]) -> None:
    assert left(where) == GLUED


def test_a_passage_is_excepted_and_the_same_words_elsewhere_are_not() -> None:
    assert left({"text": "thelock is  wide\nand thegate is slow"}) == ["thecouncil", "thelock"]
    assert left({"text": "thelock is wide and"}) == ["thegate", "thecouncil", "thelock"]
    assert left({"text": "thelock"}) == ["thegate", "thecouncil"]


def test_a_part_of_a_word_is_no_passage() -> None:
    assert left({"text": "the"}) == GLUED
    assert left({"text": "lock"}) == GLUED


def test_a_finding_that_begins_with_the_passage_is_excepted_whole() -> None:
    tail = TEXT + "\nLeave a Reply\n\nYour email address will not be published. Required fields are marked *\n"
    settings = {"except": [{"check": "comment-form", "text": "Leave a Reply", "reason": "the report is of such forms"}]}
    project = project_of(settings)
    result = check_corpus(Texts([tail]), CheckSelection.of(project, ["comment-form"]), jobs=1)

    assert result.findings == ()
    assert [(one.finding.check, one.by) for one in result.excepted] == [("comment-form", 0)]


@pytest.mark.parametrize(("lines", "text"), [("7", GLUED[2:]), ("1-8", GLUED[2:]), ("9", GLUED[:2]), ("5-99", []), ("90-99", GLUED)])
def test_lines_are_those_of_the_text(lines: str, text: list[str]) -> None:
    assert left({"lines": lines, "ids": "canal"}) == text


def test_an_exception_holds_until_its_day_is_over_and_for_good_where_nobody_says_which_day_it_is() -> None:
    assert left({"until": date(2026, 3, 1)}, today=date(2026, 3, 1)) == []
    assert left({"until": date(2026, 3, 1)}, today=date(2026, 3, 2)) == GLUED
    assert left({"until": date(2026, 3, 1)}) == []


@pytest.mark.parametrize(
    ("exception", "said"),
    [
        ({"reason": ""}, "except (entry 1).reason"),
        ({"resaon": "x"}, "except (entry 1): unknown key 'resaon'"),
        ({"lines": "9-3", "ids": "a"}, "except (entry 1).lines: no line lies in 9-3"),
        ({"lines": "3"}, "except (entry 1): lines of which documents?"),
        ({"lines": "3", "ids": "a", "text": "b"}, "except (entry 1): a passage and its lines"),
        ({"until": "some day"}, "except (entry 1).until"),
        ({"check": "glued-wrods"}, "except (entry 1).check: no check is called 'glued-wrods'\n  hint: did you mean 'glued-words'?"),
        ({"check": []}, "except (entry 1).check"),
        ({"paths": 3}, "except (entry 1).paths"),
    ],
)
def test_an_exception_that_cannot_be_used_is_named_with_file_and_key(exception: dict[str, Any], said: str) -> None:
    with pytest.raises(SettingsError) as caught:
        left(exception)
    assert f"seedproof.toml: {said}" in str(caught.value)


def test_a_reason_is_required() -> None:
    with pytest.raises(SettingsError, match=r"seedproof.toml: except \(entry 1\).reason: field required"):
        checked([], {"except": [{"check": "ALL"}]})


def test_severities_are_those_of_the_project_and_the_narrowest_name_counts() -> None:
    def severities(settings: dict[str, str]) -> set[str]:
        return {finding.severity for finding in checked([Document("a", TEXT)], {"severity": settings}).findings}

    assert severities({}) == {"error"}
    assert severities({"GRB3": "info"}) == severities({"ALL": "error", "garbled": "warning", "GRB301": "info"}) == {"info"}
    assert severities({"glued-words": "warning", "GRB": "info", "mojibake": "info"}) == {"warning"}


def test_what_a_check_is_less_sure_of_is_not_raised() -> None:
    drawn = random.Random(0)
    words, names = (["".join(drawn.choices("aeioklmnrst", k=6)) for _ in range(n)] for n in (130, 20))
    letter = f"{' '.join(words)} {' '.join(f'to {name.title()} {n},' for n, name in enumerate(names))}"
    documents = [Document("a", letter), Document("b", letter.replace(f"{names[3].title()} 3", "Emil 99"))]
    project = project_of({"severity": {"duplicate-document": "error"}})
    plain = check_corpus(Texts(documents), CheckSelection.of(select=["duplicate-document"]), jobs=1)
    raised = check_corpus(Texts(documents), CheckSelection.of(project, ["duplicate-document"]), jobs=1)

    assert [f.severity for f in raised.findings] == [f.severity for f in plain.findings] == ["info"]
    same = check_corpus(Texts([documents[0], documents[0].text]), CheckSelection.of(project, ["duplicate-document"]), jobs=1)
    assert [f.severity for f in same.findings] == ["error"]


def test_a_source_has_rules_of_its_own() -> None:
    documents = [
        Document("canal", TEXT),
        Document("other", TEXT.replace("Ida Holm", "Bo Lind"), published=Published(source="The Orrin Post")),
    ]
    settings = {"per-source": {"ida *": {"ignore": ["GRB3"]}, "*post": {"severity": {"garbled": "info"}}}, "severity": {"GRB": "warning"}}
    found = checked(documents, settings).findings

    assert {(finding.seed, finding.severity) for finding in found} == {("other", "info")}


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"severity": {"glued-wrods": "info"}}, "severity: no check is called 'glued-wrods'"),
        ({"severity": {"glued-words": "fatal"}}, "severity.glued-words: input should be"),
        ({"per-source": {"a b": {"ignore": ["x"]}}}, "per-source.'a b'.ignore: no check is called 'x'"),
        ({"per-source": {"a": {"ignores": ["x"]}}}, "per-source.a: unknown key 'ignores'\n  hint: did you mean 'ignore'?"),
    ],
)
def test_rules_that_cannot_be_used_are_named_with_file_and_key(settings: dict[str, Any], said: str) -> None:
    with pytest.raises(SettingsError) as caught:
        checked([Document("a", TEXT)], settings)
    assert f"seedproof.toml: {said}" in str(caught.value)


def test_the_result_does_not_depend_on_batches_or_processes() -> None:
    documents = [Document(str(i), TEXT, f"/corpus/seeds/{i}.txt") for i in range(4)]
    settings = {"except": [{"check": "glued-words", "paths": "seeds/[12].txt", "text": "thelock", "reason": "r"}]}
    project = project_of(settings)
    selection = CheckSelection.of(project, ["glued-words"])
    one, several = (check_corpus(Texts(documents), selection, jobs=jobs, batch_size=size) for jobs, size in ((1, 10**6), (2, 1)))

    assert one.findings == several.findings
    assert one.excepted == several.excepted
    assert len(one.excepted) == 4
    policy = Policy.of(selection)
    assert pickle.loads(pickle.dumps(policy)) == policy


@given(st.text(alphabet="ab c\n\r\u2028", max_size=40), st.integers(1, 9), st.integers(0, 9))
def test_any_lines_of_any_text_can_be_asked_for(text: str, first: int, more: int) -> None:
    exception = {"check": "ALL", "reason": "r", "ids": "*", "lines": f"{first}-{first + more}"}
    result = checked([Document("a", text)], {"except": [exception]})
    assert not result.failures
