"""cityledger: from the policy documents of cities to indicators and commitments in a warehouse.

collect    landing place -> Document     bytes kept under their SHA-256; new ones alone go on
convert    Document -> Block             text in reading order with page, rectangle, kind, heading path
extract    Block -> Indicator, Commitment   as written, each with its quote, span and confidence
harmonize  as written -> canonical       places, organisations, units, periods, themes, standard indicators
inspect    expectations -> Finding       stop, or set aside the row and go on
load       records -> star schema        one writer, one transaction, idempotent by document
publish    star schema -> release        an immutable warehouse file behind a switch
"""

__version__ = "0.1.0"
