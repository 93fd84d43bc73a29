"""Bytes in, text out: the encoding of a plain file found out, or a clear reason why not.

Order of evidence: a byte order mark, UTF-8 that decodes as a whole, NULs where UTF-16 has them, pairs of high bytes as
GB18030 writes Chinese, lone high bytes as Windows-1252 writes Western text, and then charset_normalizer's opinion. The
last alone misreads short GB18030 and Windows-1252 files.
"""

import codecs
import re

from charset_normalizer import from_bytes

from cityledger.convert.drafts import UnreadableError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 1 << 20
_HIGH_RUN = re.compile(rb"[\x80-\xff]+")
_COMMON_PAIR = re.compile(rb"[\xa1-\xa3\xb0-\xf7][\xa1-\xfe]")
"""GB2312: punctuation, full-width forms and its 6,763 characters."""
_LEVEL_ONE = re.compile(rb"[\xa1\xa3\xb0-\xd7][\xa1-\xfe]")
_WIDE_CHINESE = re.compile(r"[\u4e00-\u9fff\u3000-\u301f\uff01-\uff5e\u2010-\u2026\n\r\t\x20-\x7e]")
_UNDEFINED_1252 = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
_MOST_NULS = 0.3
_MOST_BROKEN = 0.02
"""Shares of a file that may be damage to a text; beyond, it is something else."""
_FEWEST_SOUND = 5
_HIGH_TEXT = re.compile("[^\x00-\x7f]+")
_REMEDY = "save it as UTF-8 and give it again"


def decode_text(content: bytes) -> tuple[str, str | None]:
    """The text of a file in whatever encoding, and what was left out of it; UnreadableError if it is no text."""
    rest = content.replace(b"\x00", b"")
    text = rest.decode("utf-8-sig", "replace")
    nuls, broken = len(content) - len(rest), text.count("\ufffd")
    sound = sum(len(run) for run in _HIGH_TEXT.findall(text)) - broken
    if not 0 < _FEWEST_SOUND * broken <= sound:  # else the letters that hold show that it is UTF-8
        try:
            return _whole(content), None
        except UnreadableError:
            if not text or nuls > _MOST_NULS * len(content) or broken > _MOST_BROKEN * len(text):
                raise
    note = f"{nuls:,} NUL bytes and {broken:,} broken characters are left out; get it again"
    return _plain(text.replace("\ufffd", "")), note


def _whole(content: bytes) -> str:
    for mark, name in _MARKS:
        if content.startswith(mark):
            return _decode(content, name)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        text = ""
    if text and "\x00" not in text[:_SAMPLE]:
        return _plain(text)
    name = _guess(content)
    return _plain(_decode(content, name))


def _decode(content: bytes, name: str) -> str:
    try:
        return content.decode(name)
    except (UnicodeDecodeError, LookupError) as error:
        raise UnreadableError(f"it begins as {name} and is broken further on ({error}); {_REMEDY}") from error


def _plain(text: str) -> str:
    odd = sum(1 for letter in text[:_SAMPLE] if letter < " " and letter not in "\t\n\r\f\v\x1a\x1b\x1c\x1d\x1e\x1f\x02")
    if odd > len(text[:_SAMPLE]) / 100:
        raise UnreadableError(f"it holds control characters, not text; if it should be a text file, {_REMEDY}")
    return text


def _guess(content: bytes) -> str:
    sample = content[:_SAMPLE]
    for name in ("utf-16-le", "utf-16-be"):
        if _is_wide_chinese(sample, name):
            return name
    if b"\x00" in sample:
        return _wide(sample)
    if _is_gb18030(sample, content):
        return "gb18030"
    if _is_windows_1252(sample):
        return "cp1252"
    return _opinion(sample)


def _wide(sample: bytes) -> str:
    half = max(1, len(sample) // 2)
    even, odd = sample[0::2].count(0) / half, sample[1::2].count(0) / half
    if odd > 0.1 and even < 0.02:
        return "utf-16-le"
    if even > 0.1 and odd < 0.02:
        return "utf-16-be"
    raise UnreadableError(f"it holds NUL bytes and is no text file; if it should be one, {_REMEDY}")


def _is_wide_chinese(sample: bytes, name: str) -> bool:
    """Whether bytes without a NUL are Chinese in UTF-16: other bytes read so hardly ever give Chinese alone."""
    text = sample[: len(sample) // 2 * 2].decode(name, "replace")
    return len(text) > 3 and len(_WIDE_CHINESE.findall(text)) >= 0.98 * len(text)


def _is_gb18030(sample: bytes, content: bytes) -> bool:
    runs = [run for run in _HIGH_RUN.findall(sample) if len(run) > 1]
    high = len(_HIGH_RUN.sub(b"", sample))
    high = len(sample) - high
    paired = sum(2 * len(_COMMON_PAIR.findall(run)) for run in runs)
    frequent = sum(2 * len(_LEVEL_ONE.findall(run)) for run in runs)
    if not high or paired < 0.95 * high or frequent < 0.85 * high:
        return False
    if all(len(run) == 2 for run in runs) and high < 20:
        return False  # a few pairs alone can be two accented letters side by side
    try:
        content.decode("gb18030")
    except UnicodeDecodeError:
        return False
    return not _opinion_is(sample, ("big5", "euc_kr", "cp949", "euc_jp", "shift_jis", "cp932"))


def _is_windows_1252(sample: bytes) -> bool:
    if _UNDEFINED_1252.search(sample):
        return False
    runs = _HIGH_RUN.findall(sample)
    lone = sum(len(run) <= 2 for run in runs)
    if lone < 0.9 * len(runs):
        return False
    text = sample.decode("cp1252")
    high = [letter for letter in text if letter > "\x7f"]
    usual = sum(letter in _USUAL_1252 for letter in high)
    return usual >= 0.9 * len(high)


_USUAL_1252 = frozenset(
    "‘’“”–—…•€£§©®°±²³·½¼¾«»¿¡ºª´™\u00a0\u00adàáâãäåæçèéêëìíîïñòóôõöøùúûüýÿßœšžÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜŒŠŽ×µ"
)


def _opinion(sample: bytes) -> str:
    best = from_bytes(sample).best()
    if best is None or best.chaos > 0.1:
        raise UnreadableError(f"its encoding can not be told; {_REMEDY}")
    return str(best.encoding)


def _opinion_is(sample: bytes, names: tuple[str, ...]) -> bool:
    try:
        return _opinion(sample) in names
    except UnreadableError:
        return False
