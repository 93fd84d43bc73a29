"""great-expectations' own pages, on demand."""

from cityledger.inspect import write_data_docs
from tests.inspect.examples import star_schema


def test_every_table_has_a_page_and_the_index_leads_there(tmp_path):
    path = tmp_path / "warehouse.duckdb"
    with star_schema(path) as connection:
        connection.execute("update star.fact_indicator set kind = 'guess'; drop table star.fact_sighting")
    index = write_data_docs(path, tmp_path / "docs")
    pages = {page.name for page in index.parent.glob("*.html")} - {"index.html"}
    assert len(pages) == 22 and "fact_sighting.html" not in pages
    assert all(f'href="{page}"' in index.read_text() for page in pages)
    assert "guess" in (index.parent / "fact_indicator.html").read_text()
