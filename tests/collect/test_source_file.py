"""Source files are read strictly."""

import re
import textwrap
from pathlib import Path

import pytest

from cityledger.collect import Source, SourceError, read_sources
from cityledger.collect.sources import Facts, Override
from cityledger.settings import PROJECT, get_settings


def read(folder: Path, text: str) -> Source:
    (folder / "city.yml").write_text(text, encoding="utf-8")
    (source,) = read_sources(folder)
    return source


def problems(folder: Path, text: str) -> list[str]:
    with pytest.raises(SourceError) as caught:
        read(folder, text)
    lines = str(caught.value).splitlines()
    assert all(line.startswith(f"{folder / 'city.yml'}: ") for line in lines)
    return [line.removeprefix(f"{folder / 'city.yml'}: ") for line in lines]


def test_every_key_is_read(place: Path) -> None:
    source = read(
        place,
        """
        where: [/srv/documents, "https://city.example/plan.pdf"]
        description: Plans
        publisher: City of Example
        place: Example
        language: zh-Hans
        licence: CC-BY-4.0
        schedule: "0 3 * * 1-5"
        expect: {at_least: 2, at_most: 9}
        include: "*.pdf"
        exclude: [drafts/*, "*.tmp"]
        options: {anon: true}
        files:
          "plan-*": {title: The Plan, published_on: 2020-11-05}
          other.pdf: {language: en}
        """,
    )
    assert source == Source(
        name="city",
        where=("/srv/documents", "https://city.example/plan.pdf"),
        description="Plans",
        facts=Facts(publisher="City of Example", place="Example", language="zh-Hans", licence="CC-BY-4.0"),
        schedule="0 3 * * 1-5",
        at_least=2,
        at_most=9,
        include=("*.pdf",),
        exclude=("drafts/*", "*.tmp"),
        options=(("anon", True),),
        overrides=(
            Override(pattern="plan-*", facts=Facts(title="The Plan", published_on="2020-11-05")),
            Override(pattern="other.pdf", facts=Facts(language="en")),
        ),
    )


def test_the_places_of_the_project_and_the_store(place: Path) -> None:
    source = read(place, "where: ['{data}/landing', '{project}/samples', samples, 's3://bucket/x']")
    assert source.where == (
        str(get_settings().data / "landing"),
        str(PROJECT / "samples"),
        str(PROJECT / "samples"),
        "s3://bucket/x",
    )


@pytest.mark.parametrize(
    ("written", "kept"), [("2020", "2020"), ("2020-11", "2020-11"), ("2020-11-05", "2020-11-05"), ("'2020'", "2020")]
)
def test_dates_are_kept_as_exact_as_they_are_given(place: Path, written: str, kept: str) -> None:
    assert read(place, f"where: /srv\npublished_on: {written}").facts.published_on == kept


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("publisher: x", "where: name at least one folder, file, archive or URL"),
        ("where: []", "where: name at least one folder, file, archive or URL"),
        ("where: /srv\nwere: /srv", "were: there is no such key; did you mean 'where'?"),
        ("where: /srv\nlicense: x", "license: there is no such key; did you mean 'licence'?"),
        ("where: /srv\nlanguage: no", "language: False is not text; write it in quotes"),
        ("where: /srv\nlanguage: English", "language: 'English' is not a language tag, as en"),
        ("where: /srv\npublisher: [a]", "publisher: ['a'] is not text; give one line of text"),
        ("where: /srv\npublisher: ''", "publisher: '' is not text; give one line of text"),
        (
            "where: /srv\nurl: city.example",
            "url: 'city.example' is not a web address, as https://city.example/plan.pdf",
        ),
        (
            "where: /srv\npublished_on: 5 Nov 2020",
            "published_on: '5 Nov 2020' is not a date; give 2020, 2020-11 or 2020-11-05",
        ),
        (
            "where: /srv\npublished_on: '2020-13'",
            "published_on: '2020-13' is not a date; give 2020, 2020-11 or 2020-11-05",
        ),
        ("where: /srv\nexpect: 3", "expect: give at_least and at_most below it"),
        ("where: /srv\nexpect: {min: 3}", "expect.min: there is no such key; the keys are at_least, at_most"),
        (
            "where: /srv\nexpect: {at_least: -1}",
            "expect.at_least: -1 is not a whole number of documents; give 0 or more",
        ),
        (
            "where: /srv\nexpect: {at_least: yes}",
            "expect.at_least: True is not a whole number of documents; give 0 or more",
        ),
        (
            "where: /srv\nexpect: {at_least: 3, at_most: 2}",
            "expect: at_least (3) is more than at_most (2); swap them",
        ),
        ("where: /srv\nfiles: [a]", "files: give patterns, each with its facts below it"),
        ("where: /srv\nfiles: {a.pdf: x}", "files.a.pdf: give title and publisher below it"),
        ("where: /srv\nfiles: {a.pdf: {titel: x}}", "files.a.pdf.titel: there is no such key; did you mean 'title'?"),
        ("where: /srv\noptions: {secret: x}", "options.secret: keep secrets out of this file"),
        ("where: /srv\noptions: {client: {a: 1}}", "options.client: give one word or number"),
        ("where: /srv\noptions: [a]", "options: give the options of the file system below it"),
        ("where: https://me:word@city.example/a.pdf", "where: keep the password out of the address"),
        ("where: /srv\nwhere: /other", "it cannot be read as YAML: key 'where' stands twice; keep one"),
        ("where: [", "it cannot be read as YAML:"),
        ("- a", "it must hold keys and values, at least `where: <place>`"),
        ("", "it must hold keys and values, at least `where: <place>`"),
        ("where: !!python/object:os.system x", "it cannot be read as YAML: could not determine a constructor"),
    ],
)
def test_a_slip_names_file_key_and_remedy(place: Path, text: str, problem: str) -> None:
    (line,) = problems(place, text)
    assert line.startswith(problem)


def test_a_schedule_is_a_preset_or_cron(place: Path) -> None:
    assert read(place, "where: /srv\nschedule: '@daily'").schedule == "@daily"
    (line,) = problems(place, "where: /srv\nschedule: every day")
    assert line == (
        "schedule: 'every day' is no schedule; give @hourly, @daily, @weekly, @monthly, @yearly "
        "or five cron fields: '0 3 * * *'"
    )


def test_all_problems_of_all_files_are_told_at_once(place: Path) -> None:
    (place / "a.yml").write_text("were: /srv\nlanguage: English")
    (place / "b.yml").write_text("where: /srv\nexpect: 3")
    (place / "good.yml").write_text("where: /srv")
    with pytest.raises(SourceError) as caught:
        read_sources(place)
    assert [re.sub(r".*/(\w\.yml: \w+).*", r"\1", line) for line in str(caught.value).splitlines()] == [
        "a.yml: were",
        "a.yml: where",
        "a.yml: language",
        "b.yml: expect",
    ]


def test_a_folder_that_is_not_there_is_told(place: Path) -> None:
    with pytest.raises(SourceError, match="set CITYLEDGER_SOURCES"):
        read_sources(place / "gone")


def test_bytes_that_are_no_text_are_told(place: Path) -> None:
    (place / "city.yml").write_bytes(b"where: \xff\xfe")
    with pytest.raises(SourceError, match="cannot be read as YAML"):
        read_sources(place)


def test_the_projects_own_sources_are_sound() -> None:
    sources = {source.name: source for source in read_sources(PROJECT / "include" / "sources")}
    assert sources["landing"].where == (str(get_settings().data / "landing"),)


def test_the_example_in_the_docs_is_sound(place: Path) -> None:
    text = (PROJECT / "docs" / "add_a_source.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)
    source = read(place, textwrap.dedent(example))
    assert source.facts.publisher == "City of Example"
    assert source.facts_for("climate-plan-2.pdf").published_on == "2020-11"


def test_the_docs_explain_every_key() -> None:
    from cityledger.collect.source_file import _KEYS

    text = (PROJECT / "docs" / "add_a_source.md").read_text(encoding="utf-8")
    table = text.split("## The keys")[1].split("## The places")[0]
    assert set(_KEYS) <= set(re.findall(r"`(\w+)`", table))
