-- Takes out what the chosen documents brought before, so that what they bring now replaces it whole. Bridges go before
-- the facts that their keys lead to.
create or replace temp table forgotten_document as
select document.document_key
from star.dim_document as document
inner join scratch.landing.chosen_document as chosen
    on document.document_id = chosen.document_id;

create or replace temp table forgotten_commitment as
select fact.commitment_key
from star.fact_commitment as fact
inner join forgotten_document
    on fact.document_key = forgotten_document.document_key;

create or replace temp table forgotten_observation as
select fact.observation_key
from star.fact_indicator as fact
inner join forgotten_document
    on fact.document_key = forgotten_document.document_key;

delete from star.bridge_commitment_organization
where commitment_key in (select commitment_key from forgotten_commitment);

delete from star.bridge_commitment_theme
where commitment_key in (select commitment_key from forgotten_commitment);

delete from star.bridge_commitment_place
where commitment_key in (select commitment_key from forgotten_commitment);

delete from star.bridge_commitment_target
where commitment_key in (select commitment_key from forgotten_commitment);

delete from star.bridge_indicator_theme
where observation_key in (select observation_key from forgotten_observation);

delete from star.bridge_declared_interest_theme
where interest_key in (
    select fact.interest_key
    from star.fact_declared_interest as fact
    inner join forgotten_document
        on fact.document_key = forgotten_document.document_key
);

delete from star.fact_declared_interest
where document_key in (select document_key from forgotten_document);

delete from star.fact_commitment
where document_key in (select document_key from forgotten_document);

delete from star.fact_indicator
where document_key in (select document_key from forgotten_document);

delete from star.dim_passage
where document_key in (select document_key from forgotten_document);

-- Findings about the release itself hold for the release that they were made in, not for the next one.
delete from star.fact_finding
where
    batch_id is null
    or batch_id in (select batch_id from scratch.landing.incoming_batch)
    or document_key in (select document_key from forgotten_document);

delete from star.fact_sighting
where batch_id in (select batch_id from scratch.landing.incoming_batch);

drop table forgotten_document;
drop table forgotten_commitment;
drop table forgotten_observation;
