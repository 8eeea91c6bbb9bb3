"""How does a message become a drawing? Text in SVG breaks no lines: here they are broken, by the widths of letters."""

from html import escape

from markdown import lines

# Of a letter of Arial, in thousandths of its size; of all others, an n.
WIDTHS = {
    278: " \u00a0!,./:;\\[]ftI",
    191: "'",
    222: "ijl|",
    333: "()-r`",
    355: '"',
    389: "*",
    500: "ckvxyzsJ",
    584: "+<=>~",
    611: "FTZ",
    667: "ABEKPSVXY&",
    722: "CDHNRUw",
    778: "GOQ",
    833: "mM",
    889: "%",
    944: "W",
    1000: "@…—👍👎❔",
    1300: "💬",
}
WIDTH = {letter: width for width, letters in WIDTHS.items() for letter in letters}
# Other fonts are a little wider, and bold letters too.
SPARE, BOLD = 1.13, 1.17

DARK = {
    "back": "#313338", "text": "#dbdee1", "strong": "#f2f3f5", "small": "#949ba4", "embed": "#2b2d31",
    "button": "#4e5058", "label": "#ffffff", "link": "#00a8fc", "mention": "#c9cdfb", "bar": "#4e5058",
    "input": "#1e1f22",
}
LIGHT = {
    "back": "#ffffff", "text": "#313338", "strong": "#060607", "small": "#5c5e66", "embed": "#f2f3f5",
    "button": "#e3e5e8", "label": "#313338", "link": "#006ce7", "mention": "#4752c4", "bar": "#c4c9ce",
    "input": "#ebedef",
}
THUMB = (
    "M1 8h3v9H1zM5 8l3.2-6.6c.4-.9 2.6-.6 2.6 1.4 0 1.3-.4 2.6-.8 3.7h5.2c2.2 0 2.3 2.4 1 2.9 1 .6.9 2.3-.3 2.7.7.8.5"
    " 2.1-.6 2.5.5 1.5-.3 2.4-1.9 2.4H8.5c-1.5 0-2.4-.6-3.5-1.2z"
)
FACES = {
    "vraagbaak": "#2e7d32", "Sanne": "#e0719f", "Emma": "#d08b3c", "Joris": "#3f8fc4", "Mo": "#7a5fb0",
    "Anna": "#c25b4e", "Eva": "#3a8f8a", "Cees": "#8a7a3a",
}
# The buttons of Discord's own kinds: for what one most likely wants, for a yes, and for what can't be undone.
BUTTONS = {1: "#5865f2", 3: "#248046", 4: "#da373c"}
FONT = "'gg sans','Noto Sans',Arial,Helvetica,sans-serif"


def width(text, size, strong=False):
    """How wide a text is."""
    letters = sum(WIDTH.get(letter, 556) for letter in text)
    return letters / 1000 * size * SPARE * (BOLD if strong else 1)


class Drawing:
    """A column of messages, drawn from the top down."""

    def __init__(self, colours, names, x, y, column):
        self.colours, self.names = colours, names
        self.x, self.y, self.column = x, y, column
        self.parts = []

    def message(self, who, time, above=None):
        """The name above a message, and below what it replies to."""
        if above:
            self.y += 10
            self.words([(above, "")], self.x + 46, 13, "small", self.column - 46, most=1)
        top = self.y + 12
        self.circle(self.x + 20, top + 16, 16, FACES[who], who[0].upper())
        self.x, self.column = self.x + 46, self.column - 46
        self.y = top + 12
        self.line([(who, "strong")], self.x, self.y, 15, "strong")
        after = self.x + width(who, 15, True) + 8
        if who == "vraagbaak":
            self.box(after, self.y - 12, 30, 15, "#5865f2", 3)
            self.put(f'<text x="{after + 4:.0f}" y="{self.y - 1}" font-size="10" font-weight="600" fill="#fff">APP</text>')
            after += 38
        self.line([(time, "")], after, self.y, 12, "small")
        self.y += 4

    def end(self):
        self.x, self.column = self.x - 46, self.column + 46
        self.y += 8

    def text(self, text, size=15):
        """A text with Discord's signs in it."""
        for kind, runs in lines(text, self.names):
            if not runs:
                self.y += 8
            elif kind == "quote":
                top = self.y
                self.words(runs, self.x + 12, size, "text", self.column - 12)
                self.box(self.x, top + 4, 3, self.y - top - 2, self.colours["bar"], 2)
            elif kind == "item":
                self.line([("•", "")], self.x + 2, self.y + size + 4, size, "text")
                self.words(runs, self.x + 16, size, "text", self.column - 16)
            else:
                small = kind == "small"
                self.words(runs, self.x, 12 if small else size, "small" if small else "text", self.column)

    def plain(self, text):
        """A text in one style, as above an answer to it."""
        return " ".join("".join(words for words, _ in runs) for _, runs in lines(text, self.names))

    def heading(self, text):
        """What the drawing shows, above it."""
        self.words([(text, "strong")], self.x, 15, "strong", self.column)
        self.y += 10

    def private(self, text):
        """That only one person sees it, below a message."""
        self.y += 4
        self.text(f"-# {text}")

    def embed(self, embed):
        """A card with an edge in its colour."""
        start, top, place = len(self.parts), self.y + 8, (self.x, self.column)
        self.x, self.column, self.y = self.x + 14, self.column - 24, top + 2
        if embed.get("author"):
            name = embed["author"]["name"]
            self.circle(self.x + 10, self.y + 17, 10, FACES.get(name, "#747f8d"), name[0].upper(), 11)
            self.line([(name, "strong")], self.x + 28, self.y + 22, 13, "strong")
            self.y += 28
        if embed.get("title"):
            self.text(f"**{embed['title']}**")
        if embed.get("description"):
            self.text(embed["description"], 14)
        for field in embed.get("fields") or []:
            self.y += 5
            self.text(f"**{field['name']}**\n{field['value']}", 13)
        if embed.get("footer"):
            self.text(f"-# {embed['footer']['text']}")
        (self.x, self.column), bottom = place, self.y + 10
        edge = f"#{embed.get('color') or 0x4E5058:06x}"
        back = self.rect(self.x, top, self.column, bottom - top, self.colours["embed"], 4)
        self.parts[start:start] = [back, self.rect(self.x, top, 4, bottom - top, edge, 2)]
        self.y = bottom

    def form(self, form, typed, buttons):
        """A form: its title, what is asked with what is typed in, and Discord's own buttons."""
        start, top, place = len(self.parts), self.y + 8, (self.x, self.column)
        self.x, self.column, self.y = self.x + 16, self.column - 32, top + 10
        self.words([(form["title"], "strong")], self.x, 17, "strong", self.column - 30)
        self.line([("×", "")], self.x + self.column - 12, top + 32, 22, "small")
        for label, part in inputs(form):
            self.y += 8
            required = [] if part.get("required") is False else [(" *", "red")]
            self.words([(label, "strong"), *required], self.x, 13, "strong", self.column)
            self.input(part, typed.get(part["custom_id"]) or part.get("value"))
        self.y += 16
        cancel, send = (width(label, 14) + 32 for label in buttons)
        left = self.x + self.column - cancel - send - 8
        self.button(left, cancel, buttons[0])
        self.button(left + cancel + 8, send, buttons[1], BUTTONS[1])
        (self.x, self.column), bottom = place, self.y + 34 + 16
        self.parts[start:start] = [self.rect(self.x, top, self.column, bottom - top, self.colours["embed"], 8)]
        self.y = bottom

    def input(self, part, text):
        """What is typed into a form, or what stands there until then."""
        start, top = len(self.parts), self.y + 7
        self.y, shown = top + 2, text or part.get("placeholder") or ""
        self.words([(shown, "")], self.x + 10, 14, "text" if text else "small", self.column - 20)
        bottom = max(self.y, top + (40 if part.get("style") == 2 else 21)) + 10
        self.parts[start:start] = [self.rect(self.x, top, self.column, bottom - top, self.colours["input"], 4)]
        self.y = bottom

    def row(self, parts):
        """A row of buttons, or a menu."""
        left, self.y = self.x, self.y + 8
        for part in parts:
            emoji, is_menu = (part.get("emoji") or {}).get("name"), part["type"] != 2
            room = 24 if emoji else 0
            label = fitted(chosen(part) if is_menu else part["label"], 14, self.column - 24 - room - 16 * is_menu)
            wide = self.column if is_menu else width(label, 14) + 24 + room
            if left + wide > self.x + self.column and left > self.x:
                left, self.y = self.x, self.y + 40
            self.put(f'<g opacity="{0.5 if part.get("disabled") else 1}">')
            if is_menu:
                self.box(left, self.y, wide, 34, self.colours["input"], 5)
                self.line([(label, "")], left + 12, self.y + 22, 14, "label")
                self.line([("⌄", "")], left + wide - 22, self.y + 19, 15, "label")
            else:
                self.button(left, wide, label, BUTTONS.get(part.get("style")), room)
            if emoji:
                self.thumb(left + 10, self.y + 8, emoji == "👍")
            self.put("</g>")
            left += wide + 8
        self.y += 34

    def button(self, x, wide, label, colour=None, room=0):
        """A button of a colour of Discord's, or grey, with room for a picture before its words."""
        self.box(x, self.y, wide, 34, colour or self.colours["button"], 5)
        middle, fill = x + (room + wide) / 2, "#fff" if colour else self.colours["label"]
        looks = f'font-size="14" text-anchor="middle" fill="{fill}"'
        self.put(f'<text x="{middle:.0f}" y="{self.y + 22:.0f}" {looks}>{escape(label)}</text>')

    def words(self, runs, x, size, colour, room, most=None):
        """Runs of words, broken into lines."""
        pieces = [(word, style) for words, style in runs for word in split(words)]
        line, used, drawn = [], 0, 0
        for word, style in pieces:
            wide = width(word, size, style == "strong")
            if line and used + width(word.rstrip(), size, style == "strong") > room:
                if most == drawn + 1:
                    line.append(("…", ""))
                    break
                self.next_line(line, x, size, colour)
                line, used, drawn = [], 0, drawn + 1
            line.append((word, style))
            used += wide
        if line:
            self.next_line(line, x, size, colour)

    def next_line(self, line, x, size, colour):
        self.y += size + 5
        self.line(line, x, self.y, size, colour)

    def line(self, runs, x, y, size, colour):
        if runs and runs[0][0].startswith("❔"):
            # Not every font has it.
            self.put(f'<text x="{x + 3:.0f}" y="{y:.0f}" font-size="{size + 2}" font-weight="700" fill="{self.colours["small"]}">?</text>')
            (first, style), x = runs[0], x + size + 4
            runs = [(first.removeprefix("❔").lstrip(), style), *runs[1:]]
        spans = "".join(self.span(words, style) for words, style in merged(runs))
        fill = self.colours[colour]
        self.put(f'<text x="{x:.0f}" y="{y:.0f}" font-size="{size}" fill="{fill}">{spans}</text>')

    def span(self, words, style):
        if not style:
            return escape(words)
        looks = {
            "strong": f'font-weight="600" fill="{self.colours["strong"]}"',
            "red": 'fill="#f23f43"',
            "slanted": 'font-style="italic"',
            "link": f'fill="{self.colours["link"]}"',
            "mention": f'font-weight="500" fill="{self.colours["mention"]}"',
        }
        return f"<tspan {looks[style]}>{escape(words)}</tspan>"

    def circle(self, x, y, radius, colour, letter, size=15):
        self.put(f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{radius}" fill="{colour}"/>')
        looks = f'font-size="{size}" text-anchor="middle" fill="#fff"'
        self.put(f'<text x="{x:.0f}" y="{y + size / 3:.0f}" {looks}>{letter}</text>')

    def thumb(self, x, y, up):
        turn = f"translate({x:.0f} {y:.0f})" + ("" if up else " translate(0 18) scale(1 -1)")
        self.put(f'<path transform="{turn}" fill="#ffcc4d" d="{THUMB}"/>')

    def box(self, *box):
        self.put(self.rect(*box))

    def rect(self, x, y, wide, high, colour, radius):
        shape = f'x="{x:.0f}" y="{y:.0f}" width="{wide:.0f}" height="{high:.0f}" rx="{radius}"'
        return f'<rect {shape} fill="{colour}"/>'

    def put(self, part):
        self.parts.append(part)


def inputs(form):
    """What a form asks, with the label of each."""
    for row in form["components"]:
        for part in [row["component"]] if "component" in row else row["components"]:
            yield row.get("label") or part["label"], part


def chosen(menu):
    """What a menu shows while it is closed."""
    options = [option["label"] for option in menu.get("options") or [] if option.get("default")]
    return ", ".join(options) or menu.get("placeholder") or ""


def fitted(text, size, room):
    """As much of a text as there is room for."""
    if width(text, size) <= room:
        return text
    while text and width(text + "…", size) > room:
        text = text[:-1]
    return text.rstrip() + "…"


def split(words):
    """The words of a text, each with the space after it."""
    pieces = words.split(" ")
    return [piece + " " for piece in pieces[:-1]] + ([pieces[-1]] if pieces[-1] else [])


def merged(runs):
    """Runs of the same style together."""
    whole = []
    for words, style in runs:
        if whole and whole[-1][1] == style:
            whole[-1] = (whole[-1][0] + words, style)
        else:
            whole.append((words, style))
    return whole


def page(parts, wide, high, colours):
    """The whole drawing."""
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high:.0f}" viewBox="0 0 {wide} {high:.0f}"'
    back = f'<rect width="100%" height="100%" fill="{colours["back"]}"/>'
    return f'{head} font-family="{FONT}" xml:space="preserve">{back}{"".join(parts)}</svg>\n'
