"""Findings go into Arrow columns and come back as they were."""

from __future__ import annotations

import io

import pyarrow as pa
import pyarrow.parquet as parquet
from hypothesis import given
from hypothesis import strategies as st

from seedproof import Absorbed, Edit, Finding, Fix, RelatedLocation
from seedproof.report.parquet import write_parquet
from seedproof.run.arrow import FINDINGS, batches_of, finding_from

words = st.text(max_size=20)  # without lone surrogates
numbers = st.integers(0, 2**40)
fixes = st.builds(Fix, safe=st.booleans(), edits=st.lists(st.builds(Edit, start=numbers, end=numbers, text=words), max_size=2).map(tuple))
findings = st.builds(
    Finding,
    seed=words,
    path=st.none() | words,
    check=words,
    code=words,
    family=st.sampled_from(["schema", "offtopic", "garbled", "spelling"]),
    severity=st.sampled_from(["error", "warning", "info"]),
    start=numbers,
    end=numbers,
    line=st.integers(1, 2**40),
    column=st.integers(1, 2**40),
    text=words,
    message=words,
    score=st.none() | st.floats(0, 1),
    fingerprint=words,
    variants=st.lists(words, max_size=2).map(tuple),
    related=st.lists(st.builds(RelatedLocation, seed=words, start=numbers, end=numbers, text=words), max_size=2).map(tuple),
    fix=st.none() | fixes,
    baselined=st.booleans(),
    absorbed=st.lists(st.builds(Absorbed, check=words, start=numbers, end=numbers, message=words), max_size=2).map(tuple),
)


@given(st.lists(findings, max_size=3), st.none() | st.integers(1, 2**40))
def test_findings_come_back(found: list[Finding], row: int | None) -> None:
    placed = [finding.in_row(row) for finding in found]
    back = [finding_from(fields) for batch in batches_of(placed) for fields in batch.to_pylist()]

    assert back == placed
    assert [finding.origin for finding in back] == [finding.origin for finding in placed]


def test_a_lone_surrogate_becomes_a_replacement_character_in_its_place() -> None:
    broken = finding("a\ud83d\ude00b\udc00")

    (batch,) = batches_of([broken])

    assert batch.column("text").to_pylist() == ["a\ufffd\ufffdb\ufffd"]


def test_a_parquet_file_holds_all_findings_in_their_order_even_none() -> None:
    for found in ([], [finding("b"), finding("a")]):
        stream = io.BytesIO()
        write_parquet(found, stream)
        table = parquet.read_table(pa.BufferReader(stream.getvalue()))

        assert table.schema == FINDINGS
        assert table.column("text").to_pylist() == [one.text for one in found]


def finding(text: str) -> Finding:
    return Finding(
        seed="a", check="stray-mark", code="GRB1", family="garbled", severity="info", start=0, end=1, line=1, column=1, text=text,
        message="", fingerprint="0",
    )  # fmt: skip
