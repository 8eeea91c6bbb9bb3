#!/usr/bin/env python3
"""Makes a thousand documents, in a folder that is named: a handbook each, of sentences of this corpus in an order of their
own, under headings that are questions. The same each time.

    python3 docs/measuring/thousand.py thousand
    /usr/bin/time -v target/release/vraagbaak corpus import --corpus out --language nl thousand
"""

import pathlib
import random
import re
import sys

COUNT, SECTIONS, SENTENCES = 1000, 6, 7
CORPUS = pathlib.Path(__file__).resolve().parents[2] / "corpus" / "nl"


def main():
    chance = random.Random(2026)
    sentences, headings = [], []
    for path in sorted(CORPUS.glob("*.md")):
        body = re.sub(r"<!--.*?-->", "", path.read_text().split("---\n", 2)[2], flags=re.S)
        headings += re.findall(r"^#+ (.+)$", body, re.M)
        text = " ".join(line for line in body.splitlines() if line[:1].isalpha())
        sentences += [one for one in re.split(r"(?<=[.!?])\s+", text) if 5 <= len(one.split()) <= 30]
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(COUNT):
        lines = [f"# Handboek {number}: {chance.choice(headings)}", ""]
        for _ in range(SECTIONS):
            lines += [f"## {chance.choice(headings)}", "", " ".join(chance.sample(sentences, SENTENCES)), ""]
        (folder / f"handboek-{number:04}.md").write_text("\n".join(lines))


main()
