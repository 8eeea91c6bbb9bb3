#!/usr/bin/env python3
"""Draws conversation.png and quote.png: real answers of the program, in Discord's dark look.

    python3 docs/picture/conversation.py --png docs/picture/conversation.png
    python3 docs/picture/conversation.py --quote --png docs/picture/quote.png

Without --png it prints the page. Python's standard library and Chromium are enough."""

import argparse

import cards
import page
from program import ROOT, Program

MISSPELT = "@vraagbaak wat is sosciale inovatie?"
ENGLISH = "@vraagbaak What is a filter bubble?"
UNANSWERED = "@vraagbaak hoe lang moet een ei koken?"
QUOTED = ("en", "en/weak-ties.md")
DAILY = ("nl", "nl/zwakke-banden.md")
SUNDAY = "zondag 22 november 2026"


def conversation(program):
    """Questions with their answers, and a quote."""
    exchanges = [
        ("Sanne", "nl", MISSPELT, "09:12"),
        ("Emma", "en", ENGLISH, "09:15"),
        ("Joris", "nl", UNANSWERED, "09:21"),
    ]
    messages = []
    for who, language, words, time in exchanges:
        found = program.ask(words.removeprefix("@vraagbaak "), language)
        messages += [page.asked(who, time, words), page.replied(time, who, words, cards.answer(found))]
    language, document = QUOTED
    line, title = program.quote(language, document)
    messages.append(page.used("09:24", "Emma", "quote", cards.quote(line, title, language)))
    return page.page("networks", messages)


def quote_of_the_day(program):
    """A channel in the morning."""
    language, document = DAILY
    line, title = program.quote(language, document)
    works = program.sources(document, title, language)
    card = cards.daily(line, title, works, SUNDAY, document, language)
    return page.page("quote-of-the-day", [page.message(page.BOT, "09:00", card)])


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--program", default=str(ROOT / "target/release/vraagbaak"))
    parser.add_argument("--quote", action="store_true", help="the quote of the day")
    parser.add_argument("--png", metavar="FILE", help="make a picture of the page")
    chosen = parser.parse_args()
    html = (quote_of_the_day if chosen.quote else conversation)(Program(chosen.program))
    if chosen.png:
        page.picture(html, chosen.png)
    else:
        print(html)


if __name__ == "__main__":
    main()
