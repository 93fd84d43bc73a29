import json

from cityledger.convert.drafts import Draft, DraftCell, Reading, Stated
from cityledger.convert.places import Places
from cityledger.convert.wire import decode_draft, decode_end, encode_reading


def test_a_reading_survives_the_wire() -> None:
    words = Places([(0, 4, 2, (1.0, 2.0, 3.5, 4.0))])
    cell = DraftCell(0, 1, "Plan", 2, 3, (0.0, 0.0, 9.0, 9.0), True, words)
    draft = Draft("table", "", 2, (1.0, 2.0, 3.0, 4.0), 1, "•", [cell], words, "ocr", "zh")
    reading = Reading([draft], Stated(title="Plan", place="Exampleton"), pages=7, reason="page 3 is broken")
    first, last = (json.loads(line) for line in encode_reading(reading))
    assert decode_end(last["end"], [decode_draft(first["draft"])]) == reading
