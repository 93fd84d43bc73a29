"""The environment that the reports' templates are drawn in.

In: the package whose `templates` folder holds them. Out: a Jinja environment, in which the charts and the style that
all reports share are at hand as charts.html and report.css.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import jinja2


def page_templates(package: str) -> "jinja2.Environment":
    """Templates of a package; HTML ones escape everything, as the words in them come from documents."""
    import jinja2  # noqa: PLC0415 - only a release needs it

    return jinja2.Environment(
        loader=jinja2.ChoiceLoader([jinja2.PackageLoader(package), jinja2.PackageLoader("cityledger")]),
        autoescape=jinja2.select_autoescape(["html"]),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
