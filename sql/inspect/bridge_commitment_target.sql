-- What expectations/star/bridge_commitment_target.json looks at: one row a link, with a flag for each end that says
-- whether it is there.
select
    commitment_key,
    observation_key,
    position,
    commitment_key in (select fact_commitment.commitment_key from star.fact_commitment) as commitment_key_is_known,
    observation_key <> 0
    and observation_key in (select fact_indicator.observation_key from star.fact_indicator) as observation_key_is_known
from star.bridge_commitment_target
