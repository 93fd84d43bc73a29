"""convert: a document's bytes to blocks of text in reading order, each with its page, place, kind and heading path."""

from cityledger.convert.conversion import Conversion, convert_document

__all__ = ["Conversion", "convert_document"]
