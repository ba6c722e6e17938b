"""Start a new built-in check: ``python tools/new_check.py garbled/words torn-heading``.

Writes ``src/seedproof/checks/<room>/<name>.py``, with the next free code of the room, and ``tests/cases/<name>.yaml``. What is written
works (it finds a word that is given as an option), so that all tests pass once the files are written that say what is found: it names
the commands. Then put your own rule in its place.
``--kind``: batch sees many seeds as arrays, corpus counts over all of them first, seed sees one at a time (see checks/base.py).

Ends with 2 where the check cannot be started, and says why; nothing is written then.
"""

from __future__ import annotations

import argparse
import keyword
import re
import sys
from pathlib import Path
from string import Template
from typing import NamedTuple, get_args

from seedproof.checks.codes import RANGES, RETIRED, in_range
from seedproof.core.errors import UsageError
from seedproof.core.finding import Family
from seedproof.core.nearest import nearest
from seedproof.corpus.registry import built_in

ROOT = Path(__file__).parent.parent
TEMPLATES = Path(__file__).parent / "templates"
KINDS = ("batch", "corpus", "seed")
WORD = "xyzzy"  # no language's, so that the first rule finds nothing in any text of the tests
NAME = re.compile(r"[a-z][a-z0-9]+(-[a-z][a-z0-9]+)*")  # what the class's name gives back


class Plan(NamedTuple):
    """Hold what is to be written.

    ``room``: family and folder · ``name``: in kebab-case · ``code``: of the room's range · ``kind``: one of KINDS.
    """

    room: str
    name: str
    code: str
    kind: str

    @property
    def check(self) -> Path:
        """Return the file of the check, below the root."""
        return Path("src/seedproof/checks") / self.room / f"{self.name.replace('-', '_')}.py"

    @property
    def cases(self) -> Path:
        """Return the file of its cases, below the root."""
        return Path("tests/cases") / f"{self.name}.yaml"


def main() -> int:
    """Write the two files, say what comes next, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("room", help=f"where it belongs: {', '.join(RANGES)}")
    parser.add_argument("name", help="what is broken, in kebab-case, so that “allow NAME” reads well")
    parser.add_argument("--code", help="another code of the room's ranges than the next free one")
    parser.add_argument("--kind", choices=KINDS, default="batch")
    wanted = parser.parse_args()
    try:
        plan = planned(wanted.room.strip("/"), wanted.name, wanted.kind, wanted.code, used={kind.code: kind.name() for kind in built_in()})
        written = write(plan, ROOT)
    except UsageError as error:
        print(f"new_check: {error}", file=sys.stderr)
        return error.exit_code
    print(f"{plan.code} {plan.name}", *(f"  wrote {file}" for file in written), sep="\n")
    print(
        f"Now 1. write the rule and its page, 2. its cases, 3. run `make generate` and `python tools/case_findings.py`,\n"
        f"4. `python -m pytest -k {plan.name}` and `make test`,\n"
        "5. `python tools/diff_findings.py`: what it finds in this repository's texts, and in any folder or JSONL that you name."
    )
    return 0


def planned(room: str, name: str, kind: str = "batch", code: str | None = None, *, used: dict[str, str]) -> Plan:
    """Return what to write, ``used`` being codes and names of the checks there are. Raises UsageError where it cannot be."""
    if room not in RANGES:
        raise UsageError(f"there is no room {room!r} for checks", where="src/seedproof/checks", hint=nearest(room, list(RANGES)))
    if not NAME.fullmatch(name) or keyword.iskeyword(name):
        hint = "write small letters and digits, words of two or more, begun by a letter and parted by hyphens: torn-heading"
        raise UsageError(f"{name!r} is no name for a check", hint=hint)
    taken = {**{name: code for code, name in used.items()}, **{name: f"{code}, retired" for code, name in RETIRED.items()}}
    if name in taken:
        raise UsageError(f"the name {name!r} is taken ({taken[name]})", where="checks.codes", hint="name the defect otherwise")
    if name in ("all", *get_args(Family)):
        raise UsageError(f"{name!r} already selects whole families of checks", where="--select", hint="name the defect otherwise")
    if _class_name(name) in _imported(kind):
        raise UsageError(f"a class {_class_name(name)} is imported by every check", where=name, hint="name the defect otherwise")
    return Plan(room, name, _chosen(code, room, used) if code else next_code(room, kind, used), kind)


def next_code(room: str, kind: str, used: dict[str, str]) -> str:
    """Return the code after the highest of the room's range, a gap where that is full. Raises UsageError where there is none."""
    first, *others = RANGES[room]
    prefix = "SPL2" if kind == "corpus" and "SPL2" in others else first
    gone = used.keys() | RETIRED.keys()
    numbers = [int(code[4:]) for code in gone if code.startswith(prefix)]
    highest = max(numbers, default=0)
    for number in (*range(highest + 1, 100), *range(1, highest)):
        if number not in numbers:
            return f"{prefix}{number:02}"
    raise UsageError(f"all codes of {prefix}xx are used or retired", where=room, hint="give the room another range in checks/codes.py")


def write(plan: Plan, root: Path) -> list[Path]:
    """Write check and cases below ``root`` and return the files. Raises UsageError, having written nothing, where one is there."""
    for file in (plan.check, plan.cases):
        if (root / file).exists():
            raise UsageError("this file is there already", where=str(file), hint="name the defect otherwise, or move the file away")
    spoken = plan.name.replace("-", " ")
    values = {
        "title": spoken.capitalize(), "spoken": spoken, "class_name": _class_name(plan.name), "code": plan.code, "word": WORD,
        "family": plan.room.partition("/")[0],
    }  # fmt: skip
    values["page"] = _filled("page.txt", values).rstrip("\n")
    (root / plan.check).write_text(_filled(f"{plan.kind}.py.txt", values), encoding="utf-8")
    (root / plan.cases).write_text(_filled("cases.yaml.txt", values), encoding="utf-8")
    return [plan.check, plan.cases]


def _chosen(code: str, room: str, used: dict[str, str]) -> str:
    if not in_range(code, room):
        ranges = " and ".join(f"{prefix}01 to {prefix}99" for prefix in RANGES[room])
        raise UsageError(f"{code!r} is no code of {room}", where="--code", hint=f"its codes are {ranges}")
    if code in RETIRED or code in used:
        whose = f"is that of {used[code]}" if code in used else f"was that of {RETIRED[code]}, and retired codes are never used again"
        raise UsageError(f"{code} {whose}", where="--code", hint="leave --code away to get the next free one")
    return code


def _class_name(name: str) -> str:
    return "".join(part.capitalize() for part in name.split("-"))


def _imported(kind: str) -> set[str]:
    imports = re.findall(r"^(?:from|import) .*", (TEMPLATES / f"{kind}.py.txt").read_text(encoding="utf-8"), re.MULTILINE)
    return set(re.findall(r"\w+", " ".join(imports)))


def _filled(template: str, values: dict[str, str]) -> str:
    return Template((TEMPLATES / template).read_text(encoding="utf-8")).substitute(values)


if __name__ == "__main__":
    sys.exit(main())
