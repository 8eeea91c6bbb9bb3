#!/usr/bin/env python3
"""Whose work is in the program, and under which licences?

Prints the licences of all that is compiled into it for a target: the crates by Cargo.lock, with the texts
that stand in them, and the data below src/. Fails where a crate tells no licence. A crate that brings no
text along is under one of the standard texts, printed at the end.

    packaging/licences.py [--target TRIPLE] > LICENCES.txt
"""

import argparse
import json
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
NAMES = ("licen", "copying", "notice", "unlicense", "ofl", "copyright")
# What a licence file may be called besides its name; sources and pictures of that name are none.
ENDINGS = ("", ".md", ".txt", ".html", ".rst")
# No licence is this long: what is, is something else.
LONGEST = 200_000
RULE = "=" * 100


def metadata(target):
    command = ["cargo", "metadata", "--locked", "--format-version", "1"]
    if target:
        command += ["--filter-platform", target]
    return json.loads(subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE).stdout)


def inside(told):
    """The crates that the program is made of: not those that only build or test it."""
    nodes = {node["id"]: node for node in told["resolve"]["nodes"]}
    root = told["resolve"]["root"]
    found, waiting = set(), [root]
    while waiting:
        for dependency in nodes[waiting.pop()]["deps"]:
            normal = any(kind["kind"] is None for kind in dependency["dep_kinds"])
            if normal and dependency["pkg"] not in found:
                found.add(dependency["pkg"])
                waiting.append(dependency["pkg"])
    return sorted(
        (package for package in told["packages"] if package["id"] in found),
        key=lambda package: (package["name"], package["version"]),
    )


def is_licence(path):
    name = path.name.lower()
    ending = path.suffix.lower() if path.suffix.lower() in ENDINGS else None
    stem_only = "." not in path.name or ending is not None or name.startswith(("license-", "licence-"))
    return path.is_file() and name.startswith(NAMES) and stem_only and path.stat().st_size <= LONGEST


def texts(folder):
    """The texts of a crate, also those beside data that it brings along, such as fonts."""
    for path in sorted(folder.rglob("*")):
        if is_licence(path):
            yield path.relative_to(folder), path.read_text(encoding="utf-8", errors="replace").strip()


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--target", help="for which target; by default, for all of them")
    crates = inside(metadata(arguments.parse_args().target))
    untold = [crate["name"] for crate in crates if not (crate["license"] or crate["license_file"])]
    if untold:
        sys.exit(f"these crates tell no licence: {', '.join(untold)}")

    by_text, bare = {}, []
    for crate in crates:
        name = f"{crate['name']} {crate['version']}"
        found = list(texts(pathlib.Path(crate["manifest_path"]).parent))
        if not found:
            bare.append(name)
        for _, text in found:
            by_text.setdefault(text, []).append(name)

    out = sys.stdout
    out.write("What vraagbaak is made of, besides its own code (MIT or Apache 2.0), and under which licences.\n\n")
    for crate in crates:
        licence = crate["license"] or "see its text below"
        source = crate["repository"] or f"https://crates.io/crates/{crate['name']}"
        out.write(f"{crate['name']} {crate['version']}: {licence} ({source})\n")
    out.write("\nThe source of each stands on https://crates.io, unchanged.\n")
    for notice in sorted(ROOT.glob("src/**/*NOTICE*")):
        out.write(f"\n{RULE}\n{notice.relative_to(ROOT).as_posix()}\n\n{notice.read_text(encoding='utf-8').strip()}\n")
    for text, names in by_text.items():
        out.write(f"\n{RULE}\n{', '.join(sorted(set(names)))}\n\n{text}\n")
    if bare:
        out.write(f"\n{RULE}\nWithout a text of their own, under the licence named above: {', '.join(bare)}\n")
        for name in ("LICENSE-MIT", "LICENSE-APACHE"):
            text = (ROOT / name).read_text(encoding="utf-8")
            # The standard text, without whose work this program is.
            lines = [line for line in text.splitlines() if not line.startswith("Copyright (c)")]
            out.write("\n" + "\n".join(lines).strip() + "\n")


if __name__ == "__main__":
    main()
