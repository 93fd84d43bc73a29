"""The regular summary of what is new, what is due and what has changed, as pages and as a letter.

In: the current release. Out: <data>/publish/digests/<time>/ with index.html, index.md and a page for each place, and
mail where a server is set.
"""

from cityledger.publish.digest.letter import MailError, send_digest
from cityledger.publish.digest.writing import find_digest, write_digest

__all__ = ["MailError", "find_digest", "send_digest", "write_digest"]
