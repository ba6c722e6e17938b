"""A corpus in which every field is hostile: ids, file names, keys, texts, messages and pages of own checks, suites, spellings."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.injection.hostile import HOSTILE, as_code, file_names

OWN = '''
import json
from seedproof import Edit, Fix, Hit, RelatedLocation, SeedCheck

HOSTILE = {strings}

class EvilWord(SeedCheck):
    """Placeholder."""

    code = "GRB599"
    family = "garbled"
    severity = "error"

    def find(self, seed):
        number = seed.text.count("harbour") - 1
        said = HOSTILE[number % len(HOSTILE)]
        place = RelatedLocation(seed=said, start=0, end=1, text=said)
        fix = Fix(safe=True, edits=(Edit(start=0, end=1, text=said + "F"),))
        yield Hit(0, 1, said, fix=fix, variants=(said, "plain"), related=(place,))

class EvilForm(SeedCheck):
    """Placeholder."""

    code = "SPL199"
    family = "spelling"
    severity = "warning"

    def find(self, seed):
        number = seed.text.count("harbour") - 1
        said = HOSTILE[number % len(HOSTILE)]
        yield Hit(0, 2, "spelt in two ways", variants=(said, f"plain{{number}}"))

EvilWord.__doc__ = "Finds " + "\\n".join(HOSTILE)
EvilForm.__doc__ = "Finds a" + " wide line" * 7 + " ::error::pwned\\n\\n**Why it matters**\\n" + "\\n\\n".join(HOSTILE)
'''


def text_with(said: str, number: int) -> str:
    """Return a document that says ``said`` wherever it can: the number of harbours tells the own checks which string it is."""
    return (
        f"Ferry {said} stays in port\n\nBy Maren {said}\n\n{said}\n\n"
        f"The ferry {said} stayed on Monday, “{said} it will sail”, said Maren Holt.\n\n{'harbour ' * (number + 1)}\n\n"
        f"Leave a Reply {said}\n\nYour email address {said} will not be published. Required fields are marked *\n"
    )


def write_corpus(root: Path, strings: tuple[str, ...], names: list[str]) -> Path:
    """Write a corpus project whose every field says one of ``strings``."""
    for folder in ("checks", "seeds", "broken"):
        (root / folder).mkdir(parents=True)
    (root / "seedproof.toml").write_text('own-checks = ["checks/*.py"]', encoding="utf-8")
    code = OWN.format(strings=as_code() if strings == HOSTILE else f"json.loads({json.dumps(json.dumps(strings))})")
    (root / "checks" / "own.py").write_text(code, encoding="utf-8")
    rows = [json.dumps({"id": said, "text": text_with(said, number)}) for number, said in enumerate(strings)]
    (root / "seeds" / "rows.jsonl").write_text("\n".join(rows), encoding="utf-8")
    for number, name in enumerate(names):
        text = text_with(strings[number], number)
        (root / "seeds" / f"{name}.txt").write_bytes(text.encode("utf-8", "replace"))
    keys = [json.dumps({said: 1}) for said in strings]
    types = [json.dumps({"text": [said]}) for said in strings]
    cut_off = [f'{{"a": {said}' for said in names]
    lines = "\n".join([*keys, *types, *cut_off])
    (root / "broken" / "keys.jsonl").write_text(lines, encoding="utf-8", errors="replace")
    for name in names:
        (root / "broken" / f"{name}.txt").write_bytes(b"\xfd\xfc\xfb\xfa\xf9\xf8")  # in no encoding
    kwargs = {"column": "evil_word", "max_value": 0}
    between = {"type": "expect_column_values_to_be_between", "kwargs": kwargs}
    expectations = [{**between, "notes": said, "description": said} for said in strings if said.strip()]
    expectations.append({"type": "expect_column_values_to_be_in_set", "kwargs": {"column": "id", "value_set": list(strings[:3])}})
    suite = {"name": "garbled", "expectations": expectations, "notes": strings[29 % len(strings)], "meta": {said: said for said in strings}}
    (root / "checks" / "garbled.json").write_text(json.dumps(suite), encoding="utf-8")
    return root


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_corpus(tmp_path_factory.mktemp("hostile") / "project", HOSTILE, file_names())


@pytest.fixture(scope="session")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same corpus with words that nobody obeys."""
    words = tuple(f"word{number}" for number in range(len(HOSTILE)))
    return write_corpus(tmp_path_factory.mktemp("harmless") / "project", words, [f"file{n}" for n in range(len(file_names()))])
