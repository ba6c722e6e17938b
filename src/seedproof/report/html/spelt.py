"""Gathers what the findings of a corpus say of forms that compete: as much as there are forms, and eight bytes for each time."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Sequence

import numpy as np

from seedproof.core.document import Origin
from seedproof.core.finding import Finding
from seedproof.report.sightings import Sightings
from seedproof.report.spellings import Cluster, Said, clusters, competing

__all__ = ["Spelt"]


class Spelt:
    """Look at the findings of one document after the other.

    - ``said``: what they say of forms that compete, and how often
    """

    def __init__(self) -> None:
        self.said: Counter[Said] = Counter()
        self._unknown: Counter[Said] = Counter()  # of these, what no baseline knows
        self._numbers: dict[str, int] = {}  # of the forms of these
        self._forms, self._documents = array("I"), array("I")  # which of them stands in which document

    def look(self, _: Origin, findings: Sequence[Finding]) -> None:
        """Take the findings of a document into account."""
        self.said.update(competing(findings))
        unknown = competing(f for f in findings if not f.baselined)
        self._unknown.update(unknown)
        document = self._documents[-1] + 1 if self._documents else 0
        for form in {form for one in unknown for form in one.variants}:
            self._forms.append(self._numbers.setdefault(form, len(self._numbers)))
            self._documents.append(document)

    def undecided(self) -> list[tuple[Cluster, int]]:
        """Return the forms that compete and that no baseline knows, in clusters; each with the seeds that it is found in, most first."""
        found = clusters(self._unknown, Sightings(()))
        of_form = np.zeros(len(self._numbers), np.int64)
        for number, cluster in enumerate(found):
            of_form[[self._numbers[form.text] for form in cluster.forms]] = number
        met = (
            np.unique(np.stack([of_form[np.array(self._forms)], np.array(self._documents)]), axis=1)[0] if found else np.zeros(0, np.int64)
        )
        seeds = np.bincount(met, minlength=len(found)).tolist()
        return sorted(zip(found, seeds, strict=True), key=lambda pair: -pair[1])
