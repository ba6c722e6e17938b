"""The HTML site of a run: a summary, a page for each seed that has findings and for each check. Opens offline, runs no script."""

from __future__ import annotations

from seedproof.report.html.site import build_site

__all__ = ["build_site"]
