"""The lookups that describe themes and standard indicators, as rows.

In: include/lookups/themes.yml and indicators.yml, as far as they are there. Out: frozen rows for their dimensions.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from cityledger.lookups import read_lookup


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A theme of some scheme: `theme` is how rows name it, `label` how people do."""

    theme: str
    label: str
    scheme: str
    scheme_label: str
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardIndicator:
    """An indicator that many cities publish: `indicator_standard` is how rows name it, `label` how people do."""

    indicator_standard: str
    label: str
    definition: str | None
    dimensions: tuple[str, ...]
    polarity: str | None
    sdg_target: str | None
    change_of: str | None


def read_themes() -> Iterator[Theme]:
    """Every theme of every scheme."""
    for scheme in read_lookup("themes")["schemes"]:
        for theme in scheme["themes"]:
            yield Theme(
                theme=theme["id"],
                label=theme["name"],
                scheme=scheme["id"],
                scheme_label=scheme["name"],
                code=theme["id"].removeprefix(f"{scheme['id']}:"),
            )


def read_standard_indicators() -> Iterator[StandardIndicator]:
    """Every standard indicator."""
    for indicator in read_lookup("indicators")["indicators"]:
        yield StandardIndicator(
            indicator_standard=indicator["id"],
            label=indicator["name"],
            definition=indicator.get("definition"),
            dimensions=tuple(indicator.get("dimensions", ())),
            polarity=indicator.get("polarity"),
            sdg_target=indicator.get("sdg"),
            change_of=indicator.get("change_of"),
        )
