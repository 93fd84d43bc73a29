-- Restricted: a view of somebody else's that builds on the table stops the push instead of being lost.
drop table {former}.{table} restrict;
