"""Let two folders change places at one stroke, where the system can: Python has no function for it.

Renaming one away and the other in takes two, and who is killed between them leaves neither in its place.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final, NamedTuple

__all__ = ["exchanged"]


class _Call(NamedTuple):
    name: str
    here: tuple[int, ...]  # said before each path: that it is seen from the folder we are in
    exchange: int


_CALLS: Final = {"linux": _Call("renameat2", (-100,), 2), "darwin": _Call("renamex_np", (), 2)}


def exchanged(one: Path, other: Path) -> bool:
    """Let two folders on one disk change places; return whether that was done, as some systems and disks cannot."""
    call = _CALLS.get(sys.platform)
    if call is None:
        return False
    import ctypes  # only commands that build a site need it

    function = getattr(ctypes.CDLL(None), call.name, None)  # older libraries of C have none
    paths = os.fsencode(one), os.fsencode(other)
    return function is not None and function(*call.here, paths[0], *call.here, paths[1], call.exchange) == 0
