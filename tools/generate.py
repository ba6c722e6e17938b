"""Write what is generated from the code: docs/checks/*.md, pages of docs/reference and schemas/*.schema.json.

python tools/generate.py            write
python tools/generate.py --check    exit 1 and name the files that are stale, and pages that are still to be written (`make lint`)

The page of a check that is gone is removed where the check is retired (seedproof.checks.codes); else it stays and the exit code is 1.
"""

from __future__ import annotations

import json
import pathlib
import re
import sys
from typing import Any

from pydantic import BaseModel

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent))  # so that it can be started as a script
from tools import reference

from seedproof import Check, Finding, Project, Settings
from seedproof.checks.codes import RETIRED
from seedproof.core.check import HEADINGS
from seedproof.core.spellings import Spellings
from seedproof.corpus.registry import built_in, seed_class

ROOT = pathlib.Path(__file__).parent.parent
UNWRITTEN = "To be written:"  # by tools/new_check.py
# The number of each format, which is in its schema's $id: one more where what an older seedproof wrote, or an older reader expects, is no
# longer right. tests/formats/ has samples of all that there were.
FORMATS = {"seed": 1, "finding": 2, "settings": 1, "spellings": 1}
WRITTEN = "<!-- Written by tools/generate.py: edit tools/reference.py, or what the code says of itself. -->"
NOTE = "<!-- Written by tools/generate.py from the check's docstring: edit that. -->"


def contents() -> dict[pathlib.Path, str]:
    """Return every generated file and what it must hold."""
    files = {ROOT / "docs/checks/README.md": _index(built_in())}
    for page in (reference.commands, reference.settings, reference.records):
        files[ROOT / f"docs/reference/{page.__name__}.md"] = page(WRITTEN)
    for kind in built_in():
        files[ROOT / f"docs/checks/{kind.name()}.md"] = _page(kind)
    written: dict[str, type[BaseModel]] = {"settings": Settings, "spellings": Spellings}
    models: dict[str, type[BaseModel]] = {"seed": seed_class(Project.around(ROOT)), "finding": Finding, **written}
    for name, model in models.items():
        schema = model.model_json_schema(mode="validation" if name in written else "serialization", by_alias=True)
        known = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": f"urn:seedproof:{name}:{FORMATS[name]}"}
        files[ROOT / f"schemas/{name}.schema.json"] = json.dumps(known | schema, indent=2, ensure_ascii=False, sort_keys=True) + "\n"
    return files


def stale(files: dict[pathlib.Path, str]) -> list[pathlib.Path]:
    """Return the files that differ from what they must hold, and pages of checks that are no more."""
    left_over = set((ROOT / "docs/checks").glob("*.md")) - set(files)
    return sorted(left_over | {path for path, text in files.items() if not path.exists() or path.read_text(encoding="utf-8") != text})


def unwritten(files: dict[pathlib.Path, str]) -> list[pathlib.Path]:
    """Return the pages that still hold what the scaffold wrote into them."""
    return sorted(path for path, text in files.items() if UNWRITTEN in text)


def unretired(page: str) -> str | None:
    """Return name and code of the check that a page of docs/checks tells of, None where they are retired."""
    told = re.search(r"^# (?P<name>\S+) \((?P<code>\w+)\)$", page, re.MULTILINE)
    return told[0].removeprefix("# ") if told and RETIRED.get(told["code"]) != told["name"] else None


def _page(kind: type[Check]) -> str:
    lines = [f"## {line.strip('*')}\n" if line.strip("*") in HEADINGS else line for line in kind.page().splitlines()]
    facts = f"Family `{kind.family}`, severity `{kind.severity}`." + _absorbs(kind)
    read = reference.readings().get(kind.name())
    measured = ["", "## Precision by reading", "", reference.reading(read)] if read else []
    return "\n".join([NOTE, f"# {kind.name()} ({kind.code})", "", facts, "", *lines, *measured, ""])


def _absorbs(kind: type[Check]) -> str:
    """Return whose findings one of the check's mends with it, as a sentence."""
    where = "in it" if kind.speaks_of == "span" else "in its document"
    return f" Findings {where} that are told with it: {', '.join(f'`{key}`' for key in kind.absorbs)}." if kind.absorbs else ""


def _index(kinds: tuple[type[Check], ...]) -> str:
    read = reference.readings()
    rows = [f"| {k.code} | [{k.name()}]({k.name()}.md) | {k.severity} | {k.summary()} | {_wrong(read.get(k.name()))} |" for k in kinds]
    measured = "*Wrong*: of findings in scraped text that were read one by one, where any were; the page of the check says where and when."
    head = ["| code | name | severity | what it finds | wrong |", "|---|---|---|---|---|"]
    return "\n".join([NOTE, "# Checks", "", *head, *rows, "", measured, ""])


def _wrong(read: dict[str, Any] | None) -> str:
    return f"{read['wrong']} of {read['read']}" if read else ""


def main() -> int:
    """Write, or with --check only compare."""
    files = contents()
    if "--check" in sys.argv[1:]:
        complaints = [f"stale: {path.relative_to(ROOT)} (run: python tools/generate.py)" for path in stale(files)]
        complaints += [f"unwritten: {path.relative_to(ROOT)} (write the check's docstring)" for path in unwritten(files)]
        print(*complaints, sep="\n", end="\n" if complaints else "")
        return int(bool(complaints))
    kept = False
    for path in stale(files):
        if path in files:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(files[path], encoding="utf-8")
            print(f"wrote {path.relative_to(ROOT)}")
        elif gone := unretired(path.read_text(encoding="utf-8")):
            kept = True
            print(f"{path.relative_to(ROOT)}: {gone} is gone; put its code and name into RETIRED in checks/codes.py", file=sys.stderr)
        else:
            path.unlink()
            print(f"removed {path.relative_to(ROOT)}")
    return int(kept)


if __name__ == "__main__":
    sys.exit(main())
