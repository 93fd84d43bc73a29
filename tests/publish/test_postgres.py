"""Views on a real PostgreSQL server: types, comments, roles, TLS, the swap, and what stays when it cannot be done."""

import threading
from contextlib import ExitStack
from dataclasses import replace

import psycopg
import pytest
import trustme
from psycopg.conninfo import conninfo_to_dict

from cityledger.load import load_batches
from cityledger.publish import PushError, publish_release, push_release
from cityledger.publish.postgres import _address, _type_of
from cityledger.settings import PostgresServer, Settings
from cityledger.store import Store
from cityledger.warehouse import WarehouseError
from tests.conftest import require_tool
from tests.dags.airflow_processes import free_port
from tests.deploy.postgresql import find_program, running_postgresql
from tests.load.making import full_batch, make_run, write_batch


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """A server that speaks TLS: its address, and the file of the authority that vouches for it."""
    require_tool("PostgreSQL", find_program("initdb"))
    authority = trustme.CA()
    trusted = tmp_path_factory.mktemp("authority") / "authority.pem"
    authority.cert_pem.write_to_path(trusted)

    def certify(folder):
        issued = authority.issue_cert("localhost")
        issued.private_key_pem.write_to_path(folder / "key.pem")
        issued.cert_chain_pems[0].write_to_path(folder / "certificate.pem")

    port = free_port()
    with running_postgresql(port, "owner", "city", "secret", ["--auth=scram-sha-256", "--encoding=UTF8"], certify):
        yield f"postgresql://owner:secret@localhost:{port}/city", trusted


@pytest.fixture(scope="module")
def releases(tmp_path_factory):
    """Settings of two stores: one release of one document, and one of two."""
    made = []
    for count in (1, 2):
        settings = Settings(data=tmp_path_factory.mktemp(f"release{count}") / "data")
        store = Store(settings.data)
        batches = []
        for number in range(count):
            rows = full_batch(f"d{number}")
            rows["indicator"][0] = replace(
                rows["indicator"][0], quote="a \x00 in 2025\ttabbed \\ back", section="a|b\nc"
            )
            batches.append(
                write_batch(
                    store, f"b{number}", rows["document"], indicators=rows["indicator"],
                    commitments=rows["commitment"], findings=rows["finding"],
                )
            )  # fmt: skip
        publish_release(load_batches(batches, store, settings, make_run(f"run-{count}")), settings)
        made.append(settings)
    return made


@pytest.fixture
def target(server, releases):
    """A function that gives the settings of a release with a schema of the test's own."""
    address, _trusted = server

    def settings_for(schema, number=0, reader=None):
        return replace(releases[number], postgres=PostgresServer(address, schema, reader))

    return settings_for


def ask(server, statement, *given):
    with psycopg.connect(server[0]) as connection:
        return connection.execute(statement, given).fetchall()


def test_every_view_arrives_with_rows_types_and_comments(server, target):
    pushed = push_release(target("whole"))
    assert pushed.tables == len(ask(server, "select 1 from pg_tables where schemaname = 'whole'")) - 1
    assert ask(server, "select count(*) from whole.commitments") == [(2,)]
    ((quote, section, box, period_end),) = ask(
        server, "select quote, section, box, period_end from whole.indicators order by char_start limit 1"
    )
    assert (quote, section, box) == ("a  in 2025\ttabbed \\ back", "a|b\nc", [10.0, 20.0, 30.0, 40.0])
    assert period_end.isoformat() == "2025-12-31"
    assert ask(server, "select partner_organizations from whole.commitments order by char_start") == [
        ([],),
        (["ICLEI"],),
    ]
    ((told,),) = ask(
        server, "select col_description('whole.commitments'::regclass, attnum) from pg_attribute "
        "where attrelid = 'whole.commitments'::regclass and attname = 'strength'",
    )  # fmt: skip
    assert "firm, intended" in told
    assert ask(server, "select release_id, copied_rows from whole.release") == [(pushed.release_id, pushed.rows)]


def test_the_reader_reads_and_writes_nothing(server, target):
    with psycopg.connect(server[0], autocommit=True) as connection:
        connection.execute("create role analyst login password 'look'")
    push_release(target("roles", reader="analyst"))
    push_release(target("roles", number=1, reader="analyst"))
    with psycopg.connect(server[0].replace("owner:secret", "analyst:look"), autocommit=True) as connection:
        assert connection.execute("select count(*) from roles.commitments").fetchone() == (4,)
        for statement in (
            "delete from roles.commitments",
            "create table roles.mine (x int)",
            "drop schema roles cascade",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(statement)


def test_readers_see_one_release_or_the_other_whole(server, target):
    """A reader that asks all the time gets no error but a wait, and never a mixture."""
    push_release(target("busy"))
    seen, problems, stop = set(), [], threading.Event()

    def read():
        while not stop.is_set():
            try:
                seen.add(
                    ask(
                        server, "select (select count(*) from busy.commitments), (select count(*) from busy.documents)"
                    )[0]
                )
            except psycopg.Error as problem:
                problems.append(problem)

    with ExitStack() as stack:
        readers = [threading.Thread(target=read) for _ in range(3)]
        stack.callback(lambda: [reader.join() for reader in readers])
        stack.callback(stop.set)
        for reader in readers:
            reader.start()
        for number in (1, 0, 1):
            push_release(target("busy", number))
    assert problems == []
    assert seen <= {(2, 1), (4, 2)} and (2, 1) in seen


def test_a_view_that_builds_on_a_table_stops_the_push_and_is_kept(server, target):
    push_release(target("built"))
    with psycopg.connect(server[0]) as connection:
        connection.execute("create view public.mine as select quote from built.commitments")
    with pytest.raises(PushError, match=r"view mine depends.*drop the views.*still holds"):
        push_release(target("built", 1))
    assert ask(server, "select count(*) from public.mine") == [(2,)]
    assert ask(server, "select 1 from pg_namespace where nspname like 'built\\_\\_%%'") == []


def test_tables_of_others_are_never_dropped(server, target):
    """Neither in a schema that no push made, nor one that was put beside the tables of a push."""
    push_release(target("shared"))
    with psycopg.connect(server[0]) as connection:
        connection.execute("create schema theirs")
        for table in ("theirs.commitments", "theirs.release", "shared.mine"):
            connection.execute(f"create table {table} as select 1 as x")
    for schema in ("theirs", "shared"):
        with pytest.raises(PushError, match=r"depends on schema .*CITYLEDGER_POSTGRES_SCHEMA.*still holds"):
            push_release(target(schema, 1))
    for table in ("theirs.commitments", "theirs.release", "shared.mine"):
        assert ask(server, f"select x from {table}") == [(1,)]
    assert ask(server, "select count(*) from shared.commitments") == [(2,)]


def test_a_schema_that_was_made_in_advance_is_filled(server, target):
    with psycopg.connect(server[0]) as connection:
        connection.execute("create schema prepared")
    assert push_release(target("prepared")).rows > 0


def test_a_reader_that_does_not_exist_is_named_and_nothing_changes(server, target):
    with pytest.raises(PushError, match=r"nobody.*CITYLEDGER_POSTGRES_READER"):
        push_release(target("nothing", reader="nobody"))
    assert ask(server, "select 1 from pg_namespace where nspname like 'nothing%%'") == []


def test_a_name_that_would_be_a_statement_is_a_name(server, target):
    odd = 'odd"; drop schema public cascade; --'
    push_release(target(odd))
    push_release(target(odd, 1))
    assert ask(server, "select 1 from pg_namespace where nspname = %s", odd) == [(1,)]
    assert ask(server, "select 1 from pg_namespace where nspname = 'public'") == [(1,)]


def test_tls_is_checked_against_the_authority(server, releases):
    address, trusted = server
    sure = f"{address}?sslmode=verify-full&sslrootcert={trusted}"
    assert push_release(replace(releases[0], postgres=PostgresServer(sure, "safe"))).rows > 0
    unsure = f"{address}?sslmode=verify-full&sslrootcert=system"
    with pytest.raises(PushError, match="certificate") as problem:
        push_release(replace(releases[0], postgres=PostgresServer(unsure, "safe")))
    assert "secret" not in str(problem.value)


def test_a_server_elsewhere_must_prove_itself_unless_the_address_says_otherwise():
    for far in ("postgresql://a@db.example/x", "hostaddr=192.0.2.1 dbname=x", "host=localhost,db.example dbname=x"):
        given = conninfo_to_dict(_address(far))
        assert (given["sslmode"], given["sslrootcert"]) == ("verify-full", "system")
    for said in ("postgresql://a@db.example/x?sslmode=require", "postgresql://a@127.0.0.1/x", "host=/run/postgresql"):
        assert _address(said) == said


@pytest.mark.parametrize(
    "address",
    ["postgres:/owner:s3cret@db/x", "postgresql://owner:s3cret@[db/x", "postgresql://owner:s3%zzcret@db/x",
     "postgresql://owner:s3cret/more@db/x", "postgresql://owner:12/s3cret@db/x", "postgresql://owner:s3cret#@a@db:5/x"],
)  # fmt: skip
def test_an_address_that_is_none_is_told_without_its_password(releases, address):
    with pytest.raises(PushError, match="CITYLEDGER_POSTGRES is no address") as problem:
        push_release(replace(releases[0], postgres=PostgresServer(address)))
    assert "s3" not in str(problem.value)


def test_a_server_that_is_not_there_and_a_wrong_password_are_told(server, releases):
    nowhere = PostgresServer(f"postgresql://owner:secret@127.0.0.1:{free_port()}/city")
    with pytest.raises(PushError, match="CITYLEDGER_POSTGRES"):
        push_release(replace(releases[0], postgres=nowhere))
    wrong = PostgresServer(server[0].replace("secret", "guess"))
    with pytest.raises(PushError, match="password authentication failed"):
        push_release(replace(releases[0], postgres=wrong))


def test_without_a_server_or_a_release_it_says_what_to_do(settings):
    with pytest.raises(PushError, match="set CITYLEDGER_POSTGRES"):
        push_release(settings)
    with pytest.raises(WarehouseError, match="`cityledger run FOLDER`"):
        push_release(replace(settings, postgres=PostgresServer("postgresql:///x")))


def test_a_type_that_nobody_translated_is_named():
    with pytest.raises(PushError, match="column x has DuckDB's type struct"):
        _type_of("struct(a integer)", "x")
