"""The version of the extraction rules, kept on every row that they make.

Raise it with every change that alters rows: documents read by an older version are then reprocessed.
"""

EXTRACTOR_VERSION = "1.0.0"
