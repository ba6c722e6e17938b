"""Complete the suites of this corpus: ``python tools/build_suites.py`` after a check was added, renamed or described anew.

What a suite already says of a check stays as it is written; a suite that is not there is drafted.
"""

from __future__ import annotations

import json
from pathlib import Path

from seedproof.corpus.registry import built_in
from seedproof.expectations.drafts import completed, draft_suites

FOLDER = Path(__file__).parent.parent / "checks"


def main() -> None:
    """Write the suites of all families."""
    for family, draft in draft_suites(built_in()).items():
        file = FOLDER / f"{family}.json"
        suite = completed(json.loads(file.read_text(encoding="utf-8")), built_in()) if file.exists() else draft
        file.write_text(json.dumps(suite, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
