"""Chinese figures at a basic level, and the finding for languages that the rules do not read."""

import pytest

from cityledger.extract import extract_document
from cityledger.extract.indicators.chinese import find_stated_quantities
from cityledger.records import Block, Document
from tests.extract.made_up_plan import make_document


def read(*paragraphs: str, heading: str = "", language: str = "zh", document: Document | None = None):
    blocks, offset = [], 0
    for position, text in enumerate(paragraphs):
        path = (heading,) if heading else ()
        blocks.append(
            Block(
                document_id="d" * 16, block_id=f"b{position}", position=position, kind="paragraph", page=1, text=text,
                start=offset, end=offset + len(text), heading_path=path, language=language,
            )
        )  # fmt: skip
        offset += len(text) + 2
    return extract_document(document or make_document(), blocks)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全市公园1234个", (1_234, None, "count", "=")),
        ("绿地面积12.5平方公里", (12.5, None, "km2", "=")),
        ("投资超过3.2万亿元", (3_200_000_000_000, None, "CNY", ">")),
        ("惠及居民600多万人", (6_000_000, None, "count", ">")),
        ("失业率5%左右", (5, None, "%", "~")),
        ("增幅3—5%", (3, 5, "%", "=")),
        ("提高2.5个百分点", (2.5, None, "pp", "=")),
        ("新增岗位不少于80万个", (800_000, None, "count", ">=")),
        ("用水总量1,250万立方米", (12_500_000, None, "m3", "=")),
    ],
)
def test_numbers_with_scales_units_and_what_compares_them(text, expected):
    (found,) = find_stated_quantities(text)
    assert (found.value, found.value_upper, found.symbol, found.comparator) == expected


@pytest.mark.parametrize("text", ["2031年3月5日召开", "第十四届第2次会议", "年满65岁", "型号A300投入使用", "共12章"])
def test_dates_ages_editions_and_names_are_no_quantities(text):
    assert find_stated_quantities(text) == []


def test_the_noun_before_the_number_is_the_property_and_moves_take_it_over():
    found = read("地区用电量达到126亿千瓦时，增长5.2%。公园绿地面积比上年减少30公顷。", heading="一、2031年工作回顾")
    assert [(row.indicator, row.value, row.unit, row.kind, row.direction, row.period) for row in found.indicators] == [
        ("地区用电量", 12_600_000_000, "kWh", "actual", None, "2031"),
        ("地区用电量", 5.2, "%", "change", "increase", "2031"),
        ("公园绿地面积", 30, "ha", "change", "decrease", "2031"),
    ]
    text = "地区用电量达到126亿千瓦时，增长5.2%。公园绿地面积比上年减少30公顷。"
    assert all(text[row.start : row.end] == row.quote for row in found.indicators)


def test_members_of_a_list_share_the_aim_that_opens_it_and_forecasts_are_told_apart():
    found = read("主要目标是：地区用电量增长4%左右；新建住房12万套以上。预计游客超过300万人次。")
    assert [(row.indicator, row.kind, row.comparator) for row in found.indicators] == [
        ("地区用电量", "target", "~"),
        ("新建住房", "target", ">="),
        ("游客", "projection", ">"),
    ]


def test_last_year_is_told_by_the_document_s_date_alone():
    sentence = "去年新建住房12万套。"
    assert read(sentence, document=make_document("2031-03")).indicators[0].period == "2030"
    assert read(sentence, document=make_document("")).indicators[0].period is None


def test_a_document_in_chinese_says_what_was_not_read():
    found = read("全市公园1234个。" * 40)
    (finding,) = found.findings
    assert finding.expectation == "language_is_read"
    assert "basic level" in finding.reason and "commitments not at all" in finding.reason


def test_a_document_in_a_language_that_is_not_read_says_so():
    (finding,) = read("Die Stadt pflanzt bis 2031 rund 4.000 Bäume. " * 10, language="de").findings
    assert finding.observed == "de" and "rows are missing" in finding.reason and finding.remedy


def test_english_and_short_quotations_need_no_finding():
    assert read("The city planted 40 trees. " * 20, language="en").findings == ()
    assert read("The city planted 40 trees. " * 20, "全市公园1234个。", language="").findings == ()


def test_a_long_chinese_text_takes_time_in_proportion():
    found = read("，".join(["绿地面积12.5平方公里"] * 3_000))
    assert len(found.indicators) == 3_000
