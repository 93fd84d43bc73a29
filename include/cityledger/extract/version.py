"""The version of the extraction rules, kept on every row that they make.

Raise it with every change that alters rows (a rule, a word list, fitted weights), once for the changes that land
together: documents read by an older version are then reprocessed. The last number for corrections, the middle one for
new rules, the first where the meaning of a field changes.
"""

EXTRACTOR_VERSION = "1.3.0"
