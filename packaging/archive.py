#!/usr/bin/env python3
"""Makes the archive that people download: the program with its documents, an example of .env, the guides,
the units for systemd, and the licences of all that is inside.

    packaging/archive.py PROGRAM TARGET FOLDER [HERE]

PROGRAM is the built program and TARGET the triple it was built for. Writes vraagbaak-VERSION-TARGET.tar.gz
(.zip for Windows) to FOLDER, and prints its path. The same commit and program give the same archive, to the byte.

The program itself writes its man pages and completions. Where it can't be run on this machine, HERE is one
of the same version that can.
"""

import gzip
import io
import pathlib
import subprocess
import sys
import tarfile
import tempfile
import time
import tomllib
import zipfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
FILES = (
    ".env.example",
    "CHANGELOG.md",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "README.md",
    "SECURITY.md",
    "corpus",
    "docs/daily.md",
    "docs/data.md",
    "docs/documents.md",
    "docs/draaien.md",
    "docs/gaps.md",
    "docs/group.md",
    "docs/importing.md",
    "docs/kept.md",
    "docs/load.md",
    "docs/metrics.md",
    "docs/people.md",
    "docs/picture",
    "docs/privacy-policy.en.md",
    "docs/privacy-policy.nl.md",
    "docs/running.md",
    "docs/server-documents.md",
    "docs/systemd",
    "docs/terms.en.md",
    "docs/terms.nl.md",
    "docs/watching",
)

# The completions, by the names under which the shells look for them.
COMPLETIONS = {
    "bash": "vraagbaak.bash",
    "zsh": "_vraagbaak",
    "fish": "vraagbaak.fish",
    "powershell": "_vraagbaak.ps1",
    "elvish": "vraagbaak.elv",
}


def manual(program):
    """The man pages and the completions, by their names in the archive."""
    def ask(*arguments):
        return subprocess.run([program, *arguments], check=True, stdout=subprocess.PIPE).stdout

    with tempfile.TemporaryDirectory() as folder:
        try:
            ask("man", folder)
        except OSError as error:
            sys.exit(f"{program} can't be run here ({error}): name one that can, of the same version, as HERE")
        for page in sorted(pathlib.Path(folder).iterdir()):
            yield f"man/man1/{page.name}", page.read_bytes()
    for shell, name in COMPLETIONS.items():
        yield f"completions/{name}", ask("completions", shell)


def tracked(name):
    """The files of the repository by this name or below this folder, and no others."""
    listed = subprocess.run(["git", "ls-files", "-z", "--", name], cwd=ROOT, check=True, stdout=subprocess.PIPE)
    paths = [path for path in listed.stdout.decode().split("\0") if path]
    if not paths:
        sys.exit(f"{name} is not there")
    return paths


def committed():
    """When the commit was made, in seconds. The bot tells it as the day on which the documents were last updated."""
    told = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=ROOT, check=True, stdout=subprocess.PIPE)
    return int(told.stdout)


def contents(program, target, here):
    """Names in the archive, whether each may be run, and what is in it."""
    windows = "windows" in target
    yield "vraagbaak.exe" if windows else "vraagbaak", True, pathlib.Path(program).read_bytes()
    for name in FILES:
        for path in tracked(name):
            yield path, False, (ROOT / path).read_bytes()
    for name, data in manual(here):
        yield name, False, data
    licences = subprocess.run(
        [sys.executable, str(ROOT / "packaging/licences.py"), "--target", target],
        check=True,
        stdout=subprocess.PIPE,
    )
    yield "LICENCES.txt", False, licences.stdout


def write_tar(path, folder, files, seconds):
    # Without the time at which it was packed, in the outer layer too.
    with path.open("wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as packed:
        with tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive:
            for name, runs, data in files:
                entry = tarfile.TarInfo(f"{folder}/{name}")
                entry.size, entry.mode, entry.mtime = len(data), 0o755 if runs else 0o644, seconds
                archive.addfile(entry, io.BytesIO(data))


def write_zip(path, folder, files, seconds):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, _, data in files:
            entry = zipfile.ZipInfo(f"{folder}/{name}", time.gmtime(seconds)[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)


def main():
    if len(sys.argv) not in (4, 5):
        sys.exit(__doc__)
    program, target, into = sys.argv[1:4]
    here = pathlib.Path(sys.argv[4] if len(sys.argv) == 5 else program).resolve()
    version = tomllib.loads((ROOT / "Cargo.toml").read_text())["package"]["version"]
    folder = f"vraagbaak-{version}-{target}"
    files = sorted(contents(program, target, here))
    pathlib.Path(into).mkdir(parents=True, exist_ok=True)
    path = pathlib.Path(into) / f"{folder}{'.zip' if 'windows' in target else '.tar.gz'}"
    (write_zip if path.suffix == ".zip" else write_tar)(path, folder, files, committed())
    print(path)


if __name__ == "__main__":
    main()
