-- The rows of a table or view ($relation: its name with its schema's).
from query_table($relation);
