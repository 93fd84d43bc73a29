-- Restricted: what the push did not make stops it instead of being lost.
drop schema {former} restrict;
