"""What does the program say, and in which words and colours does its bot say it?"""

import json
import os
import re
import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT / "corpus"
LANGUAGES = {"nl": "dutch", "en": "english"}
# More than there are lines to quote: none comes twice before all have come.
DRAWS = 500


class Program:
    """The real program, with a folder of its own for what it keeps."""

    def __init__(self, path):
        self.path = path
        self.data = tempfile.TemporaryDirectory()

    def _run(self, *words, said=""):
        command = [self.path, *words, "--corpus", str(CORPUS)]
        environment = {**os.environ, "DATA_DIR": self.data.name, "LOG": "error"}
        done = subprocess.run(
            command, env=environment, input=said, check=True, capture_output=True, encoding="utf-8"
        )
        return done.stdout

    def ask(self, question, language):
        """The answer to a question, as the README describes it under "For programs"."""
        found = json.loads(self._run("ask", "--format", "json", "--language", language, question))
        if found["outcome"] == "none":
            # Which topics are worth naming only the words for people tell. What was searched for stands
            # above a blank line, and not on Discord.
            words = self._run("ask", "--language", language, question)
            found["words"] = words.rstrip().split("\n\n")[-1].splitlines()
        return found

    def quote(self, language, document):
        """The shortest line of a document that /quote gives, with the document's title."""
        talk = self._run("chat", "--default-language", language, said="/quote\n" * DRAWS)
        quotes = re.findall(r"((?:.+\n)+)\n(.+) \((\S+)\)\n", talk.partition("\n")[2])
        lines = {(" ".join(line.split()), title) for line, title, place in quotes if place == document}
        if not lines:
            raise SystemExit(f"{document} has no line to quote")
        return min(lines, key=lambda quote: (len(quote[0]), quote))

    def sources(self, document, title, language):
        """The works that a document rests on."""
        passages = self.ask(title, language)["passages"]
        return next(p["source"] for p in passages if p["document"] == document)


class Texts:
    """The bot's own words in a language, read from its source code."""

    def __init__(self, language):
        name = LANGUAGES[language]
        files = [f"src/texts/{name}/mod.rs", f"src/texts/{name}/daily.rs"]
        self.code = "\n".join((ROOT / file).read_text("utf-8") for file in files)

    def all(self, function):
        """Every text in a function."""
        body = re.search(rf"fn {function}\(.*?\n    }}", self.code, re.DOTALL)
        if not body:
            raise SystemExit(f"src/texts has no {function} any more")
        return re.findall(r'"(.*?)"', body.group())

    def say(self, function, *values, which=0):
        """A text with its places filled in."""
        text = self.all(function)[which]
        for value in values:
            text = re.sub(r"{\w*}", lambda _: str(value), text, count=1)
        return text

    def language_name(self, language):
        return self.say("language_name", which=list(LANGUAGES).index(language))


def colour(name):
    """The colour of a card's edge, read from the bot's source code."""
    code = (ROOT / "src/discord/render/card.rs").read_text("utf-8")
    number = re.search(rf"const {name}: Colour = Colour::new\(0x([0-9a-f_]+)\)", code).group(1)
    return "#" + number.replace("_", "")


def is_translated(document):
    """Whether a document says the same in the other language."""
    here = (CORPUS / document).read_text("utf-8")
    elsewhere = (file.read_text("utf-8") for file in CORPUS.rglob("*.md"))
    named = f"translation_of: {document}\n"
    return "\ntranslation_of: " in here or any(named in text for text in elsewhere)
