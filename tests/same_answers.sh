#!/usr/bin/env bash
# Do two builds of the program give the same answers, to the byte? For a change that should leave them
# as they are: `tests/same_answers.sh OLD NEW`, the paths of two programs. Asks all golden questions in
# Dutch, in English, and in the language that their words tell, and prints how many answers differ, with
# the questions of the first few.
set -euo pipefail
if [ $# -ne 2 ]; then
  echo 'usage: tests/same_answers.sh OLD NEW' >&2
  exit 2
fi
old="$(realpath "$1")" new="$(realpath "$2")"
cd "$(dirname "${BASH_SOURCE[0]}")/.."
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

cat tests/golden/*.jsonl tests/golden/*/*.jsonl |
  python3 -c 'import json, sys
for line in sys.stdin:
    asked = json.loads(line)
    question = asked.get("question") or asked.get("text")
    if question:
        print(question.replace("\n", " "))' >"$work/questions"

# Each has a data folder of its own, so that neither reads the other's index.
ask() {
  DATA_DIR="$work/data-$1" "$2" ask --corpus corpus --questions "$work/questions" --format json "${@:3}"
}

different=0
for language in nl en ''; do
  ask old "$old" ${language:+--language "$language"} >"$work/old"
  ask new "$new" ${language:+--language "$language"} >"$work/new"
  count="$(python3 - "$work/old" "$work/new" <<'PYTHON'
import json, sys
old, new = (open(path, "rb").read().splitlines() for path in sys.argv[1:])
changed = [a for a, b in zip(old, new) if a != b]
for line in changed[:5]:
    print("  " + json.loads(line)["question"], file=sys.stderr)
print(len(changed) + abs(len(old) - len(new)))
PYTHON
)"
  echo "${language:-by its words}: $(wc -l <"$work/old") questions, $count answered otherwise"
  different=$((different + count))
done
[ "$different" -eq 0 ]
