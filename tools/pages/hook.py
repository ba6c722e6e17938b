"""What MkDocs is told of this repository: pages that lie outside docs/, those of the checks, and where the links between all of them lead.

Files keep their places, and their links are those that a reader of the repository follows. On the site a link to a file that is a page
leads to the page; one to a file that is none is shown as the file's path.
"""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

ROOT = Path(__file__).parent.parent.parent
# Files of the repository, and what they are on the site.
ELSEWHERE = {
    "CONTRIBUTING.md": "project/contributing.md",
    "CHANGELOG.md": "project/changelog.md",
    "README.md": "index.md",
    "benchmarks/RESULTS.md": "project/results.md",
    "benchmarks/growth.svg": "project/growth.svg",
    **{f"schemas/{file.name}": f"schemas/{file.name}" for file in sorted((ROOT / "schemas").glob("*.schema.json"))},
}
_NOT_SEARCHED = {"project/changelog.md", "project/results.md"}  # they hold a word of everything
_NOTE = re.compile(r"\A<!--.*?-->\s*", re.DOTALL)  # of what writes a page: MkDocs takes no headline below it for the page's
_LINK = re.compile(r"(?<!!)\[(?P<words>[^\]\n]+)\]\((?P<target>[^)#\s:]+)(?P<anchor>#[^)\s]*)?\)")
_FAMILY = re.compile(r"^Family `(?P<family>\w+)`", re.MULTILINE)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Add the pages of the checks to the navigation, by family."""
    families: dict[str, list[dict[str, str]]] = {"offtopic": [], "garbled": [], "spelling": [], "schema": []}
    for file in sorted((ROOT / "docs/checks").glob("*.md")):
        if told := _FAMILY.search(file.read_text("utf-8")):
            families[told["family"]].append({file.stem: f"checks/{file.name}"})
    (checks,) = (section["Checks"] for section in config.nav or () if "Checks" in section)
    checks += [{family: pages} for family, pages in families.items()]
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages that lie outside docs/."""
    for path, page in ELSEWHERE.items():
        if files.get_file_from_path(page) is None:
            files.append(File.generated(config, page, abs_src_path=str(ROOT / path)))
    return files


def on_page_markdown(markdown: str, page: Page, files: Files, **_: Any) -> str:
    """Let links lead to pages of the site, and the search pass over what is no help."""
    source = page.file.src_uri
    if source in _NOT_SEARCHED:
        page.meta["search"] = {"exclude": True}
    own = {target: path for path, target in ELSEWHERE.items() if target != "index.md"}.get(source, f"docs/{source}")
    known = {file.src_uri for file in files}
    return _LINK.sub(lambda link: relinked(link, own, source, known), _NOTE.sub("", markdown))


def relinked(link: re.Match[str], own: str, page: str, known: set[str]) -> str:
    """Return a link of the file ``own`` of the repository, which is ``page`` on the site, as it is to stand there."""
    path = posixpath.normpath(posixpath.join(posixpath.dirname(own), link["target"]))
    target = ELSEWHERE.get(path, path.removeprefix("docs/") if path.startswith("docs/") else "")
    if target in known:
        return f"[{link['words']}]({posixpath.relpath(target, posixpath.dirname(page) or '.')}{link['anchor'] or ''})"
    if (ROOT / path).exists():
        return link["words"] if "`" in link["words"] else f"`{path}`"
    return link[0]  # which `--strict` names
