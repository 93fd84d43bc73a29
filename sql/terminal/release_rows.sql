-- What the summary on the terminal says of a release: one row, the number of rows of its main views.
select
    (select count(*) from analytics.documents) as documents,
    (select count(*) from analytics.indicators) as indicators,
    (select count(*) from analytics.commitments) as commitments
