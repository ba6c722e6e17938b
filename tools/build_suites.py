"""Complete the suites of this corpus: ``python tools/build_suites.py`` after a check was added, renamed or described anew.

What a suite already says of a check stays as it is written, as with ``seedproof suites --update``, but for its note, which is the
docstring's first line.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from seedproof.corpus.registry import built_in
from seedproof.expectations.drafts import note_on
from seedproof.expectations.update import as_written, updates

FOLDER = Path(__file__).parent.parent / "checks"


def noted(suite: dict[str, Any]) -> dict[str, Any]:
    """Return a suite with the notes on its checks up to date."""
    notes = {kind.name(): note_on(kind) for kind in built_in()}
    expectations = [{**e, "notes": notes.get(e["meta"].get("check"), e.get("notes"))} for e in suite["expectations"]]
    return {**suite, "expectations": [{k: v for k, v in e.items() if v is not None} for e in expectations]}


def main() -> None:
    """Write the suites of all families."""
    for file, (_, text) in updates(FOLDER, built_in()).items():
        file.write_text(text, encoding="utf-8")
    for file in FOLDER.glob("*.json"):
        text = file.read_text(encoding="utf-8")
        file.write_text(as_written(noted(json.loads(text)), like=text), encoding="utf-8")


if __name__ == "__main__":
    main()
