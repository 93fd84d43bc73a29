import pytest

from cityledger.convert.decode import decode_text
from cityledger.convert.drafts import UnreadableError


def text_of(content: bytes) -> str:
    text, note = decode_text(content)
    assert note is None
    return text


CHINESE = "城市将建设一百个公园，并在二〇三〇年前减少碳排放百分之五十。"
WESTERN = "The city’s café budget is £5 – up 3 % – says the “Maïté” plan of São Paulo."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030"])
def test_chinese_is_read_in_its_usual_encodings(encoding: str) -> None:
    assert text_of((CHINESE * 3).encode(encoding)).lstrip("\ufeff") == CHINESE * 3


def test_a_short_chinese_line_in_gb18030_is_not_taken_for_western_text() -> None:
    assert text_of("广州市政府工作报告".encode("gb18030")) == "广州市政府工作报告"


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
def test_western_text_is_read_in_its_usual_encodings(encoding: str) -> None:
    assert text_of(WESTERN.encode(encoding)) == WESTERN


def test_two_accented_letters_side_by_side_are_no_chinese() -> None:
    text = "Señor Núñez creéÿ en Zoë, naïve façade: 5 µg/m³ ±1 °C"
    assert text_of(text.encode("cp1252")) == text


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\x00\x01\x00\x00\x03" * 50, "NUL bytes"),
        (bytes(range(1, 32)) * 20, "control characters"),
        (b"\xef\xbb\xbfgood \xff\xfe bad", "broken further on"),
        (bytes((7 * i * i + 13 * i) % 255 + 1 for i in range(3000)), "save it as UTF-8"),
    ],
)
def test_what_is_no_text_is_refused_with_a_remedy(content: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason) as raised:
        decode_text(content)
    assert "save it as UTF-8" in str(raised.value)


PLAN = "The city will plant 400 trees along the river – in two years – and mend 12 km of drains.\n" * 20


@pytest.mark.parametrize(
    "damaged",
    [
        PLAN.encode().replace(b"river", b"ri\x00ver", 3),
        PLAN.encode() + bytes(300),
        PLAN.encode().replace(b"mend", b"me\xc3nd", 2),
        b"\xef\xbb\xbf" + PLAN.encode().replace(b"mend", b"me\xffnd", 1),
    ],
)
def test_a_text_with_some_damage_is_read_and_says_so(damaged: bytes) -> None:
    text, note = decode_text(damaged)
    assert text == PLAN
    assert note is not None
    assert "left out; get it again" in note
