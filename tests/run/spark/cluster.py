"""A cluster of two workers on this machine, each a Java process of its own."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

_PATIENCE = 90  # seconds for the workers to come


@contextmanager
def cluster(folder: Path) -> Iterator[str]:
    """Yield the master of a cluster; what it writes goes below ``folder``."""
    import pyspark

    port, page = _free_port(), _free_port()
    launcher = str(Path(pyspark.__file__).parent / "bin" / "spark-class")
    master = f"spark://127.0.0.1:{port}"
    commands = [
        ["org.apache.spark.deploy.master.Master", "--host", "127.0.0.1", "--port", str(port), "--webui-port", str(page)],
        *(
            ["org.apache.spark.deploy.worker.Worker", "--host", "127.0.0.1", "--cores", "1", "--memory", "1g", "--webui-port", "0",
             "--work-dir", str(folder / f"worker{n}"), master]
            for n in (1, 2)
        ),
    ]  # fmt: skip
    started = [
        subprocess.Popen([launcher, *command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        for command in commands
    ]
    try:
        _wait_for_two(f"http://127.0.0.1:{page}/json/")
        yield master
    finally:
        for process in started:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _free_port() -> int:
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        port: int = tried.getsockname()[1]
        return port


def _wait_for_two(page: str) -> None:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        try:
            with urlopen(page) as answer:
                if b'"aliveworkers" : 2' in answer.read():
                    return
        except (URLError, ConnectionError):
            pass
        time.sleep(0.5)
    raise TimeoutError(f"no two workers came to {page} within {_PATIENCE} s")
