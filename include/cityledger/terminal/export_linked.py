"""Rows as linked data: a schema.org Dataset whose parts are observations and planned actions, with their provenance.

In: rows of a view, as dictionaries by column. Out: one JSON-LD file. docs/exports.md explains the vocabulary: values
and actions in schema.org's words, units as UCUM or ISO 4217 codes, quotes in those of PROV.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from cityledger.lookups import read_lookup

CONTEXT = {
    "@vocab": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "url": {"@id": "https://schema.org/url", "@type": "@id"},
    "prov:wasQuotedFrom": {"@type": "@id"},
}
_CURRENCY_LETTERS = 3
_BOUNDS = {">": "minValue", ">=": "minValue", "<": "maxValue", "<=": "maxValue"}

Node = dict[str, Any]


def write_linked(kind: str, release_id: str, rows: Iterable[Node], path: Path) -> int:
    """Write the rows of a kind as one data set, a row at a time, and return how many there were."""
    make = _MAKERS[kind]
    dataset = {
        "@context": CONTEXT,
        "@id": f"urn:cityledger:release:{release_id}:{kind}",
        "@type": "Dataset",
        "name": f"{kind} of release {release_id}",
        "description": "What policy documents of cities state, each with the page and the quote that it was read from.",
    }
    head = json.dumps(dataset, ensure_ascii=False, indent=1).removesuffix("\n}")
    count = 0
    with path.open("w", encoding="utf-8", errors="backslashreplace") as stream:
        stream.write(f'{head},\n "hasPart": [')
        for row in rows:
            stream.write((",\n" if count else "\n") + json.dumps(make(row), ensure_ascii=False, default=str))
            count += 1
        stream.write("\n]}\n")
    return count


def _observation(row: Node) -> Node:
    return _stated(
        {
            "@id": f"urn:cityledger:indicator:{row['indicator_id']}",
            "@type": "Observation",
            "measuredProperty": {
                "@type": "Property",
                "name": row["indicator"],
                "alternateName": row["indicator_label"],
            },
            "observationAbout": {"@type": "Place", "name": row["place"]} if row["place"] else None,
            "about": {"@type": "Thing", "name": row["subject"]} if row["subject"] else None,
            "observationPeriod": row["period"],
            "measurementQualifier": row["kind"],
            "value": _quantity(row),
            **_provenance(row),
        }
    )


def _quantity(row: Node) -> Node:
    """The value as a QuantitativeValue: a bound where the text gives a bound, a range where it gives a range."""
    if row["value_upper"] is not None:
        amounts = {"minValue": row["value"], "maxValue": row["value_upper"]}
    else:
        amounts = {_BOUNDS.get(row["comparator"], "value"): row["value"]}
    unit = row["unit"]
    return _stated({"@type": "QuantitativeValue", **amounts, "unitText": unit, "unitCode": unit_code(unit)})


def unit_code(unit: str | None) -> str | None:
    """A unit's code with the name of its system: ucum:km2, iso4217:EUR; None where it has none, as a rank."""
    if not unit:
        return None
    if unit in _ucum():
        return f"ucum:{_ucum()[unit]}"
    if len(unit) == _CURRENCY_LETTERS and unit.isascii() and unit.isupper() and unit.isalpha():
        return f"iso4217:{unit}"
    return None


@cache
def _ucum() -> dict[str, str]:
    """UCUM's code of each unit that rows are written in."""
    units = read_lookup("units")["units"]
    known = {entry.get("symbol", entry["ucum"]): entry["ucum"] for entry in units if "ucum" in entry}
    return {**known, "%": "%", "count": "1"}


def _action(row: Node) -> Node:
    agent = row["actor_organization"] or row["actor"]
    partners = row["partner_organizations"] or row["partners"] or ()
    return _stated(
        {
            "@id": f"urn:cityledger:commitment:{row['commitment_id']}",
            "@type": "AskAction" if row["statement"] == "request" else "PlanAction",
            "name": row["action"],
            "agent": {"@type": "Organization", "name": agent} if agent else None,
            "participant": [{"@type": "Organization", "name": name} for name in partners] or None,
            "location": [{"@type": "Place", "name": name} for name in row["places"] or ()] or None,
            "keywords": row["themes"] or None,
            "endTime": row["deadline_end"],
            "isPartOf": _link("commitment", row["parent_commitment_id"]),
            "additionalType": row["strength"],
            "actionStatus": "https://schema.org/" + ("Active" if row["continuing"] else "Potential") + "ActionStatus",
            **_provenance(row),
        }
    )


def _choice(row: Node) -> Node:
    """An option of a form: a question with the answer that the document gives it."""
    agent = row["actor_organization"] or row["actor"]
    return _stated(
        {
            "@id": f"urn:cityledger:interest:{row['interest_id']}",
            "@type": "ChooseAction",
            "name": row["option"],
            "about": row["question"],
            "agent": {"@type": "Organization", "name": agent} if agent else None,
            "keywords": row["themes"] or None,
            "actionOption": row["option"],
            "actionStatus": "https://schema.org/"
            + ("Completed" if row["is_declared"] else "Potential")
            + "ActionStatus",
            **_provenance(row),
        }
    )


def _link(kind: str, key: str | None) -> Node | None:
    return {"@id": f"urn:cityledger:{kind}:{key}"} if key else None


def _provenance(row: Node) -> Node:
    """Where a row was read: the quote, its page, and the document with its publisher and licence."""
    document = {
        "@id": f"urn:cityledger:document:{row['document_id']}",
        "@type": "DigitalDocument",
        "name": row["document_title"] or row["file_name"],
        "publisher": {"@type": "Organization", "name": row["publisher"]} if row["publisher"] else None,
        "datePublished": row["published_on"],
        "license": row["licence"],
        "url": row["url"],
    }
    sure = {"@type": "PropertyValue", "propertyID": "confidence", "value": row["confidence"]}
    return {
        "prov:value": row["quote"],
        "prov:wasQuotedFrom": _stated(document),
        "pagination": str(row["page"]),
        "license": row["licence"],
        "additionalProperty": sure,
        "url": row["evidence_url"],
    }


def _stated(node: Node) -> Node:
    """A node without what is not known."""
    return {name: value for name, value in node.items() if value is not None}


_MAKERS: Mapping[str, Callable[[Node], Node]] = {
    "indicators": _observation,
    "commitments": _action,
    "declared_interests": _choice,
}
