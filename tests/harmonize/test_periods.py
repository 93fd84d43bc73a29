import pytest

from cityledger.harmonize.periods import Bounds, fiscal_rules, period_bounds


@pytest.mark.parametrize(
    ("period", "start", "end"),
    [
        ("2019", "2019-01-01", "2019-12-31"),
        ("2013-11", "2013-11-01", "2013-11-30"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2020-11-05", "2020-11-05", "2020-11-05"),
        ("2020-11-05T08:00:00Z", "2020-11-05", "2020-11-05"),
        ("2014/2020", "2014-01-01", "2020-12-31"),
        ("2013-11/2014-02", "2013-11-01", "2014-02-28"),
        ("2019-07-01/2020-06-30", "2019-07-01", "2020-06-30"),
        ("2008/..", "2008-01-01", None),
        ("2008/", "2008-01-01", None),
        ("../2030", None, "2030-12-31"),
        ("/2030", None, "2030-12-31"),
        ("2020-Q1", "2020-01-01", "2020-03-31"),
        ("2020Q4", "2020-10-01", "2020-12-31"),
        ("Q3 2020", "2020-07-01", "2020-09-30"),
        ("2020-H2", "2020-07-01", "2020-12-31"),
        ("2020-W01", "2019-12-30", "2020-01-05"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("1990s", "1990-01-01", "1999-12-31"),
        ("2020/P5Y", "2020-01-01", "2024-12-31"),
        ("2020-03-15/P6M", "2020-03-15", "2020-09-14"),
        ("P3Y/2020", "2018-01-01", "2020-12-31"),
        ("  2019 ", "2019-01-01", "2019-12-31"),
    ],
)
def test_periods_cover_their_first_to_last_day(period, start, end):
    assert period_bounds(period) == Bounds(start, end)


@pytest.mark.parametrize(
    "period",
    [
        None,
        "",
        "..",
        "../..",
        "/",
        "soon",
        "annually",
        "2020-02-30",
        "2020-Q5",
        "2020-H3",
        "2021-W54",
        "0000",
        "2030/2020",
        "2020/soon",
        "soon/2020",
        "P3Y",
        "R/P1Y",
        "2020/P",
        "9999/P999Y",
        "P999Y/0900",
        "20200",
        "2019/2020/2021",
        "٢٠٢٠x",
        "2" * 5000,
    ],
)
def test_what_is_no_period_has_no_days(period):
    assert period_bounds(period) == Bounds()


@pytest.mark.parametrize(
    ("period", "country", "start", "end"),
    [
        ("FY2019", "IN", "2018-04-01", "2019-03-31"),
        ("FY19", "AU", "2018-07-01", "2019-06-30"),
        ("FY2019", "JP", "2019-04-01", "2020-03-31"),
        ("FY2019", "CN", "2019-01-01", "2019-12-31"),
        ("FY2019", "US", None, None),
        ("FY2019", None, None, None),
        ("2012-13", "GB", "2012-04-01", "2013-03-31"),
        ("2012/13", "NZ", "2012-07-01", "2013-06-30"),
        ("FY2012/2013", "GB", "2012-04-01", "2013-03-31"),
        ("2012-13", None, "2012-01-01", "2013-12-31"),
        ("1999-00", "ZA", "1999-07-01", "2000-06-30"),
        ("2014-20", "GB", "2014-01-01", "2020-12-31"),
        ("2014/2015", "GB", "2014-01-01", "2015-12-31"),
    ],
)
def test_fiscal_years_lie_as_the_country_has_them(period, country, start, end):
    assert period_bounds(period, country) == Bounds(start, end)


def test_a_two_year_label_that_is_a_month_too_is_the_month():
    assert period_bounds("2011-12", "GB") == Bounds("2011-12-01", "2011-12-31")


def test_the_rules_name_months_and_countries_that_exist():
    import pycountry

    assert all(
        1 <= rule.first_month <= 12 and pycountry.countries.get(alpha_2=code) for code, rule in fiscal_rules().items()
    )
