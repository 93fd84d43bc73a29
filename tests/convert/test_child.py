import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from cityledger.convert.child import DiedError, read_in_child
from cityledger.convert.drafts import Draft, Reading, UnreadableError
from cityledger.settings import Limits

Begin = Callable[[int], None]
PATH = Path("unused")


def reading(text: str) -> Reading:
    return Reading(drafts=[Draft("paragraph", text)])


def test_a_reading_comes_back_whole() -> None:
    result = read_in_child(
        lambda *_: Reading([Draft("heading", "Plan", level=1)], pages=3, reason="half"), PATH, Limits()
    )
    assert (result.drafts[0].text, result.drafts[0].level, result.pages, result.reason) == ("Plan", 1, 3, "half")


def test_a_lone_surrogate_does_not_stop_the_answer() -> None:
    assert read_in_child(lambda *_: reading("a\ud800b"), PATH, Limits()).drafts[0].text == "a\ud800b"


def test_a_reason_comes_back_as_such() -> None:
    def refuse(*_: object) -> Reading:
        raise UnreadableError("it is empty; fill it")

    with pytest.raises(UnreadableError, match="it is empty; fill it"):
        read_in_child(refuse, PATH, Limits())


def test_any_error_of_a_reader_is_a_reason() -> None:
    def fail(*_: object) -> Reading:
        raise ZeroDivisionError("seven")

    with pytest.raises(UnreadableError, match="ZeroDivisionError: seven"):
        read_in_child(fail, PATH, Limits())


def test_a_crash_tells_the_page() -> None:
    def crash(path: Path, limits: Limits, skip: frozenset[int], begin: Begin) -> Reading:
        begin(4)
        os.abort()

    with pytest.raises(DiedError, match="SIGABRT") as raised:
        read_in_child(crash, PATH, Limits())
    assert raised.value.page == 4


def test_a_reader_that_hangs_is_stopped() -> None:
    def hang(*_: object) -> Reading:
        time.sleep(60)
        raise AssertionError

    begun = time.monotonic()
    with pytest.raises(DiedError, match="longer than 1 seconds"):
        read_in_child(hang, PATH, Limits(wall_seconds=1))
    assert time.monotonic() - begun < 10


def test_a_reader_that_burns_the_processor_is_stopped() -> None:
    def burn(*_: object) -> Reading:
        while True:
            pass

    with pytest.raises(DiedError, match="processor time"):
        read_in_child(burn, PATH, Limits(processor_seconds=1, wall_seconds=30))


def test_a_reader_that_wants_too_much_memory_is_refused() -> None:
    def grow(*_: object) -> Reading:
        return reading(str(len(bytearray(3 << 30))))

    with pytest.raises(UnreadableError, match="more than 512 MB of memory"):
        read_in_child(grow, PATH, Limits(memory_bytes=512 << 20))


def test_a_text_beyond_the_limit_is_refused() -> None:
    with pytest.raises(UnreadableError, match="more than 10"):
        read_in_child(lambda *_: reading("eleven chars and more"), PATH, Limits(text_characters=10))


def test_what_a_child_prints_stays_off_the_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    def chatter(*_: object) -> Reading:
        os.write(2, b"complaint")
        print("complaint")
        return reading("ok")

    read_in_child(chatter, PATH, Limits())
    assert capfd.readouterr() == ("", "")
