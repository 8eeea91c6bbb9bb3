"""How does Discord read a text? Lines, each with what it is, and in them runs of words in one style."""

import re
from datetime import datetime, timedelta, timezone

INLINE = re.compile(
    r"(?P<link>\[(?P<words>(?:\\.|[^\]\\])+)\]\(<?(?P<url>[^)>]+)>?\))"
    r"|(?P<jump>https://discord\.com/channels/\d+/(?P<place>\d+)(?:/(?P<message>\d+))?)"
    r"|(?P<bold>\*\*(?P<strong>.+?)\*\*)"
    r"|(?P<italic>(?<![\w*])\*(?P<slanted>[^*\n]+)\*)"
    r"|(?P<command></(?P<name>[^:>]+):\d+>)"
    r"|(?P<known><(?:@!?|#)(?P<id>\d+)>)"
    r"|(?P<time><t:(?P<second>\d+):(?P<form>\w)>)"
    r"|(?P<mention>@\w+)"
    r"|(?P<escaped>\\(?P<sign>[^\w\s]))"
)
KINDS = (("-# ", "small"), ("> ", "quote"), ("- ", "item"))
# All pictures are of November, in Amsterdam.
CLOCK = timezone(timedelta(hours=1))
AGO = {
    "nl": ("een paar seconden", "een minuut", "{} minuten", "een uur", "{} uur", "een dag", "{} dagen", "{} geleden"),
    "en": ("a few seconds", "a minute", "{} minutes", "an hour", "{} hours", "a day", "{} days", "{} ago"),
}


class Names:
    """What the ids in a message stand for, to who reads it in a language."""

    def __init__(self, commands, language, known=None, at=None):
        self.commands, self.language, self.known, self.at = commands, language, known or {}, at

    def of(self, shown):
        """The same, for one message."""
        return Names(self.commands, self.language, shown.get("names"), shown.get("at"))

    def command(self, first):
        """What a command is called."""
        called, level = [], self.commands
        for part in first.split(" "):
            command = next((known for known in level if known["name"] == part), None)
            if command is None:
                return first
            called.append((command.get("name_localizations") or {}).get(self.language, part))
            level = command.get("options") or []
        return " ".join(called)

    def clock(self):
        """When the message was shown."""
        return datetime.fromtimestamp(self.at, CLOCK).strftime("%H:%M") if self.at else "09:41"

    def ago(self, second):
        """How long ago a moment is."""
        moment, minute, minutes, hour, hours, day, days, ago = AGO[self.language]
        passed = max(self.at - second, 0)
        for unit, one, more in ((86_400, day, days), (3_600, hour, hours), (60, minute, minutes)):
            count = round(passed / unit)
            if count:
                return ago.format(one if count == 1 else more.format(count))
        return ago.format(moment)


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
    if match["jump"]:
        return [(names.known[match["place"]] + ("\u00a0›\u00a0💬" if match["message"] else ""), "mention")]
    if match["bold"]:
        return runs(match["strong"], names, "strong")
    if match["italic"]:
        return runs(match["slanted"], names, style or "slanted")
    if match["command"]:
        return [("/" + names.command(match["name"]), "mention")]
    if match["known"]:
        return [(names.known[match["id"]], "mention")]
    if match["time"]:
        assert match["form"] == "R", f"not drawn yet: {match['time']}"
        return [(names.ago(int(match["second"])), style)]
    if match["mention"]:
        return [(match["mention"], "mention")]
    return [(match["sign"], style)]
