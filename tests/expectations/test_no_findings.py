"""People who have Great Expectations can expect a column of texts to have no findings."""

from __future__ import annotations

from typing import Any

import great_expectations as gx
import pandas as pd
import pytest
from great_expectations.core.expectation_validation_result import ExpectationSuiteValidationResult

from seedproof.expectations import ExpectColumnValuesToHaveNoFindings, no_findings
from seedproof.expectations.validation import failing_seeds, raised, sentence

SOUND = """Harbour bridge opens

The bridge over the harbour opened to traffic on Monday after three years of work. Ada Quill, who runs the port, drove the first
lorry across it and stopped half way to look at the water. She had waited for this day since the old bridge was closed.

Ferries will run until the end of March, the council said, so that people on the island can try both ways. Tickets cost the same as
before. A second lane for bicycles is to follow next summer, if the money that the region has promised arrives in time.
"""
BROKEN = SOUND + "\n\nThe word \ufffd\ufffd was lost.\n"


def validated(texts: list[str | None], *expectations: Any, **frame: Any) -> ExpectationSuiteValidationResult:
    rows = pd.DataFrame({"id": [f"s{i}" for i in range(len(texts))], "text": texts}, **frame)
    context = gx.get_context(mode="ephemeral")
    batch = context.data_sources.add_pandas("a").add_dataframe_asset("b").add_batch_definition_whole_dataframe("c")
    suite = context.suites.add(gx.ExpectationSuite(name="s", expectations=list(expectations)))
    definition = gx.ValidationDefinition(name="v", data=batch, suite=suite)
    context.validation_definitions.add(definition)
    return definition.run(
        batch_parameters={"dataframe": rows}, result_format={"result_format": "COMPLETE", "unexpected_index_column_names": ["id"]}
    )


def expect(**kwargs: Any) -> ExpectColumnValuesToHaveNoFindings:
    return ExpectColumnValuesToHaveNoFindings(column="text", **kwargs)


def test_texts_with_findings_are_named_and_nulls_left_out() -> None:
    [result] = validated([SOUND, BROKEN, None, BROKEN], expect(family="garbled")).results

    assert raised(result) is None
    assert not result.success
    assert failing_seeds(result) == ["s1", "s3"]
    assert result.result["missing_count"] == 1


@pytest.mark.parametrize(
    ("narrowed", "success"),
    [
        ({"check": "replacement-character"}, False),
        ({"check": "glued-words"}, True),
        ({"family": "spelling"}, True),
        ({"family": "garbled", "mostly": 0.5}, True),
    ],
)
def test_family_check_and_share_narrow_what_counts(narrowed: dict[str, Any], success: bool) -> None:
    [result] = validated([SOUND, BROKEN], expect(**{"family": None, "check": None, **narrowed})).results

    assert raised(result) is None
    assert result.success is success


def test_rows_whose_labels_repeat_are_told_apart_by_their_texts() -> None:
    [result] = validated([SOUND, BROKEN], expect(family="garbled"), index=[7, 7]).results

    assert result.result["unexpected_list"] == [BROKEN]


def test_the_column_is_checked_once_for_all_expectations(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []
    original = no_findings._findings_in

    def counted(texts: tuple[str, ...]) -> no_findings.Found:
        calls.append(texts)
        return original(texts)

    monkeypatch.setattr(no_findings, "_findings_in", counted)
    outcome = validated([SOUND, BROKEN], expect(family="garbled"), expect(family="offtopic"), expect(check="mojibake", mostly=0.9))
    assert [raised(r) for r in outcome.results] == [None] * 3
    assert len(calls) == 1


def test_a_check_that_does_not_exist_is_refused_with_the_nearest() -> None:
    with pytest.raises(Exception, match="did you mean 'glued-words'"):
        expect(check="glued-word")


def test_it_says_what_it_expects() -> None:
    wanted = "text texts must have no offtopic findings, at least 0.98 of them"
    assert sentence(expect(family="offtopic", mostly=0.98).configuration) == wanted
    assert expect().configuration.to_domain_obj() == expect()
