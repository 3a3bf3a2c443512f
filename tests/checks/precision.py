"""From the corpus of sentences to a table: how often each check of words was right, and how many it missed.

python -m tests.checks.precision
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.checks.test_checks_corpus import WORDS, entries, told_of


def main() -> None:
    """Print a line a rule: sentences it must be told of, told rightly, told wrongly, precision, recall."""
    with tempfile.TemporaryDirectory() as folder:
        told = told_of(Path(folder))
    print(f"{len(entries())} sentences, {sum(1 for _, must, _ in entries() if not must)} of them innocent")
    print("code   must  right  wrong  precision  recall")
    for code in sorted(WORDS):
        must = sum(1 for _, wanted, _ in entries() if code in wanted)
        right = sum(1 for sentence, wanted, _ in entries() if code in wanted and code in told[sentence])
        wrong = sum(1 for sentence, wanted, may in entries() if code in told[sentence] and code not in wanted | may)
        precision = f"{right / (right + wrong):.2f}" if right + wrong else "–"
        recall = f"{right / must:.2f}" if must else "–"
        print(f"{code}  {must:5}  {right:5}  {wrong:5}  {precision:>9}  {recall:>6}")


if __name__ == "__main__":
    main()
