#!/usr/bin/env python3
"""How often does an English question find its answer in Dutch documents that have no translation?

80 questions that somebody wrote who had read five Dutch articles, each with its source and the words by which its answer
is known there (`english_on_dutch.jsonl`). Half of them were looked at.

    python3 docs/measuring/english_on_dutch.py target/release/vraagbaak FOLDER_OF_THE_ARTICLES [look|kept]
"""

import json
import pathlib
import subprocess
import sys

PROGRAM, FOLDER = sys.argv[1:3]
HALVES = sys.argv[3:] or ["look", "kept"]
SET = pathlib.Path(__file__).with_suffix(".jsonl")


def plain(text):
    return " ".join(text.split())


def rank(question, answer):
    """The place of the first passage with the answer; none where it isn't among them."""
    for place, passage in enumerate(answer["passages"]):
        if any(plain(fragment) in plain(passage["text"]) for fragment in question["fragments"]):
            return place
    return None


questions = [json.loads(line) for line in SET.read_text().splitlines()]
for half in HALVES:
    asked = [question for question in questions if question["half"] == half]
    lines = "".join(plain(question["question"]) + "\n" for question in asked)
    command = [PROGRAM, "ask", "--corpus", FOLDER, "--questions", "-", "--format", "json", "--language", "en"]
    told = subprocess.run(command, input=lines, capture_output=True, text=True, check=True).stdout
    ranks = [rank(question, json.loads(line)) for question, line in zip(asked, told.splitlines(), strict=True)]
    first, three = (sum(place is not None and place < most for place in ranks) for most in (1, 3))
    print(f"{half}: {first} of {len(asked)} first, {three} among the first three")
