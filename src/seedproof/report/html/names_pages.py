"""The page of names and words in several spellings: which forms there are, where, and lines for those who decide between them."""

from __future__ import annotations

from typing import NamedTuple

from seedproof.core.document import Origin
from seedproof.core.escape import in_toml
from seedproof.report.html.pages import Pages
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


def sightings_of(summary: Summary) -> Sightings:
    """Return what is to look at every document for the forms that compete."""
    return Sightings(forms_of(competing(summary.result.findings)), _EXAMPLES)


def write_names(pages: Pages, summary: Summary, counts: Sightings) -> None:
    """Write the page; ``counts`` have seen all documents."""
    told = [(f, wider) for wider in summary.result.findings for f in competing([wider])]
    places = {(f.origin, f.variants[-1]): wider for f, wider in reversed(told)}
    links = {key: summary.place(wider) for key, wider in places.items()}
    found = clusters([f for f, _ in told], counts)
    rows = [_row(cluster, counts, summary, links) for cluster in found]
    rows.sort(key=lambda row: (not row.cluster.sure, row.forms[0].form.seeds - row.seeds))  # most seeds to mend first
    likely = [row for row in rows if row.cluster.decided][:_MOST]
    undecided = [row for row in rows if not row.cluster.decided][:_MOST]
    checks = sorted({check for row in rows for check in row.cluster.checks})
    about = {"likely": likely, "undecided": undecided, "checks": checks, "total": len(rows)}
    pages.write("names.html", "names.html", here="names.html", **about)


def _row(cluster: Cluster, counts: Sightings, summary: Summary, links: dict[tuple[Origin, str], str]) -> ClusterRow:
    forms = []
    for form in cluster.forms:
        seen = counts.seen[form.text]
        where = [links.get((s.origin, form.text)) or _page(summary, s.origin) for s in seen]
        forms.append(FormRow(form, in_toml(form.text), seen, where))
    return ClusterRow(cluster, sum(form.seeds for form in cluster.forms), forms)


def _page(summary: Summary, origin: Origin) -> str | None:
    page = summary.page_of.get(origin)
    return page and f"seed/{page}"
