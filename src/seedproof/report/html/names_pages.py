"""The page of names and words in several spellings: which forms there are, where, and lines for those who decide between them."""

from __future__ import annotations

from typing import NamedTuple

from seedproof.core.escape import in_toml
from seedproof.report.html.pages import Pages
from seedproof.report.html.spelt import Spelt
from seedproof.report.html.summary import Summary
from seedproof.report.sightings import Sighting, Sightings
from seedproof.report.spellings import Cluster, Form, clusters, competing, forms_of

__all__ = ["ClusterRow", "FormRow", "sightings_of", "write_names"]

_EXAMPLES = 3  # seeds that are named for each form
_MOST = 250  # clusters of a kind on the page, which opens in a second with so many; `seedproof spellings` tells all


class FormRow(NamedTuple):
    """A form of a cluster on the page.

    - ``form``: with its counts
    - ``toml``: as the lines for the settings write it
    - ``seen``: where it stands
    - ``links``: where each of these is on the site, if it is
    """

    form: Form
    toml: str
    seen: list[Sighting]
    links: list[str | None]


class ClusterRow(NamedTuple):
    """A cluster on the page.

    - ``cluster``: itself
    - ``seeds``: in how many its forms are, all told
    - ``forms``: the preferred one first
    """

    cluster: Cluster
    seeds: int
    forms: list[FormRow]


def sightings_of(spelt: Spelt) -> Sightings:
    """Return what is to look at every document for the forms that compete."""
    return Sightings(forms_of(spelt.said), _EXAMPLES)


def write_names(pages: Pages, summary: Summary, spelt: Spelt, counts: Sightings) -> None:
    """Write the page; ``counts`` have seen all documents."""
    found = clusters(spelt.said, counts)
    found.sort(key=lambda cluster: (not cluster.sure, -sum(form.seeds for form in cluster.forms[1:])))  # most seeds to mend first
    likely = [_row(cluster, counts, summary) for cluster in [one for one in found if one.decided][:_MOST]]
    undecided = [_row(cluster, counts, summary) for cluster in [one for one in found if not one.decided][:_MOST]]
    checks = sorted({check for cluster in found for check in cluster.checks})
    about = {"likely": likely, "undecided": undecided, "checks": checks, "total": len(found)}
    pages.write("names.html", "names.html", here="names.html", **about)


def _row(cluster: Cluster, counts: Sightings, summary: Summary) -> ClusterRow:
    forms = []
    for form in cluster.forms:
        seen = counts.seen[form.text]
        forms.append(FormRow(form, in_toml(form.text), seen, [_link(summary, one) for one in seen]))
    return ClusterRow(cluster, sum(form.seeds for form in cluster.forms), forms)


def _link(summary: Summary, seen: Sighting) -> str | None:
    """Return where a form is on the site: the first finding of its seed that takes it for the wrong one, or else the seed."""
    for number, finding in enumerate(summary.found.get(seen.origin, ()), 1):
        if any(said.variants[-1] == seen.form for said in competing([finding])):
            return summary.place(seen.origin, number)
    return summary.page_of(seen.origin)
