"""How does Discord read a text? Lines, each with what it is, and in them runs of words in one style."""

import re

INLINE = re.compile(
    r"(?P<link>\[(?P<words>(?:\\.|[^\]\\])+)\]\(<?(?P<url>[^)>]+)>?\))"
    r"|(?P<bold>\*\*(?P<strong>.+?)\*\*)"
    r"|(?P<italic>(?<![\w*])\*(?P<slanted>[^*\n]+)\*)"
    r"|(?P<command></(?P<name>[^:>]+):\d+>)"
    r"|(?P<user><@!?(?P<id>\d+)>)"
    r"|(?P<mention>@\w+)"
    r"|(?P<escaped>\\(?P<sign>[^\w\s]))"
)
KINDS = (("-# ", "small"), ("> ", "quote"), ("- ", "item"))


def lines(text, names):
    """Each line of a text: what kind it is, and its runs."""
    for line in text.split("\n"):
        kind = next((kind for mark, kind in KINDS if line.startswith(mark)), "plain")
        mark = next((mark for mark, known in KINDS if known == kind), "")
        yield kind, runs(line.removeprefix(mark), names)


def runs(text, names, style=""):
    """The words of a line, in pieces of one style each."""
    found, at = [], 0
    for match in INLINE.finditer(text):
        found.append((text[at : match.start()], style))
        found += styled(match, names, style)
        at = match.end()
    found.append((text[at:], style))
    return [(words, style) for words, style in found if words]


def styled(match, names, style):
    if match["link"]:
        return runs(match["words"], names, "link")
    if match["bold"]:
        return runs(match["strong"], names, "strong")
    if match["italic"]:
        return runs(match["slanted"], names, style or "slanted")
    if match["command"]:
        return [("/" + names(match["name"]), "mention")]
    if match["user"]:
        return [("@vraagbaak", "mention")]
    if match["mention"]:
        return [(match["mention"], "mention")]
    return [(match["sign"], style)]
