"""A file's bytes in, the same file damaged in one of several ways out, the same way for the same seed.

Plain damage (bits, cuts, blocks that change places, chunks that repeat) breaks containers. Packed streams hide the rest
of a reader from it, so PDFs are unpacked first for some mutations, and members of zip files are damaged inside.
"""

import io
import random
import warnings
import zipfile
from collections.abc import Callable
from functools import lru_cache

import pikepdf

Mutation = Callable[[bytes, random.Random], bytes]

_EXTREMES = (b"0", b"-1", b"1e38", b"-2147483648", b"4294967296", b"99999999999999999999", b"0.0000001", b"NaN")
_MOST_REPEATED = 2 << 20
_ENTITIES = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b SYSTEM "file:///etc/hostname">]>'


def flip_bits(content: bytes, rng: random.Random) -> bytes:
    """One to two hundred single bits the other way."""
    damaged = bytearray(content)
    for _ in range(rng.choice((1, 5, 20, 200))):
        damaged[rng.randrange(len(damaged))] ^= 1 << rng.randrange(8)
    return bytes(damaged)


def truncate(content: bytes, rng: random.Random) -> bytes:
    """The beginning alone, of any length."""
    return content[: rng.randrange(1, len(content) + 1)]


def swap_blocks(content: bytes, rng: random.Random) -> bytes:
    """Two stretches in each other's place."""
    size = max(1, min(len(content) // 4, rng.choice((16, 512, 16_384))))
    first, second = sorted(rng.randrange(0, max(1, len(content) - size)) for _ in range(2))
    second = max(second, first + size)
    return b"".join(
        (
            content[:first],
            content[second : second + size],
            content[first + size : second],
            content[first : first + size],
            content[second + size :],
        )
    )


def repeat_chunk(content: bytes, rng: random.Random) -> bytes:
    """A stretch of the file many times over, to at most two megabytes more."""
    start = rng.randrange(len(content))
    chunk = content[start : start + rng.choice((1, 64, 4096, 65_536))]
    return content[:start] + chunk * min(rng.choice((2, 50, 5000)), _MOST_REPEATED // len(chunk)) + content[start:]


def drop_block(content: bytes, rng: random.Random) -> bytes:
    """A stretch gone, or filled with noughts."""
    start = rng.randrange(len(content))
    size = rng.choice((1, 64, 4096))
    filling = bytes(size) if rng.random() < 0.5 else b""
    return content[:start] + filling + content[start + size :]


def stretch_numbers(content: bytes, rng: random.Random) -> bytes:
    """Some numbers of the file made extreme: lengths, counts, coordinates, references."""
    damaged = content
    for _ in range(rng.choice((1, 3, 10))):
        start = rng.randrange(len(damaged))
        while start < len(damaged) and not damaged[start : start + 1].isdigit():
            start += 1
        end = start
        while end < len(damaged) and damaged[end : end + 1].isdigit():
            end += 1
        if end > start:
            damaged = damaged[:start] + rng.choice(_EXTREMES) + damaged[end:]
    return damaged


PLAIN: dict[str, Mutation] = {
    "flipped bits": flip_bits,
    "truncated": truncate,
    "swapped blocks": swap_blocks,
    "repeated chunk": repeat_chunk,
    "dropped block": drop_block,
    "extreme numbers": stretch_numbers,
}


@lru_cache(maxsize=16)
def unpack_pdf(content: bytes) -> bytes:
    """A PDF with its streams unpacked, so that damage reaches what they say; as it is if it can not be opened."""
    target = io.BytesIO()
    try:
        with pikepdf.open(io.BytesIO(content)) as document:
            document.save(
                target,
                compress_streams=False,
                stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
                object_stream_mode=pikepdf.ObjectStreamMode.disable,
            )
    except (pikepdf.PdfError, ValueError):
        return content
    return target.getvalue()


def edit_member(content: bytes, rng: random.Random) -> bytes:
    """A zip file with one member damaged inside, lost, doubled, renamed, or given entities; the container is sound."""
    source = zipfile.ZipFile(io.BytesIO(content))
    names = source.namelist()
    texts = [name for name in names if name.startswith(("word/", "ppt/", "xl/")) and name.endswith(".xml")]
    chosen = rng.choice(texts if texts and rng.random() < 0.8 else names)
    way = rng.choice(("damage", "damage", "damage", "lose", "double", "rename", "entities", "empty"))
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            member = source.read(name)
            if name == chosen and member:
                if way == "lose":
                    continue
                if way == "damage":
                    member = PLAIN[rng.choice(list(PLAIN))](member, rng)
                elif way == "entities":
                    member = member.replace(b"?>", b"?>" + _ENTITIES, 1).replace(b"</w:t>", b"&a;&b;</w:t>", 1)
                elif way == "empty":
                    member = b""
            archive.writestr("../" + name if name == chosen and way == "rename" else name, member)
            if name == chosen and way == "double":
                with warnings.catch_warnings():
                    warnings.simplefilter("ignore", UserWarning)  # twice the same name is what is wanted
                    archive.writestr(name, member)
    return target.getvalue()


def mutate(content: bytes, rng: random.Random) -> tuple[str, bytes]:
    """A damaged copy of a file, and the name of the damage."""
    kind = rng.choice(list(PLAIN))
    if content.startswith(b"PK\x03\x04") and rng.random() < 0.7:
        return "zip member", edit_member(content, rng)
    if content.startswith(b"%PDF") and rng.random() < 0.5:
        return f"unpacked, {kind}", PLAIN[kind](unpack_pdf(content), rng)
    return kind, PLAIN[kind](content, rng)
