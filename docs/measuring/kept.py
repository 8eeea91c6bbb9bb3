#!/usr/bin/env python3
"""How many words stay, and how much comes in that is no part of the text, when a document of each kind is imported?

Twelve documents of this corpus, whose words are known, are written as each kind by other programs: pandoc, and
WeasyPrint for PDF. A web page gets what is around a text on the web (menu, banner, sidebar, footer); a PDF gets
a table of contents, running heads and page numbers. Then the program imports them.

    python3 -m venv venv && venv/bin/pip install pypandoc_binary weasyprint
    venv/bin/python docs/measuring/kept.py target/release/vraagbaak
"""

import collections
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import pypandoc
import weasyprint

PROGRAM = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "target/release/vraagbaak").resolve()
CORPUS = pathlib.Path(__file__).resolve().parents[2] / "corpus" / "nl"
COUNT = 12
KINDS = {
    "Markdown": ("md", "markdown"), "plain text": ("txt", "plain"), "HTML": ("html", None), "DOCX": ("docx", "docx"),
    "EPUB": ("epub", "epub"), "PDF": ("pdf", None), "AsciiDoc": ("adoc", "asciidoc"), "ODT": ("odt", "odt"),
    "reStructuredText": ("rst", "rst"), "Org": ("org", "org"), "RTF": ("rtf", "rtf"),
}
PAGE = """<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>{title} | De Vereniging</title></head><body>
<div class="cookie-banner"><p>Wij gebruiken cookies. Lees ons beleid.</p><button>Accepteren</button></div>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/nieuws">Nieuws</a></li><li><a href="/leden">Leden</a></li>
</ul></nav></header><main><article><h1>{title}</h1>{body}</article>
<aside><h2>Lees ook</h2><ul><li><a href="/a">Onze zomerborrel</a></li><li><a href="/b">Nieuwe fietsenstalling</a></li></ul>
</aside></main><footer><p>Copyright De Vereniging. Alle rechten voorbehouden.</p><a href="/privacy">Privacyverklaring</a>
</footer></body></html>"""
PRINTED = """<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>{title}</title><style>
@page {{ size: A4; margin: 25mm; @top-center {{ content: "De Vereniging - {title}"; font-size: 8pt }}
@bottom-right {{ content: counter(page); font-size: 8pt }} }}
body {{ font: 10.5pt/1.35 "DejaVu Serif", serif; hyphens: auto }} h1 {{ font-size: 22pt }} h2 {{ font-size: 14pt }}
.contents {{ page-break-after: always }} .contents p::after {{ content: leader('.') target-counter(attr(href), page) }}
</style></head><body><h1>{title}</h1><div class="contents"><h2>Inhoud</h2>{contents}</div>{body}</body></html>"""


def words(text):
    return re.findall(r"\w+", text.lower())


def source(path):
    """The title and the Markdown of a document, without what is not shown of it: comments, and a heading that says the
    title once more."""
    _, front, body = path.read_text().split("---\n", 2)
    title = re.search(r'^title: "?(.+?)"?$', front, re.M)[1]
    body = re.sub(r"<!--.*?-->\n*", "", body, flags=re.S).strip()
    return title, re.sub(rf"\A#+ {re.escape(title)}\n+", "", body)


def contents(html):
    heads = re.findall(r'<h2[^>]*id="([^"]+)"[^>]*>(.*?)</h2>', html, re.S)
    return "".join(f'<p href="#{at}">{words}</p>' for at, words in heads)


def write(kind, folder, name, title, text):
    ending, to = KINDS[kind]
    path = folder / f"{name}.{ending}"
    html = pypandoc.convert_text(text, "html5", format="markdown-smart")
    if kind == "Markdown":
        path.write_text(f"# {title}\n\n{text}\n")
    elif kind == "HTML":
        path.write_text(PAGE.format(title=title, body=html))
    elif kind == "PDF":
        weasyprint.HTML(string=PRINTED.format(title=title, body=html, contents=contents(html))).write_pdf(path)
    else:
        arguments = ["--standalone", f"--metadata=title:{title}", "--metadata=lang:nl", "--wrap=auto"]
        pypandoc.convert_text(text, to, format="markdown-smart", outputfile=str(path), extra_args=arguments)


def plain(markdown):
    return pypandoc.convert_text(markdown, "plain", format="markdown-smart", extra_args=["--wrap=none"])


def sentences(text):
    """The sentences of a text, by their words alone; short ones say little about what became of a line."""
    cut = re.split(r"(?<=[.!?])\s+|\n+", text)
    return [" ".join(words(sentence)) for sentence in cut if len(words(sentence)) >= 6]


def main():
    os.environ["PATH"] += os.pathsep + str(pathlib.Path(pypandoc.get_pandoc_path()).parent)
    documents = {path.stem: source(path) for path in sorted(CORPUS.glob("*.md"))[:COUNT]}
    print(f"{COUNT} documents, {sum(len(words(plain(text))) for _, text in documents.values())} words\n")
    print("| kind | came in | words kept | junk | sentences whole | right title |\n| --- | --- | --- | --- | --- | --- |")
    for kind in KINDS:
        there = kept = had = came = whole = said = titles = 0
        for name, (title, text) in documents.items():
            with tempfile.TemporaryDirectory() as folder:
                folder = pathlib.Path(folder)
                (folder / "in").mkdir()
                write(kind, folder / "in", name, title, text)
                order = [PROGRAM, "corpus", "import", "--corpus", folder / "out", "--language", "nl", folder / "in"]
                subprocess.run(order, capture_output=True, cwd=folder)
                made = list((folder / "out").rglob("*.md"))
                if not made:
                    continue
                there += 1
                imported, body = source(made[0])
                titles += imported == title
                own, got = plain(text), plain(body)
                wanted, found = collections.Counter(words(own)), collections.Counter(words(got))
                both = sum((wanted & found).values())
                kept, had, came = kept + both, had + wanted.total(), came + found.total()
                flow = " ".join(words(got))
                asked = sentences(own)
                whole, said = whole + sum(sentence in flow for sentence in asked), said + len(asked)
        share = lambda part, of: f"{100 * part / of:.1f}%" if of else "-"
        print(f"| {kind} | {there} | {share(kept, had)} | {share(came - kept, came)} | {share(whole, said)} | {titles} |",
              flush=True)


main()
