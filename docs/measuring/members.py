#!/usr/bin/env python3
"""What comes first for members' questions, of which readers told the sections that answer them?

The columns `question`, `right` and `partly` of a table of this folder: the sections that answer it, and those that do so in
part, as `document > heading`, with `; ` between them. What goes on from a question before it is left out.

    python3 docs/measuring/members.py target/release/vraagbaak docs/measuring/members-3.tsv
"""

import csv
import json
import subprocess
import sys

PROGRAM, TABLES = sys.argv[1], sys.argv[2:]


def sections(cell):
    return {section.strip() for section in cell.split(";") if section.strip()}


for table in TABLES:
    with open(table, encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if not row.get("before")]
    lines = "".join(" ".join(row["question"].split()) + "\n" for row in rows)
    command = [PROGRAM, "ask", "--questions", "-", "--format", "json"]
    told = subprocess.run(command, input=lines, capture_output=True, text=True, check=True).stdout
    count = dict.fromkeys(["answered", "first", "first or partly", "in three", "given", "right", "partly", "wrong"], 0)
    for row, line in zip(rows, told.splitlines(), strict=True):
        answer = json.loads(line)
        found = list(dict.fromkeys(f"{hit['document']} > {hit['heading']}" for hit in answer["passages"]))
        right, partly = sections(row["right"]), sections(row["partly"])
        first = "wrong" if not found else "right" if found[0] in right else "partly" if found[0] in partly else "wrong"
        if right:
            count["answered"] += 1
            count["first"] += first == "right"
            count["first or partly"] += first != "wrong"
            count["in three"] += any(section in right for section in found[:3])
        if answer["outcome"] == "answer":
            count["given"] += 1
            count[first] += 1
    print(f"{table}: " + ", ".join(f"{name} {number}" for name, number in count.items()))
