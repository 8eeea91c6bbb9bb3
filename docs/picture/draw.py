#!/usr/bin/env python3
"""Draws the pictures of this folder: the messages that the real program sends, as Discord shows them.

    python3 docs/picture/draw.py

Python's standard library is enough. Two tests of the program write what it sends; `--messages FILE` and
`--screens FILE` take that of an earlier run."""

import argparse
import json
import os
import subprocess
import tempfile
from pathlib import Path

from markdown import Names
from svg import DARK, LIGHT, Drawing, page

HERE = Path(__file__).resolve().parent
# A phone's width, and the space between two of them.
PHONE, BETWEEN = 390, 24
README = 520
# What stands above the screens of the group, and what Discord itself says.
CAPTIONS = {
    "nl": {
        "asked": "Anna vraagt iets wat niet in de documenten staat",
        "form": "Ze drukt op de knop en vult het formulier in",
        "post": "Zo staat haar vraag in de groep",
        "message": "Twintig minuten later, zonder antwoord: een privébericht aan Eva",
        "word": "Een dag later, in het draadje",
        "thanks": "Anna koos Eva, en Eva hoort dat",
        "consent": "Eva krijgt de vraag of het bewaard mag worden",
        "decision": "Daarna beslist een moderator",
        "next": "Wie het later vraagt, leest het meteen",
        "lacking": "Wat de documenten missen",
        "one": "Eén van die vragen",
        "figures": "De cijfers",
        "yesterday": "Gisteren",
        "private": "Alleen jij kunt dit zien",
        "buttons": ("Annuleren", "Verzenden"),
    },
    "en": {
        "asked": "Anna asks what the documents don't say",
        "form": "She presses the button and fills in the form",
        "post": "Her question as it stands in the group",
        "message": "Twenty minutes later, without a reply: a direct message to Eva",
        "word": "A day later, in the thread",
        "thanks": "Anna chose Eva, and Eva hears of it",
        "consent": "Eva is asked whether her answer may be kept",
        "decision": "After that a moderator decides",
        "next": "Whoever asks it later reads it at once",
        "lacking": "What the documents lack",
        "one": "One of those questions",
        "figures": "The figures",
        "yesterday": "Yesterday",
        "private": "Only you can see this",
        "buttons": ("Cancel", "Submit"),
    },
}


def written(test):
    """What a test of the program writes, fresh."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "messages.json")
        command = ["cargo", "test", "--locked", "--test", "online", test, "--", "--ignored"]
        subprocess.run(command, cwd=HERE.parents[1], env={**os.environ, "PICTURES": str(file)}, check=True)
        return json.loads(file.read_text("utf-8"))


def draw(drawing, shown, time=None):
    """What somebody said or did, and what the bot shows for it."""
    captions = CAPTIONS[drawing.names.language]
    drawing.names = drawing.names.of(shown)
    time, above = time or drawing.names.clock(), None
    if "shows" in shown:
        drawing.heading(captions[shown["shows"]])
    if "form" in shown:
        drawing.form(shown["form"], shown["typed"], captions["buttons"])
        return
    if shown.get("above"):
        said(drawing, shown["above"], captions["yesterday"])
    if shown.get("gave"):
        above = f"{shown['gave']['who']} · /{drawing.names.command(shown['gave']['command'])}"
    if shown.get("answers"):
        said(drawing, shown["answers"], time)
        above = f"↱ {shown['answers']['who']}  {drawing.plain(shown['answers']['said'])}"
    drawing.message("vraagbaak", time, above)
    if shown["content"]:
        drawing.text(shown["content"])
    for embed in shown["embeds"]:
        drawing.embed(embed)
    for row in shown["components"]:
        drawing.row(row["components"])
    if shown["ephemeral"] and "shows" in shown:
        drawing.private(captions["private"])
    drawing.end()


def said(drawing, message, time):
    """What somebody wrote."""
    drawing.message(message["who"], time)
    drawing.text(message["said"])
    drawing.end()


def sheet(screens, names, colours, beside):
    """Screens beside and below each other, each as wide as a phone."""
    parts, top, bottom = [], BETWEEN, 0
    for start in range(0, len(screens), beside):
        for column, shown in enumerate(screens[start : start + beside]):
            drawing = Drawing(colours, names, BETWEEN + column * (PHONE + BETWEEN), top, PHONE)
            draw(drawing, shown)
            parts += drawing.parts
            bottom = max(bottom, drawing.y)
        top = bottom + BETWEEN
    return page(parts, BETWEEN + beside * (PHONE + BETWEEN), bottom + BETWEEN, colours)


def conversation(screens, names):
    """Messages below each other, as in the README."""
    drawing = Drawing(DARK, names, 14, 6, README - 28)
    for shown, time in zip(screens, ("09:12", "09:15", "09:21", "09:24")):
        draw(drawing, shown, time)
    return page(drawing.parts, README, drawing.y + 12, DARK)


def of_group(screens, commands):
    """The pictures of the group, and of what moderators see."""
    for language in ("nl", "en"):
        for picture, shown in screens[language].items():
            drawn = sheet(shown, Names(commands, language), DARK, beside=2)
            (HERE / f"{picture}.{language}.svg").write_text(drawn, "utf-8")
        asked = [shown for shown in screens[language]["group"] if shown["shows"] == "message"]
        drawn = sheet(asked, Names(commands, language), DARK, beside=1)
        (HERE / f"helper.{language}.svg").write_text(drawn, "utf-8")


def of_answers(messages, commands):
    """The pictures of answers and quotes."""
    for language in ("nl", "en"):
        for theme, colours in (("light", LIGHT), ("dark", DARK)):
            drawn = sheet(messages[language], Names(commands, language), colours, beside=3)
            (HERE / f"cards.{language}.{theme}.svg").write_text(drawn, "utf-8")
    for picture, shown in (("conversation", messages["conversation"]), ("quote", [messages["daily"]])):
        (HERE / f"{picture}.svg").write_text(conversation(shown, Names(commands, "nl")), "utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--messages", metavar="FILE", help="draw the answers in it, and run nothing for them")
    parser.add_argument("--screens", metavar="FILE", help="the same with the screens of the group")
    given = parser.parse_args()
    messages, screens = (
        json.loads(Path(file).read_text("utf-8")) if file else written(test)
        for file, test in ((given.messages, "discord::drawing"), (given.screens, "group::drawing"))
    )
    of_answers(messages, messages["commands"])
    of_group(screens, messages["commands"])


if __name__ == "__main__":
    main()
