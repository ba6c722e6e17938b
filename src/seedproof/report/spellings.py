"""What a corpus spells in several ways: each group of forms with its counts, as a table and as a file to begin with."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from typing import NamedTuple

from rich.console import Console
from rich.table import Table
from rich.text import Text

from seedproof.core.escape import NAME_LENGTH, VALUE_LENGTH, as_output, cut, in_line, in_toml, quoted
from seedproof.core.finding import Finding, Severity
from seedproof.report.sightings import Sightings
from seedproof.run.result import severity_rank

__all__ = ["Cluster", "Form", "Said", "as_toml", "clusters", "competing", "forms_of", "print_clusters"]

#: Checks whose forms are agreed on already, or no words.
_NO_WORDS = ("agreed-spelling", "date-style", "mark-style", "number-style")
#: What judges a name by one seed alone: "McCarty" in it, where 17 other seeds have "McCarthy". Others know more than counts do, as that
#: "apple" is a word of its own.
_BY_ONE_SEED = "name-variant"
_OFTENER = 3  # times as many seeds, from which the corpus is right and not the seed (guessed)
_HEADER = """\
# What the seeds spell in several ways, as a beginning of checks/spellings.toml. Read each entry before you keep it: once it
# is there, its variants are errors and `seedproof fix` writes the preferred form. Entries behind # were less sure.
"""


class Said(NamedTuple):
    """What a finding says of forms that compete, in whatever document.

    - ``variants``: the forms, the preferred one first
    - ``check``, ``severity``: what found it, and how bad it is
    """

    variants: tuple[str, ...]
    check: str
    severity: Severity


class Form(NamedTuple):
    """A spelling as it is written.

    - ``text``: the spelling
    - ``seeds``: in how many seeds it is
    - ``places``: how often, over all seeds
    """

    text: str
    seeds: int
    places: int


class Cluster(NamedTuple):
    """Forms that stand for one name or word.

    - ``forms``: the preferred one first
    - ``checks``: what found them
    - ``sure``: whether a finding is more than an information
    - ``decided``: whether anything says which form is right
    """

    forms: tuple[Form, ...]
    checks: tuple[str, ...]
    sure: bool
    decided: bool

    @property
    def id(self) -> str:
        """Return what tells it from others: the same for the same forms in every run."""
        forms = "\x1f".join(sorted(form.text for form in self.forms))
        return hashlib.blake2b(forms.encode("utf-8", "surrogatepass"), digest_size=5).hexdigest()


def competing(findings: Iterable[Finding]) -> Counter[Said]:
    """Count what findings say that hold forms of words or names against each other, those too that wider ones have absorbed."""
    each = (inner for finding in findings for inner in (finding, *finding.narrower))
    found = (f for f in each if f.family == "spelling" and len(f.variants) > 1 and f.check not in _NO_WORDS)
    short = (f for f in found if max(map(len, f.variants)) <= NAME_LENGTH)  # longer ones name nothing, and take long to count
    return Counter(Said(f.variants, f.check, f.severity) for f in short)


def forms_of(said: Iterable[Said]) -> list[str]:
    """Return the different forms that compete."""
    return list(dict.fromkeys(form for one in said for form in one.variants))


def clusters(said: Mapping[Said, int], counts: Sightings) -> list[Cluster]:
    """Group the forms that are said to compete, so many times each; ``counts`` has counted them in the texts."""
    group: dict[str, set[str]] = {}
    for one in said:
        joined = set().union(*(group.get(form, {form}) for form in one.variants))
        group.update(dict.fromkeys(joined, joined))
    of_group: dict[str, dict[Said, int]] = defaultdict(dict)
    for one, times in said.items():
        of_group[min(group[one.variants[0]])][one] = times
    found = [_cluster(group[first], together, counts) for first, together in of_group.items()]
    return sorted(found, key=lambda cluster: (not cluster.sure, cluster.forms[0].text.casefold(), cluster.forms))


def _cluster(forms: Set[str], said: Mapping[Said, int], counts: Sightings) -> Cluster:
    """Return the forms of a group, the preferred one first, as most of what is said prefers it."""
    seeds, places = counts.seeds, counts.places
    preferred: Counter[str] = Counter()
    for one, times in said.items():
        preferred[one.variants[0]] += times
    order = sorted(forms, key=lambda form: (not preferred[form], -seeds[form], -preferred[form], -places[form], form))
    most = max(order, key=lambda form: seeds[form])
    checks = tuple(sorted({one.check for one in said}))
    if checks == (_BY_ONE_SEED,) and seeds[most] >= _OFTENER * seeds[order[0]]:
        order.sort(key=lambda form: form != most)
    sure = any(severity_rank(one.severity) < severity_rank("info") for one in said)
    decided = bool(set(preferred) - {form for one in said for form in one.variants[1:]})
    return Cluster(tuple(Form(form, seeds[form], places[form]) for form in order), checks, sure, decided)


def print_clusters(found: list[Cluster], console: Console, *, complete: bool = True) -> None:
    """Print a row for each form, that of the preferred one first. That there are none is said where the search is ``complete``."""
    if not found:
        console.print("No name or word was found in several spellings." if complete else "Not everything was checked.")
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("preferred", "other forms"):
        table.add_column(heading)
    for heading in ("seeds", "places"):
        table.add_column(heading, justify="right")
    table.add_column("found by")
    for cluster in found:
        style = "" if cluster.sure else "dim"
        for i, form in enumerate(cluster.forms):
            said = "" if i else ", ".join(cluster.checks) + ("" if cluster.sure else " (unsure)")
            shown = in_line(cut(form.text, VALUE_LENGTH))
            names = ("", shown) if i else (shown, "")
            table.add_row(*map(Text, (*names, f"{form.seeds:,}", f"{form.places:,}", said)), style=style)
    console.print(table)


def as_toml(found: list[Cluster]) -> Iterator[str]:
    """Yield the entries of a spellings.toml; those that are not sure as comments."""
    yield _HEADER
    for cluster in found:
        preferred, *others = cluster.forms
        counts = ", ".join(f"{quoted(form.text)} in {form.seeds}" for form in cluster.forms)
        lines = [as_output(f"[[spelling]]  # seeds: {counts}"), f"preferred = {in_toml(preferred.text)}"]
        lines.append(f"variants = [{', '.join(in_toml(form.text) for form in others)}]")
        yield "\n" + "".join(f"{'' if cluster.sure else '# '}{line}\n" for line in lines)
