"""How does a conversation become a page in Discord's dark look, and the page a picture?"""

import re
import shutil
import subprocess
import tempfile
from html import escape
from pathlib import Path

from cards import mention
from png import shrink

WIDTH = 640
SCALE = 900 / WIDTH
BOT = "vraagbaak"
PEOPLE = {BOT: "#2e7d32", "Sanne": "#e0719f", "Emma": "#d08b3c", "Joris": "#3f8fc4"}
MEASURE = "<script>document.body.dataset.height = Math.ceil(document.body.scrollHeight)</script>"


def page(channel, messages):
    """The whole page."""
    style = Path(__file__).with_name("look.css").read_text("utf-8")
    head = f'<meta charset="utf-8"><title>{BOT}</title><style>{style}</style>'
    top = f'<div class="channel"><span>#</span>{escape(channel)}</div>'
    body = f"{top}<main>{''.join(messages)}</main>{MEASURE}"
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


def asked(who, time, words):
    """What a member typed."""
    return message(who, time, f'<div class="said">{mention(words)}</div>')


def replied(time, to, words, card):
    """The bot's reply to what a member typed."""
    return message(BOT, time, card, f"{avatar(to, 'small')}<b>{to}</b>{mention(words)}")


def used(time, who, command, card):
    """The bot's reply to a command."""
    does = f'used <span class="mention">/{command}</span>'
    return message(BOT, time, card, f"{avatar(who, 'small')}<b>{who}</b>{does}")


def message(who, time, content, above=""):
    above = f'<div class="above">{above}</div>' if above else ""
    tag = '<span class="tag">APP</span>' if who == BOT else ""
    name = f'<span class="name" style="color: {tint(who)}">{who}</span>'
    head = f'{avatar(who)}<div>{name}{tag}<span class="time">{time}</span></div>'
    return f'<div class="message">{above}{head}{content}</div>'


def tint(who):
    return "#f2f3f5" if who == BOT else PEOPLE[who]


def avatar(who, size=""):
    return f'<span class="avatar {size}" style="background: {PEOPLE[who]}">{who[0].upper()}</span>'


def picture(html, file):
    """Makes a picture of a page, just as high as the page is."""
    with tempfile.TemporaryDirectory() as folder:
        source, shot = Path(folder, "page.html"), Path(folder, "page.png")
        source.write_text(html, "utf-8")
        seen = chromium(folder, "--dump-dom", source.as_uri())
        height = int(re.search(r'data-height="(\d+)"', seen).group(1))
        # Higher than the page, as some versions keep a part of the window to themselves.
        size = [f"--window-size={WIDTH},{height + 200}", f"--force-device-scale-factor={SCALE}"]
        chromium(folder, *size, f"--screenshot={shot}", source.as_uri())
        Path(file).write_bytes(shrink(shot.read_bytes(), round(height * SCALE)))


def chromium(folder, *words):
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if not path:
        raise SystemExit("There is no Chromium on the PATH.")
    # Chromium's sandbox does not work for root, as in a container; the page is our own.
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-lcd-text"]
    flags += [f"--user-data-dir={folder}/profile", "--virtual-time-budget=1000"]
    return subprocess.run([path, *flags, *words], check=True, capture_output=True, text=True).stdout
