-- landing: what the loads keep about themselves, that is which batches a release holds and how it was built.
create schema if not exists landing;

-- star: facts, dimensions and bridges, joined by dense 32-bit keys; key 0 is the unknown member.
create schema if not exists star;

-- analytics: wide views of the current documents, names instead of keys, which people and BI tools read.
create schema if not exists analytics;
