"""What becomes of a process whose parent is gone: it ends, as nobody waits for what it does any more."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable

__all__ = ["end_after"]


def end_after(gone: Callable[[], object]) -> None:
    """End this process as soon as ``gone`` returns, which is to wait until its parent has ended: as it was killed, so is this."""

    def wait() -> None:
        gone()
        os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))

    threading.Thread(target=wait, name="waits for the parent to end", daemon=True).start()
