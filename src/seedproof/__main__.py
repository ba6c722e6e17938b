"""Run ``python -m seedproof``."""

import os
import sys

# Started by -m, Python looks in the current folder first. Unless this package lies there, what lies there is no module of ours. Only
# modules that Python has loaded already are imported up to here, and by the package's __init__.py: others would be looked for there.
_HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120 (pathlib is not loaded yet)
if not sys.flags.safe_path and sys.path and os.path.abspath(sys.path[0]) == os.getcwd() != _HERE:  # noqa: PTH100, PTH109
    del sys.path[0]

from seedproof.cli.entry import main  # noqa: E402 (after that)

main()
