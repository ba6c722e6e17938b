"""The verdict on a document: one finding with its evidence, whatever stands beside the document."""

from __future__ import annotations

from seedproof.batch import Batch
from seedproof.checks.garbled.spun.document_evidence import FEATURES, verdicts
from seedproof.checks.garbled.spun.spun_document import SpunDocument
from seedproof.checks.garbled.spun.word_evidence import Table, add_pairs, indexes, keys, table, word_cells
from seedproof.core.document import Document
from seedproof.parse import batch_of
from seedproof.text.hashes import hash_words

SOUND = (
    "The town council said on Monday that the bridge over the harbour would be closed for a month because inspectors had found cracks in "
    "two of its pillars. Drivers were asked to use the northern road instead."
)
SPUN = (
    "The municipality stated on Monday that the primary span over the harbour might be shut for one calendar month due to the fact "
    "inspectors had ascertained fissures in the a two of its pillars. Drivers were requested to utilize the northern itinerary rather, "
    "and the construction was inspected final in springtime."
)


def batch(*texts: str) -> Batch:
    return batch_of([Document(f"seed-{i}", text) for i, text in enumerate(texts)])


def test_one_finding_a_document_with_the_passages_as_evidence() -> None:
    [hit] = SpunDocument().find(batch(SOUND, SPUN))

    assert len(hit.related) > 2
    assert all(SPUN[place.start : place.end] == place.text for place in hit.related)
    assert {place.seed for place in hit.related} == {"seed-1"}


def test_a_document_is_judged_alike_in_any_company() -> None:
    alone = batch(SPUN).once(verdicts).odds[0]

    assert batch(SOUND, SPUN, SOUND).once(verdicts).odds[1] == alone


def test_what_has_no_words_is_not_spun() -> None:
    assert list(SpunDocument().find(batch("", "\n", "周一大桥重新开放", "123 -- 456"))) == []


def test_the_table_has_a_weight_for_each_feature() -> None:
    assert len(table().decision) == len(FEATURES)


def test_words_that_differ_in_their_first_letter_have_different_keys() -> None:
    found = keys(hash_words(["hold", "told", "in", "on", "an"]))

    assert len(set(found.tolist())) == len(found)


def test_a_pair_that_was_put_into_the_filter_counts_as_seen() -> None:
    known: Table = table()._replace(seen=table().seen.copy())
    text = batch("The mayor ascertained fissures on Monday, and the people of the town were glad of it.")
    _, before = word_cells(text, known, indexes(text, known))

    add_pairs(known.seen, keys(hash_words(["ascertained"])), keys(hash_words(["fissures"])))
    _, after = word_cells(text, known, indexes(text, known))

    assert (before != after).any()
