"""The documentation site: it fetches nothing from elsewhere, its links lead where those of the repository do, and all options are told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from tools import reference
from tools.pages import remote

from seedproof import public
from seedproof.core import errors
from seedproof.core.settings import Settings
from seedproof.core.settings_place import kebab
from seedproof.corpus.registry import built_in

ROOT = Path(__file__).parent.parent.parent
POLICY = (ROOT / "tools/pages/theme/main.html").read_text("utf-8")
LINK = re.compile(r"\]\((?P<target>[^)#\s:]+)(?:#[^)\s]*)?\)")


def page(tmp_path: Path, body: str, style: str = "") -> list[str]:
    (tmp_path / "a.html").write_text(f"<head>{re.findall('<meta.*>', POLICY)[0]}</head><body>{body}</body>", encoding="utf-8")
    (tmp_path / "a.css").write_text(style, encoding="utf-8")
    return remote.complaints(tmp_path)


@pytest.mark.parametrize(
    "body",
    [
        '<script src="https://cdn.example/a.js"></script>',
        '<script src="//cdn.example/a.js"></script>',
        '<link rel="stylesheet" href="https://fonts.example/css">',
        '<link rel="preconnect" href="https://fonts.example">',
        '<img src="http://img.example/a.png">',
        '<img srcset="a.png 1x, https://img.example/b.png 2x">',
        '<iframe src="https://video.example"></iframe>',
        "<style>@import 'https://fonts.example/a.css';</style>",
        '<p style="background: url(//img.example/a.png)"></p>',
        '<svg><use href="https://img.example/a.svg#b"/></svg>',
    ],
)
def test_what_is_fetched_from_elsewhere_is_named(tmp_path: Path, body: str) -> None:
    (complaint,) = page(tmp_path, body)
    assert "fetches <" in complaint


def test_styles_are_looked_at_too(tmp_path: Path) -> None:
    assert page(tmp_path, "", "@font-face { src: url('https://fonts.example/a.woff2') }") == [
        f"{tmp_path}/a.css: fetches https://fonts.example/a.woff2"
    ]


def test_what_is_followed_or_lies_beside_the_page_is_no_fetch(tmp_path: Path) -> None:
    body = (
        '<a href="https://a.example">a</a><link rel="canonical" href="https://a.example"><script src="../a.js"></script><img src="data:,">'
    )
    assert page(tmp_path, body, "p { background: url(a.png) } i { mask: url(data:image/svg+xml;utf8,<svg>) }") == []


def test_a_page_without_the_policy_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<p>", encoding="utf-8")
    assert remote.complaints(tmp_path) == [f"{tmp_path}/a.html: has no policy that forbids fetching"]


def test_every_link_of_the_pages_leads_to_a_file_of_the_repository() -> None:
    files = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")]
    links = [(file, match["target"]) for file in files for match in LINK.finditer(file.read_text("utf-8"))]

    assert [(str(file), target) for file, target in links if not (file.parent / target).exists()] == []
    assert len(links) > 120


def test_every_page_has_a_place_in_the_navigation() -> None:
    told = (ROOT / "mkdocs.yml").read_text("utf-8")
    pages = {file.relative_to(ROOT / "docs").as_posix() for file in (ROOT / "docs").rglob("*.md")}
    checks = {f"checks/{kind.name()}.md" for kind in built_in()}

    assert [page for page in pages - checks if f": {page}\n" not in told and f"- {page}\n" not in told] == []
    assert yaml.safe_load(told)["theme"]["font"] is False


def test_every_name_of_the_package_is_told() -> None:
    page = (ROOT / "docs/reference/python.md").read_text("utf-8") + (ROOT / "docs/reference/records.md").read_text("utf-8")
    untold = [name for name in public.__all__ if not re.search(rf"\b{name}\b", page)]

    assert [name for name in untold if not hasattr(errors, name)] == []  # that module is told whole


def test_every_command_and_setting_is_told() -> None:
    commands, settings = reference.commands(""), reference.settings("")

    assert "\n## check\n" in commands
    assert "| `--changed-since REV` |" in commands
    assert "Where it is not given: `text`" in commands
    assert [name for name in Settings.model_fields if f"| `{field_key(name)}` |" not in settings] == []


def field_key(name: str) -> str:
    return Settings.model_fields[name].alias or kebab(name)


def test_every_reading_is_of_a_check_and_stands_in_the_results() -> None:
    results = (ROOT / "benchmarks/RESULTS.md").read_text("utf-8")
    names = {kind.name() for kind in built_in()}
    for name, read in reference.readings().items():
        numbers = {int(number) for number in re.findall(r"\d+", read["results"])}
        arguable = read.get("arguable", 0)
        right = read["read"] - read["wrong"] - arguable
        assert name in names
        assert read["results"] in results, name
        assert read["read"] in numbers, name
        assert {read["wrong"], arguable, right} & numbers or re.search(r"\ball (right|captions)|\d captions", read["results"]), name
        assert f"\n## {read['date']}, " in results
    assert len(reference.readings()) > 10


def test_a_reading_is_told_in_words() -> None:
    read = {"read": 40, "wrong": 1, "arguable": 2, "where": "text", "date": "2026-11-29", "note": "Old."}
    assert reference.reading(read) == "40 findings in text were read on 2026-11-29: 1 was wrong, 2 arguable. Old."
    assert (
        reference.reading(read | {"wrong": 0, "arguable": 0, "note": ""}) == "40 findings in text were read on 2026-11-29: none was wrong."
    )
