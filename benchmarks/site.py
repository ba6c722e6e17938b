"""How the site stands up to large corpora: time and memory to build it, and how soon a browser shows, narrows and searches its lists.

    python benchmarks/site.py --seeds 100000

The documents of ``tests/broken`` and their findings are repeated under other ids, so that all seeds have findings, and the lists are
written from that result as ``docs`` writes them. What a browser needs wants Chromium and Playwright. Memory is what building the pages
takes beside the result itself.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import time
import tracemalloc
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from seedproof import CheckSelection, Project, check_corpus
from seedproof.core.finding import SEVERITIES
from seedproof.report.html.list_pages import write_lists
from seedproof.report.html.overview import Overview
from seedproof.report.html.pages import Pages
from seedproof.report.html.summary import Summary
from seedproof.run.result import Result

ROOT = Path(__file__).parents[1]
READY = "document.documentElement.dataset.shown === location.hash"


def repeated(seeds: int) -> Result:
    """Return a result of so many seeds, each with the findings of a document that has some."""
    project = Project.around(ROOT)
    corpus = project.documents([ROOT / "tests" / "broken"])
    result = check_corpus(corpus, CheckSelection.of(project))
    found = result.by_document()
    rows, findings = [], []
    for number, row in enumerate(islice(cycle([row for row in result.seeds if row.origin in found]), seeds)):
        name = f"{row.id}-{number}"
        rows.append(row._replace(id=name, path=name, row=None, publisher=f"source-{number % 3_000}.test"))
        own = {"seed": name, "path": name}
        findings += [f.model_copy(update=own | {"fingerprint": f"{number:08x}{n:08x}"}) for n, f in enumerate(found[row.origin])]
    return Result(tuple(rows), tuple(findings), result.checks)


def write(result: Result, folder: Path) -> None:
    """Write the first page and the lists."""
    summary = Summary(result, None)
    pages = Pages(folder, {"summary": summary, "severities": SEVERITIES, "docs": None, "fail_on": "warning", "site_pages": ()})
    pages.write_styles()
    pages.write("index.html", "index.html", here="index.html", overview=Overview(summary, "warning"))
    write_lists(pages, summary)


def measure_building(result: Result, folder: Path) -> None:
    """Print how long it takes to write the lists, and what memory."""
    began = time.process_time()
    write(result, folder)
    seconds = time.process_time() - began
    tracemalloc.start()
    write(result, folder)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    size = (folder / "seeds.html").stat().st_size / 1e6
    print(f"built in {seconds:.1f} s of one core; {most / 1e6:.0f} MB beside the result, {most / len(result.seeds):.0f} bytes a seed")
    print(f"seeds.html has {size:.1f} MB")


def measure_reading(folder: Path) -> None:
    """Print how long a browser takes to show rows, to read all of them, to narrow, to search and to sort."""
    from playwright.sync_api import sync_playwright

    executable = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        page = browser.new_page()
        page.add_init_script(PAINTED)
        page.goto((folder / "seeds.html").as_uri())
        until(page, READY)
        ready = page.evaluate("performance.now()")
        print(f"first rows painted after {page.evaluate('painted') / 1000:.2f} s, all rows read after {ready / 1000:.2f} s")
        for what, address in STEPS.items():
            print(f"{what}: {page.evaluate(STEP, address):.2f} s")
        browser.close()


STEPS = {
    "narrowed to a check": "#check=mojibake",
    "narrowed to a family and a source": "#family=garbled&source=source-7.test",
    "searched": "#q=harbour",
    "searched for what is nowhere": "#q=zxqv",
    "sorted by title": "#sort=title",
    "sorted by findings": "#sort=findings",
}
#: Note when something is painted first.
PAINTED = """new PerformanceObserver(list => list.getEntries().forEach(entry => { window.painted ??= entry.startTime; }))
  .observe({type: 'paint', buffered: true})"""
#: Go to an address and return the seconds until the rows are drawn and painted.
STEP = """address => new Promise(done => {
  const began = performance.now(), told = () => done((performance.now() - began) / 1000);
  addEventListener('hashchange', () => requestAnimationFrame(() => setTimeout(told)), {once: true});
  location.hash = address;
})"""


def until(page: Any, holds: str) -> None:
    """Wait until an expression holds on the page."""
    while not page.evaluate(holds):
        page.wait_for_timeout(10)


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, default=100_000)
    arguments = parser.parse_args()
    result = repeated(arguments.seeds)
    print(f"{len(result.seeds):,} seeds, {len(result.findings):,} findings")
    with tempfile.TemporaryDirectory() as folder:
        measure_building(result, Path(folder))
        measure_reading(Path(folder))


if __name__ == "__main__":
    main()
