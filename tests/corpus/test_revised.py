"""A corpus as it would be once it is mended: only documents that are still as they were checked have their new text."""

from __future__ import annotations

from seedproof import Document, ReadProblem, Texts
from seedproof.corpus.revised import Revised, Revision


def test_a_document_that_has_changed_is_a_problem_and_the_others_are_revised() -> None:
    one, two, three = Texts(["One stood here.", "Two stood here.", "Three stood here."])
    assert isinstance(one, Document)
    assert isinstance(two, Document)
    revisions = {one.origin: Revision(one.digest(), "One stands here."), two.origin: Revision(one.digest(), "Two stands here.")}

    revised = Revised(Texts(["One stood here.", "Two stood here.", "Three stood here."]), revisions)
    changed = ReadProblem(str(two.origin), "has changed since it was checked", "run the command again")
    assert list(revised) == [one._replace(text="One stands here."), changed, three]
