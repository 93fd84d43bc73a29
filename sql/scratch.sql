-- The records of the batches being loaded land in a database of their own that ends with the connection, so that no
-- release carries them.
attach if not exists ':memory:' as scratch; -- noqa: PRS
create schema if not exists scratch.landing;

-- Times in the warehouse are UTC. A time that says no offset is taken as UTC too, wherever the load runs.
set timezone = 'UTC';
