"""Quantities of Chinese text over made-up phrases."""

import pytest

from cityledger.extract import find_quantities
from cityledger.extract.quantities.chinese_words import read_characters


@pytest.mark.parametrize(
    ("text", "value", "unit", "comparator"),
    [
        ("投资达3.4万亿元", 3.4e12, "CNY", "="),
        ("投入$7亿", 7e8, "USD", "="),
        ("约140公里", 140, "km", "~"),
        ("同比增长6.3%", 6.3, "%", "="),
        ("占百分之四十五", 45, "%", "="),
        ("占三分之一", 1 / 3, None, "="),
        ("约两成", 20, "%", "~"),
        ("增长4倍", 4, None, "="),
        ("下降2.2个百分点", 2.2, "pp", "="),
        ("不少于一百三十个", 130, None, ">="),
        ("三十五万亩", 350_000, "{mu}", "="),
        ("新增30多万人", 300_000, None, ">"),
        ("人均12平方米以上", 12, "m2", ">="),
        ("浓度为38微克/立方米", 38, "ug/m3", "="),
        ("用水150升/人/日", 150, "L/{person}/d", "="),
        ("1.2亿斤", 1.2e8, "{jin}", "="),
        ("２３公顷", 23, "har", "="),
        ("1,300家", 1300, None, "="),
        ("排名第4位", 4, "rank", "="),
        ("全程42 km的线路", 42, "km", "="),
        ("降到5 μg/m3", 5, "ug/m3", "="),
    ],
)
def test_one_quantity(text, value, unit, comparator):
    (found,) = find_quantities(text)
    assert (found.value, found.unit, found.comparator) == (pytest.approx(value), unit, comparator)
    assert text[found.start : found.end] == found.value_text


def test_ranges_and_directions():
    (found,) = find_quantities("减少6至9万吨左右")
    assert (found.value, found.value_upper, found.unit) == (60_000, 90_000, "t")
    assert (found.comparator, found.direction) == ("~", "decrease")


@pytest.mark.parametrize(
    "text", ["2023年4月6日", "第十七届会议", "第5条", "十五五规划", "过去一年", "数百人", "20世纪80年代", "建成60周年",
             "PM2.5浓度", "统一部署", "十分重要", "3.0版", "18岁"],
)  # fmt: skip
def test_what_is_no_quantity(text):
    assert find_quantities(text) == []


@pytest.mark.parametrize(
    ("characters", "value"), [("十", 10), ("二十五", 25), ("一百零三", 103), ("两亿五千万", 2.5e8), ("三点一四", 3.14)]
)
def test_numerals_in_characters(characters, value):
    assert read_characters(characters) == pytest.approx(value)


def test_digits_one_after_another_are_no_number():
    assert read_characters("二三") is None
