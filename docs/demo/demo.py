"""Show what `make demo` shows: this repository's seeds pass, a broken candidate does not, and the site that says so."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
CANDIDATE = Path("docs/demo/candidate.txt")


def step(title: str, *command: str, expected: int = 0) -> None:
    """Run a seedproof command and show it; end the demo with its exit code where that is not the expected one."""
    print(f"\n== {title}\n$ seedproof {' '.join(command)}\n", flush=True)
    done = subprocess.run([sys.executable, "-m", "seedproof", *command], cwd=ROOT)  # noqa: S603
    if done.returncode != expected:
        print(f"demo: `seedproof {command[0]}` ended with {done.returncode}, expected {expected}", file=sys.stderr)
        sys.exit(done.returncode or 3)


def main() -> None:
    """Run the steps."""
    step("1. How a seed is understood", "parse", "seeds/001-harbour-bridge-reopens.txt")
    step("2. This repository's own seeds have nothing wrong with them", "check")
    step("3. They pass the suites in checks/", "gate")
    step("4. A scraped candidate does not pass", "check", str(CANDIDATE), expected=1)
    step("5. The site: seeds and candidate together", "docs", "seeds", str(CANDIDATE))
    print(f"\nOpen in a browser: {ROOT / 'reports' / 'index.html'}")


if __name__ == "__main__":
    main()
