"""A corpus whose ids, titles and texts try to run scripts, and a check that finds something in it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from seedproof import CheckSelection, Corpus, Files, Project, Result, check_corpus

EVIL = "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">"
OWN = '''
from seedproof import Edit, Fix, Hit, RelatedLocation, SeedCheck

class EvilWord(SeedCheck):
    """Finds <script>alert(1)</script> and its like.

    **Why it matters**
    It is `<script>`.
    """

    code = "GRB599"
    family = "garbled"
    severity = "error"

    def find(self, seed):
        at = seed.text.find("<script>")
        while at >= 0:
            place = RelatedLocation(seed="evil/" + "x" * 300, start=0, end=1, text="<img onerror=x>")
            fix = Fix(safe=True, edits=(Edit(start=at, end=at + 8, text="<i>"),))
            yield Hit(at, at + 8, "<img src=x onerror=1> here", fix=fix, variants=("<b>", "b"), related=(place,))
            at = seed.text.find("<script>", at + 1)
'''


@pytest.fixture
def project(tmp_path: Path) -> Project:
    root = tmp_path / "project"
    for folder in ("checks", "seeds"):
        (root / folder).mkdir(parents=True)
    (root / "seedproof.toml").write_text("own-checks = ['checks/*.py']\nselect = ['evil-word', 'stub-body']\n", encoding="utf-8")
    (root / "checks" / "evil.py").write_text(OWN, encoding="utf-8")
    text = f"Harbour {EVIL} opens\n\nSource: {EVIL}\n\nThe port \x1b[31m opened.\u202e “{EVIL}”, said Ada Quill.\n"
    rows = [
        {"id": f"{EVIL}\udc80/../..", "text": text},
        {"id": "evil/" + "x" * 300, "text": text},
        {"id": "clean", "text": "A title\n\n" + "Text. " * 200},
    ]
    rows += [{"id": "twice", "text": "T\n\n<script> one."}, {"id": "twice", "text": "T\n\nTwo two <script>."}]
    (root / "seeds" / "evil.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return Project.around(root)


@pytest.fixture
def corpus(project: Project) -> Corpus:
    return Files((project.seeds,), project.settings)


@pytest.fixture
def result(project: Project, corpus: Corpus) -> Result:
    return check_corpus(corpus, CheckSelection.of(project))


@pytest.fixture
def suites(project: Project) -> Path:
    kwargs = {"column": "evil_word", "max_value": 0}
    expectation = {"type": "expect_column_values_to_be_between", "kwargs": kwargs, "notes": EVIL, "description": f"{EVIL} must be 0"}
    suite = {"name": "garbled", "expectations": [expectation], "notes": EVIL, "meta": {EVIL: EVIL}}
    (project.suites / "garbled.json").write_text(json.dumps(suite), encoding="utf-8")
    return project.suites
