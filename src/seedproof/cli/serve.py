"""The site on a port of this machine, built anew when the corpus changes.

A page of somebody else that is open in the same browser may ask for anything at 127.0.0.1, by a name of its own that it lets point there.
So only this machine can connect, requests that name another host are refused, and nothing here takes more than a path.
"""

from __future__ import annotations

import os
import threading
import time
import webbrowser
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from seedproof.cli.output import print_error, print_lines
from seedproof.core.errors import InputError, SeedproofError
from seedproof.report.html.pages import live

__all__ = ["Server", "serve_site"]

_HOST: Final = "127.0.0.1"
_BUILT: Final = "/~built"  # says how often the site was built; the script of a served page asks for it
_PATIENCE: Final = 1.0  # seconds between two looks at the files; ten times what a look takes where that is longer (guessed)


class Server(ThreadingHTTPServer):
    """Serve the files of ``site`` to this machine."""

    daemon_threads = True

    def __init__(self, site: Path, port: int) -> None:
        self.built = 0
        super().__init__((_HOST, port), partial(_Handler, directory=str(site)))
        #: What it may be called: any other name was made to point here by somebody else.
        self.hosts = {f"{name}:{self.server_port}" for name in (_HOST, "localhost")}

    def handle_error(self, *_: object) -> None:
        """Say nothing of a browser that has left before it was answered."""


class _Handler(SimpleHTTPRequestHandler):
    server: Server
    server_version, sys_version = "seedproof", ""

    def do_GET(self) -> None:
        """Answer with a file of the site, or with how often it was built."""
        path = unquote(urlsplit(self.path).path)
        if self.headers.get("Host", "") not in self.server.hosts:
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST, "This site has another name")
        elif path == _BUILT:
            self._answer(str(self.server.built).encode(), "text/plain")
        elif any(part.startswith(".") for part in path.split("/")):
            self.send_error(HTTPStatus.NOT_FOUND)
        elif path.endswith((".html", "/")):
            self._page(Path(self.translate_path("/index.html" if path == "/" else self.path)))
        else:
            super().do_GET()

    do_HEAD = do_GET  # noqa: N815 (the name is the library's)

    def _page(self, file: Path) -> None:
        try:
            page = live(file.read_text(encoding="utf-8"))
        except OSError:  # there is none, or it is being built
            self.send_error(HTTPStatus.NOT_FOUND)
        else:
            self._answer(page.encode("utf-8"), "text/html; charset=utf-8")

    def _answer(self, content: bytes, kind: str) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def end_headers(self) -> None:
        """Say of every answer that it is for pages of this site alone, and not to be kept."""
        for name, value in (
            ("Cache-Control", "no-store"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
            ("X-Content-Type-Options", "nosniff"),
            ("X-Frame-Options", "DENY"),
        ):
            self.send_header(name, value)
        super().end_headers()

    def list_directory(self, path: Any) -> None:  # noqa: ARG002 (the argument is the library's)
        """Show no folders: the site has pages for what it holds."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing of requests."""


def serve_site(site: Path, port: int, watched: Sequence[Path], build: Callable[[], object], *, browse: bool) -> None:
    """Show ``site`` at ``port`` until it is interrupted, and ``build`` it anew when a file in the ``watched`` files and folders changes.

    Raises InputError where the port is taken.
    """
    try:
        server = Server(site, port)
    except OSError as error:
        raise InputError(
            f"cannot be served from: {error.strerror}", where=f"port {port}", hint="name another one, or 0 for a free one"
        ) from None
    address = f"http://{_HOST}:{server.server_port}/"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print_lines(f"showing it at {address} until you press Ctrl-C")
    if browse:
        webbrowser.open(address)
    with suppress(KeyboardInterrupt):
        for _ in _changes(watched, site):
            try:
                build()
            except SeedproofError as error:  # of the state that a file is in while somebody writes it; the next one may do
                print_error(error)
            server.built += 1
            print_lines("built it anew")
    server.shutdown()
    server.server_close()


def _changes(places: Sequence[Path], site: Path) -> Iterator[None]:
    """Yield each time that a file in ``places`` was written, made or taken away; what lies in ``site`` is our own writing."""
    seen = _states(places, site)
    while True:
        began = time.monotonic()
        now = _states(places, site)
        if now != seen:
            seen = now  # what changes while the site is built is another change
            yield
        time.sleep(max(_PATIENCE, 10 * (time.monotonic() - began)))


def _states(places: Sequence[Path], site: Path) -> dict[str, tuple[int, int]]:
    """Return when each file was written, and how long it is. Folders that begin with a dot hold no documents."""
    found: dict[str, tuple[int, int]] = {}
    for place in places:
        for folder, inner, files in os.walk(place) if place.is_dir() else [(str(place.parent), [], [place.name])]:
            inner[:] = [name for name in inner if not name.startswith(".") and Path(folder, name) != site]
            for name in files:
                with suppress(OSError):
                    status = Path(folder, name).stat()
                    found[os.path.join(folder, name)] = status.st_mtime_ns, status.st_size  # noqa: PTH118 (faster, for each file)
    return found
