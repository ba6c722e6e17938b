"""How common the parts of a word must be: the less its form says, the commoner."""

from __future__ import annotations

import pytest

from seedproof import CheckSelection, check_documents

CHECKS = CheckSelection.of(select=["glued-words"]).checks()
TEXT = "Harbour opens again\n\nThe mayor of the town said on Monday that she had {} before the winter and would do it again.\n"


def found(word: str) -> list[str]:
    return [finding.text for finding in check_documents([TEXT.format(word)], CHECKS).findings]


@pytest.mark.parametrize(
    ("common", "rare"),
    [
        ("tocopper", "tovelvet"),
        ("copperof", "velvetof"),
        ("wantedcopper", "wantedvelvet"),
        ("copperPeople", "trowelPeople"),
        ("schoolGlass", "schoolTrowel"),
    ],
)
def test_a_word_is_parted_into_common_words_alone(common: str, rare: str) -> None:
    assert found(common) == [common]
    assert found(rare) == []
