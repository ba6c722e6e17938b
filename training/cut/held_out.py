"""The cut as it does on sites it was not learnt from, measured by whatever measures ``seedproof``.

    python training/cut/held_out.py learn DATA FOLDER [--folds 4] [--epochs 14] [--limit N]
    python training/cut/held_out.py run FOLDER check FILE.jsonl --format jsonl

``learn`` writes into FOLDER, for each fold of the sites, a copy of the package with weights learnt from the other folds alone, by
the recipe of ``learn.py``, and which document of DATA is of which fold. ``run`` then does what ``seedproof`` does, each document
by the copy that does not know its site.
"""

from __future__ import annotations

import argparse
import collections
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).parent.parent.parent
FOLDS = "folds.json"


def learn(data: pathlib.Path, folder: pathlib.Path, folds: int, epochs: int, limit: int | None = None) -> None:
    """Write a package for each fold, and which document is of which."""
    import learn as recipe  # it needs jax, ``run`` does not
    from data import fold_of
    from words import weigh_words

    parts, counted = recipe.material(data, folds, limit)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / FOLDS).write_text(json.dumps({d.id: f for f, part in enumerate(parts) for d in part}), encoding="utf-8")
    words = [weigh_words(c for site, c in counted.items() if fold_of(site, folds) != f) for f in range(folds)]
    tables = [recipe.table(part, weights) for part, weights in zip(parts, words, strict=True)]
    for fold in range(folds):
        others = [i for i in range(folds) if i != fold]
        learnt = recipe.together(recipe.join([tables[i] for i in others], [parts[i] for i in others]), epochs)
        package = folder / str(fold) / "seedproof"
        shutil.copytree(ROOT / "src/seedproof", package, dirs_exist_ok=True)
        recipe.write(package / "checks/offtopic/cut/data", words[fold], learnt, f"all but fold {fold} of {folds}")
        print(f"fold {fold}: learnt", flush=True)


def run(folder: pathlib.Path, verb: str, file: pathlib.Path, options: list[str]) -> int:
    """Run ``seedproof VERB`` on the documents of each fold with the package that was not learnt from them."""
    fold_of_document = json.loads((folder / FOLDS).read_text(encoding="utf-8"))
    parts = collections.defaultdict(list)
    for line in file.read_text(encoding="utf-8").splitlines():
        parts[fold_of_document.get(json.loads(line)["id"], 0)].append(line)
    worst = 0
    with tempfile.TemporaryDirectory() as scratch:
        part = pathlib.Path(scratch) / "part.jsonl"
        for fold, lines in sorted(parts.items()):
            part.write_text("\n".join(lines) + "\n", encoding="utf-8")
            command = [sys.executable, "-m", "seedproof", verb, str(part), *options]
            worst = max(worst, subprocess.run(command, env={**os.environ, "PYTHONPATH": str(folder / str(fold))}, check=False).returncode)
    return worst


def main() -> None:
    """Learn, or run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    verbs = parser.add_subparsers(dest="what", required=True)
    learning = verbs.add_parser("learn")
    learning.add_argument("data", type=pathlib.Path)
    learning.add_argument("folder", type=pathlib.Path)
    learning.add_argument("--folds", type=int, default=4)
    learning.add_argument("--epochs", type=int, default=14)
    learning.add_argument("--limit", type=int, help="how many documents of each file to read; all where it is not given")
    running = verbs.add_parser("run")
    running.add_argument("folder", type=pathlib.Path)
    running.add_argument("verb")
    running.add_argument("file", type=pathlib.Path)
    args, rest = parser.parse_known_args()
    if args.what == "learn":
        learn(args.data, args.folder, args.folds, args.epochs, args.limit)
    else:
        sys.exit(run(args.folder, args.verb, args.file, rest))


if __name__ == "__main__":
    main()
