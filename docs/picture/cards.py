"""How are the bot's cards laid out? As src/discord/render/card.rs and src/discord/daily/card.rs do it."""

import re
from html import escape

from program import Texts, colour, is_translated

# What Discord takes in a field, in characters.
FIELD = 1024
THUMB = (
    '<svg viewBox="0 0 20 20" class="{turn}"><path fill="#ffcc4d" d="M2 9h3v9H2zM6 9l3.2-6.6c.4-.9 2.6-.6 '
    "2.6 1.4 0 1.3-.4 2.6-.8 3.7h5.2c2.2 0 2.3 2.4 1 2.9 1 .6.9 2.3-.3 2.7.7.8.5 2.1-.6 2.5.5 1.5-.3 2.4"
    '-1.9 2.4H9.5c-1.5 0-2.4-.6-3.5-1.2z"/></svg>'
)


def answer(found):
    """The card of an answer: words above, the passage, its works, and the buttons."""
    texts = Texts(found["language"])
    if found["outcome"] == "none":
        return said(*map(escape, found["words"]))
    passage = found["passages"][0]
    lines = [texts.say("near")] if found["outcome"] == "near" else []
    if found["corrections"]:
        words = ", ".join(f"<em>{escape(word['to'])}</em>" for word in found["corrections"])
        lines.append(texts.say("searched_for", words))
    edge = colour("NEAR" if found["outcome"] == "near" else "ANSWER")
    card = embed(edge, heading(passage), shown(passage), passage["source"], footer(found, texts), texts)
    return said(*lines) + card + answer_buttons(found, texts)


def heading(passage):
    title, under = passage["title"], passage["heading"]
    return escape(title if under == title else f"{title} › {under}")


def shown(passage):
    """The passage with the answering sentence in bold."""
    text, (start, end) = passage["text"].encode(), passage["highlight"]
    before, sentence, after = (part.decode() for part in (text[:start], text[start:end], text[end:]))
    return f"{escape(before)}<b>{escape(sentence)}</b>{escape(after)}"


def footer(found, texts):
    passage, pages = found["passages"][0], len(found["passages"])
    parts = [texts.say("page", 1, pages)] if pages > 1 else []
    if passage["language"] != found["language"]:
        parts.append(texts.language_name(passage["language"]))
    return " · ".join([*parts, passage["document"]])


def answer_buttons(found, texts):
    passage, onward = found["passages"][0], []
    if len(found["passages"]) > 1:
        onward += [button(texts.say("previous"), "disabled"), button(texts.say("next"))]
    onward.append(button(texts.say("more_around")))
    if is_translated(passage["document"]):
        other = "en" if passage["language"] == "nl" else "nl"
        onward.append(button(texts.say("in_language", texts.language_name(other))))
    up, down = (THUMB.format(turn=turn) for turn in ("up", "down"))
    opinion = [
        button(texts.say("helpful"), "grey", up),
        button(texts.say("not_helpful"), "grey", down),
    ]
    return row(onward) + row(opinion)


def quote(line, title, language):
    """What /quote shows."""
    texts = Texts(language)
    card = embed(colour("QUOTE"), None, escape(line), [], title, texts)
    return card + row([button(texts.say("another_quote"))])


def daily(line, title, works, date, document, language):
    """What is posted each day."""
    texts = Texts(language)
    link = next((work["url"] for work in works if work["url"]), None)
    headed = f"<a>{escape(title)}</a>" if link else escape(title)
    card = embed(colour("QUOTE"), headed, escape(line), works, f"{date} · {document}", texts)
    return card + row([button(texts.say("read_more"))])


def embed(edge, title, text, works, foot, texts):
    parts = [f'<div class="title">{title}</div>'] if title else []
    parts.append(f'<div class="text">{text}</div>')
    if works:
        label = texts.say("sources_label", which=0 if len(works) == 1 else 1)
        cited = "<br>".join(map(citation, fitting(works)))
        parts.append(f'<div class="label">{label}</div><div class="field">{cited}</div>')
    parts.append(f'<div class="foot">{escape(foot)}</div>')
    return f'<div class="embed" style="border-color: {edge}">{"".join(parts)}</div>'


def fitting(works):
    """As many works as fit into a field, with their addresses and the signs around them."""
    fit, room = [], FIELD
    for work in works:
        words = ", ".join(work[part] for part in ("author", "title", "date") if work[part])
        signs = len(re.findall(r"[\\*_~`|<\[\]@:#]", words)) + len("[](<>)\n")
        room -= len(words) + signs + len(work["url"] or "")
        if room < 0:
            break
        fit.append(work)
    return fit


def citation(work):
    title = f"<a>{escape(work['title'])}</a>" if work["url"] else f"<em>{escape(work['title'])}</em>"
    author, date = (escape(work[part]) if work[part] else None for part in ("author", "date"))
    return ", ".join(part for part in (author, title, date) if part)


def said(*lines):
    return "".join(f'<div class="said">{line}</div>' for line in lines)


def button(label, kind="", icon=""):
    return f'<span class="button {kind}">{icon}{escape(label)}</span>'


def row(buttons):
    return f'<div class="row">{"".join(buttons)}</div>'


def mention(words):
    """What a member typed, with the bot's name as Discord shows a mention."""
    return re.sub(r"@\w+", lambda name: f'<span class="mention">{name.group()}</span>', escape(words))
