"""The formats that sample documents are written in: one module each, and `texts`, which reads what they say."""
