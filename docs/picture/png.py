"""How does a screenshot become a small file? Cut to its height, with 256 colours, packed tightly."""

import struct
import zlib
from collections import Counter

SIGNATURE = b"\x89PNG\r\n\x1a\n"


def shrink(png, height):
    """The upper lines of a PNG file of Chromium's, in the 256 colours that it has most of."""
    parts = dict.fromkeys((b"IHDR", b"IDAT"), b"")
    for kind, data in chunks(png):
        parts[kind] = parts.get(kind, b"") + data
    width, _, depth, colours = struct.unpack(">IIBB", parts[b"IHDR"][:10])
    if depth != 8 or colours not in (2, 6):
        raise SystemExit("The screenshot is not in red, green and blue.")
    step = 3 if colours == 2 else 4
    lines = unfiltered(zlib.decompress(parts[b"IDAT"]), width * step, step, height)
    pixels = [[line[at : at + 3] for at in range(0, len(line), step)] for line in lines]
    palette, number = few_colours(pixels)
    packed = b"".join(b"\0" + bytes(number[pixel] for pixel in line) for line in pixels)
    header = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    made = (b"IHDR", header), (b"PLTE", palette), (b"IDAT", zlib.compress(packed, 9)), (b"IEND", b"")
    return SIGNATURE + b"".join(chunk(kind, data) for kind, data in made)


def chunks(png):
    at = len(SIGNATURE)
    while at < len(png):
        length = struct.unpack(">I", png[at : at + 4])[0]
        yield png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        at += length + 12


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def unfiltered(data, length, step, height):
    """The lines as they are, where the file has what they differ from their neighbours ("Filtering"
    in the PNG specification)."""
    lines, above = [], bytes(length)
    for start in range(0, height * (length + 1), length + 1):
        kind, line = data[start], bytearray(data[start + 1 : start + 1 + length])
        for at in range(length if kind else 0):
            left = line[at - step] if at >= step else 0
            corner = above[at - step] if at >= step else 0
            line[at] = line[at] + neighbour(kind, left, above[at], corner) & 255
        above = bytes(line)
        lines.append(above)
    return lines


def neighbour(kind, left, up, corner):
    if kind == 1:
        return left
    if kind == 2:
        return up
    if kind == 3:
        return (left + up) // 2
    guess = left + up - corner
    return min((left, up, corner), key=lambda value: abs(guess - value))


def few_colours(pixels):
    """A palette, and the number in it of each colour: its own, or that of the nearest."""
    counted = Counter(pixel for line in pixels for pixel in line)
    kept = [colour for colour, _ in counted.most_common(256)]
    number = {colour: at for at, colour in enumerate(kept)}
    for colour in counted.keys() - number.keys():
        number[colour] = min(range(len(kept)), key=lambda at: distance(colour, kept[at]))
    return b"".join(kept), number


def distance(one, other):
    return sum((a - b) ** 2 for a, b in zip(one, other))
