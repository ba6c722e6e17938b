"""Topics of tails are declared once, and everybody's: each label has its check, each topic its wording."""

from __future__ import annotations

from seedproof.checks.offtopic.cut.line_features import line_features
from seedproof.checks.offtopic.tail.tail_check import TailCheck
from seedproof.checks.offtopic.topics import LABELS, TOPICS
from seedproof.corpus.registry import built_in
from seedproof.lang.phrases import packs
from seedproof.parse import batch_of


def test_every_label_is_the_name_of_a_check_of_tails_and_every_such_check_has_its_label() -> None:
    assert {kind.name() for kind in built_in() if issubclass(kind, TailCheck)} == set(LABELS)


def test_every_topic_has_wording_and_a_label_that_exists() -> None:
    assert {topic.name for topic in TOPICS} <= {phrase.topic for phrase in packs()}
    assert {topic.label for topic in TOPICS if topic.label} <= set(LABELS)


def test_every_topic_is_a_feature_of_lines() -> None:
    assert {f"says-{topic.name}" for topic in TOPICS} <= set(line_features(batch_of([])).names)
