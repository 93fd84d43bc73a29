-- What expectations/star/bridge_commitment_place.json looks at: one row a link, with a flag for each end that says
-- whether it is there.
select
    commitment_key,
    place_key,
    position,
    commitment_key in (select fact_commitment.commitment_key from star.fact_commitment) as commitment_key_is_known,
    place_key <> 0 and place_key in (select dim_place.place_key from star.dim_place) as place_key_is_known
from star.bridge_commitment_place
