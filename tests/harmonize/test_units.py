import math
import subprocess
import sys

import pytest
import ucumvert

from cityledger.harmonize.units import Measure, currencies, read_unit, standardize
from cityledger.lookups import read_lookup
from cityledger.settings import PROJECT

STANDARD_CODES = {
    "MVA": "MV.A", "MWh": "MW.h", "GB": "GBy", "Mbps": "Mbit/s", "°C": "K", "µg/m3": "ug/m3", "count": "1", "rank": "1",
}  # fmt: skip
"""UCUM's codes of the standard units whose symbols are others."""


@pytest.mark.parametrize(
    ("value", "unit", "dimension", "standard", "standard_unit"),
    [
        (12, "count", "count", 12, "count"),
        (17.3, "%", "share", 17.3, "%"),
        (5, "‰", "share", 0.5, "%"),
        (2.5, "pp", "percentage points", 2.5, "pp"),
        (50, "bp", "percentage points", 0.5, "pp"),
        (3, "rank", "rank", 3, "rank"),
        (72480000000, "USD", "money", 72480000000, "USD"),
        (12345678901234.56, "EUR", "money", 12345678901234.56, "EUR"),
        (1000, "kg", "mass", 1, "t"),
        (1, "ston", "mass", 0.90718474, "t"),
        (3.5, "MtCO2e", "greenhouse gas", 3500000, "tCO2e"),
        (4, "MTCO2e", "greenhouse gas", 4, "tCO2e"),
        (100, "ha", "area", 1, "km2"),
        (1, "acre", "area", 0.00404687261, "km2"),
        (15, "mu", "area", 0.01, "km2"),
        (5, "mi", "length", 8.04672, "km"),
        (1, "ML", "volume", 1000, "m3"),
        (1, "MGD", "flow", 3785.411784, "m3/d"),
        (2, "GWh", "energy", 2000, "MWh"),
        (2, "GW.h", "energy", 2000, "MWh"),
        (1, "toe", "energy", 11.63, "MWh"),
        (1, "tce", "energy", 8.141, "MWh"),
        (250, "kW", "power", 0.25, "MW"),
        (90, "min", "time", 1.5, "h"),
        (95, "°F", "temperature", 35, "°C"),
        (293.15, "K", "temperature", 20, "°C"),
        (30, "mph", "speed", 48.28032, "km/h"),
        (0.025, "mg/m3", "concentration", 25, "µg/m3"),
        (65, "dB", "sound level", 65, "dB"),
        (5, "hPa", "pressure", 0.5, "kPa"),
        (500, "mK", "temperature", -272.65, "°C"),
        (300, "kg/person", "mass per count", 0.3, "t/person"),
        (120, "L/{person}/d", "volume per count per time", 0.12, "m3/{person}/d"),
        (7, "USD/a", "money per time", 7, "USD/a"),
        (2, "kWh/m2", "energy per area", 2000, "MWh/km2"),
    ],
)
def test_values_are_given_in_the_standard_unit_of_their_dimension(value, unit, dimension, standard, standard_unit):
    measure = standardize(value, unit)
    assert (measure.dimension, measure.unit) == (dimension, standard_unit)
    assert measure.value == pytest.approx(standard, rel=1e-6)


def test_a_difference_of_temperatures_has_no_offset():
    assert standardize(9, "°F", difference=True) == Measure("temperature", 5.0, "°C")
    assert standardize(9, "°F").value == pytest.approx(-12.7778, abs=1e-4)


def test_exact_conversions_stay_exact():
    assert standardize(1500, "kg").value == 1.5
    assert standardize(3, "km").value == 3


@pytest.mark.parametrize(
    "unit", ["", " ", "degree", "ton", "XYZ", "blorp", "kg/", "/kg", "°C/a", "a/b/c/d/e", "9**9**9**9", "x" * 10_000]
)
def test_units_that_are_not_known_have_no_dimension(unit):
    assert standardize(1.0, unit) == Measure()


@pytest.mark.parametrize("value", [math.inf, -math.inf, math.nan, 1e308])
def test_values_without_a_finite_standard_value_keep_their_dimension(value):
    assert standardize(value, "Gt") == Measure("mass", None, "t")


def test_case_tells_units_apart():
    assert read_unit("Mg").dimension == "mass"
    assert read_unit("Mg").factor == 1
    assert read_unit("mg").factor == pytest.approx(1e-9)


def test_every_code_of_the_table_converts():
    codes = [
        str(code)
        for entry in read_lookup("units_dimensions")["units"]
        if "dimension" in entry
        for code in entry["codes"]
    ]
    assert len(codes) > 200
    assert all(math.isfinite(read_unit(code).factor) and read_unit(code).dimension for code in codes)


def _codes_that_texts_are_read_for() -> set[tuple[str, str]]:
    units, prefixes = read_lookup("units")["units"], read_lookup("units")["prefixes"]
    pairs = {(unit["ucum"], unit.get("symbol", unit["ucum"])) for unit in units}
    for unit in units:
        for sign in unit.get("prefixes", ()):
            pairs.add((sign + unit["ucum"], prefixes[sign]["symbols"][0] + unit.get("symbol", unit["ucum"])))
    return pairs


def test_every_unit_that_texts_are_read_for_is_in_the_table():
    unknown = {code for pair in _codes_that_texts_are_read_for() for code in pair if read_unit(code).dimension is None}
    assert unknown <= {"deg", "degree"}


def test_code_and_symbol_of_a_unit_are_the_same_amount():
    apart = [pair for pair in _codes_that_texts_are_read_for() if read_unit(pair[0]) != read_unit(pair[1])]
    assert [pair for pair in apart if "/" not in pair[0]] == []


def test_codes_are_ucum_and_factors_agree_with_it():
    """A second library reads every code by UCUM's own grammar and definitions; it takes cubic feet and yards for
    hundredths of feet and yards, so that these are left out."""
    registry = ucumvert.PintUcumRegistry()
    compared = 0
    for code, _ in sorted(_codes_that_texts_are_read_for() - {("pp", "pp")}):
        theirs, ours = registry.from_ucum(code), read_unit(code)
        no_factor = "{" in code or ours.dimension in (None, "temperature", "sound level")
        if no_factor or "[cft_i]" in code or "[cyd_i]" in code:
            continue
        standard = registry.from_ucum(STANDARD_CODES.get(ours.standard, ours.standard))
        assert theirs.to(standard.units).magnitude / standard.magnitude == pytest.approx(ours.factor, rel=1e-5), code
        compared += 1
    assert compared > 120


def test_every_currency_is_money():
    assert {"USD", "EUR", "CNY", "ZAR"} <= currencies()
    assert {read_unit(code).dimension for code in currencies()} == {"money"}


def test_documents_without_physical_units_do_not_load_pint():
    code = (
        "import sys; from cityledger.harmonize.units import standardize; "
        "standardize(1, '%'); standardize(1, 'EUR'); standardize(1, 'count'); sys.exit('pint' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=PROJECT / "include")
