"""A browser opens the site and the Data Docs of a corpus that tries to run scripts: nothing runs, nothing is asked of a network."""

from __future__ import annotations

import shutil
import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from tests.report.conftest import EVIL

from seedproof import Corpus, Result
from seedproof.expectations.gate import gate
from seedproof.report.html import build_site
from seedproof.report.html.site import DATA_DOCS

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update"]

pytestmark = [pytest.mark.slow, pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium here: apt-get install chromium")]


class Proxy(ThreadingHTTPServer):
    """Stands between the browser and every network, and notes what is asked for."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[str] = []


class Handler(BaseHTTPRequestHandler):
    server: Proxy

    def do_GET(self) -> None:
        if not any(own in self.path for own in ("google", "gvt1.com")):  # the browser's calls home, which no flag stops
            self.server.asked.append(self.path)
        self.send_error(404)

    do_CONNECT = do_GET  # noqa: N815

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def proxy() -> Iterator[Proxy]:
    with Proxy() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def opened(page: Path, proxy: Proxy, profile: Path) -> str:
    """Return the page as it stands once all of its scripts have run."""
    where = [f"--user-data-dir={profile}", f"--proxy-server=127.0.0.1:{proxy.server_port}", "--proxy-bypass-list=<-loopback>"]
    command = [str(CHROMIUM), *QUIET, *where, "--virtual-time-budget=2000", "--dump-dom", page.as_uri()]
    return subprocess.run(command, capture_output=True, check=True, timeout=120).stdout.decode()


def test_a_script_and_a_picture_would_be_noticed(proxy: Proxy, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(f"<title>mine</title>{EVIL}<img src='http://remote.test/a.png'>", encoding="utf-8")

    assert "<title>owned</title>" in opened(page, proxy, tmp_path / "profile")
    assert proxy.asked == ["http://remote.test/a.png"]


def test_no_page_runs_or_loads_anything(result: Result, corpus: Corpus, suites: Path, proxy: Proxy, tmp_path: Path) -> None:
    site = tmp_path / "site"
    build_site(result, corpus, site, gate(result, suites, site / DATA_DOCS))

    for number, page in enumerate(sorted(site.rglob("*.html"))):
        dom = opened(page, proxy, tmp_path / f"profile-{number}")
        assert "</footer>" in dom, page
        assert "<title>owned</title>" not in dom, page
        assert "<script>document" not in dom, page
        assert "<img" not in dom, page
    assert proxy.asked == []
