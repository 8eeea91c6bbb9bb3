#!/usr/bin/env python3
"""Draws the pictures of this folder: the messages that the real program sends, as Discord shows them.

    python3 docs/picture/draw.py

Python's standard library is enough. A test of the program writes the messages; `--messages FILE` takes those of an
earlier run."""

import argparse
import json
import os
import subprocess
import tempfile
from pathlib import Path

from svg import DARK, LIGHT, Drawing, page

HERE = Path(__file__).resolve().parent
# A phone's width, the space between two of them, and how many stand beside each other.
PHONE, BETWEEN, BESIDE = 390, 24, 3
README = 520


def written():
    """The messages, fresh from the program."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "messages.json")
        command = ["cargo", "test", "--locked", "--test", "online", "discord::drawing", "--", "--ignored"]
        subprocess.run(command, cwd=HERE.parents[1], env={**os.environ, "PICTURES": str(file)}, check=True)
        return json.loads(file.read_text("utf-8"))


def namer(commands, language):
    """What a command is called in a language."""

    def name(first):
        called, level = [], commands
        for part in first.split(" "):
            command = next((known for known in level if known["name"] == part), None)
            if command is None:
                return first
            called.append((command.get("name_localizations") or {}).get(language, part))
            level = command.get("options") or []
        return " ".join(called)

    return name


def draw(drawing, shown, time):
    """What somebody said, and the bot's answer."""
    said = shown["said"]
    if not said:
        above = None
    elif said.startswith("/"):
        above = f"{shown['who']} · /{drawing.names(said[1:])}"
    else:
        drawing.message(shown["who"], time)
        drawing.text(said)
        drawing.end()
        above = f"↱ {shown['who']}  {said}"
    drawing.message("vraagbaak", time, above)
    if shown["content"]:
        drawing.text(shown["content"])
    for embed in shown["embeds"]:
        drawing.embed(embed)
    for row in shown["components"]:
        drawing.row(row["components"])
    drawing.end()


def sheet(screens, names, colours):
    """Screens beside and below each other, each as wide as a phone."""
    parts, top, bottom = [], BETWEEN, 0
    for start in range(0, len(screens), BESIDE):
        for column, shown in enumerate(screens[start : start + BESIDE]):
            drawing = Drawing(colours, names, BETWEEN + column * (PHONE + BETWEEN), top, PHONE)
            draw(drawing, shown, "09:41")
            parts += drawing.parts
            bottom = max(bottom, drawing.y)
        top = bottom + BETWEEN
    return page(parts, BETWEEN + BESIDE * (PHONE + BETWEEN), bottom + BETWEEN, colours)


def conversation(screens, names):
    """The picture in the README."""
    drawing = Drawing(DARK, names, 14, 6, README - 28)
    for shown, time in zip(screens, ("09:12", "09:15", "09:21", "09:24")):
        draw(drawing, shown, time)
    return page(drawing.parts, README, drawing.y + 12, DARK)


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--messages", metavar="FILE", help="draw these, and run nothing")
    chosen = parser.parse_args()
    messages = json.loads(Path(chosen.messages).read_text("utf-8")) if chosen.messages else written()
    commands = messages["commands"]
    for language in ("nl", "en"):
        for theme, colours in (("light", LIGHT), ("dark", DARK)):
            drawn = sheet(messages[language], namer(commands, language), colours)
            (HERE / f"cards.{language}.{theme}.svg").write_text(drawn, "utf-8")
    drawn = conversation(messages["conversation"], namer(commands, "nl"))
    (HERE / "conversation.svg").write_text(drawn, "utf-8")
    drawn = conversation([messages["daily"]], namer(commands, "nl"))
    (HERE / "quote.svg").write_text(drawn, "utf-8")


if __name__ == "__main__":
    main()
