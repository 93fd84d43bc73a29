-- One push at a time on this database (the number is ours alone), and no remains of one that was cut short.
select pg_advisory_xact_lock(7190431);

drop schema if exists {fresh} cascade;

create schema {fresh};
