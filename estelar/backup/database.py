"""The database seen from outside: one instant of it, sums over its tables, and databases beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import datetime
from typing import Any
from urllib.parse import quote

import psycopg
from psycopg import conninfo, sql

from estelar.backup.manifest import Table
from estelar.errors import BadInput, EstelarError, MissingPiece

Connection = psycopg.Connection[tuple[Any, ...]]

LEFT_OUT = {
    "public.django_session": "open sessions: whoever holds a stolen back-up shall not be let in",
    "public.usersessions_usersession": "open sessions: whoever holds a stolen back-up shall not be let in",
}
"""Tables that are made anew, empty, in a restored installation: everybody signs in again."""

_PLAIN = {  # what the text of a value depends on
    "datestyle": "ISO, YMD", "intervalstyle": "postgres", "timezone": "UTC", "extra_float_digits": "1", "bytea_output": "hex",
    "lc_monetary": "C", "search_path": "public", "statement_timeout": "0", "idle_in_transaction_session_timeout": "0", "lock_timeout": "0",
}  # fmt: skip

_TABLES = """
SELECT n.nspname, c.relname FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
WHERE c.relkind = 'r' AND c.relpersistence <> 't' AND n.nspname <> 'information_schema' AND n.nspname NOT LIKE 'pg\\_%'
  AND NOT EXISTS (SELECT FROM pg_depend AS d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
ORDER BY 1, 2
"""
# Each row is hashed by SHA-256 and two pieces of its hash are added up, modulo 2^64: equal for equal rows in any order, and a row that is
# there twice counts twice. OFFSET 0 keeps the hash from being computed once per piece.
_SUM = """
SELECT count(*), coalesce(sum(('x' || left(h, 16))::bit(64)::bigint), 0), coalesce(sum(('x' || substr(h, 17, 16))::bit(64)::bigint), 0)
FROM (SELECT encode(sha256(convert_to({row}::text, 'UTF8')), 'hex') AS h FROM ONLY {table} AS estelar_row OFFSET 0) AS hashed
"""


@contextmanager
def connected(url: str, *, autocommit: bool = False) -> Iterator[Connection]:
    """A connection in which values have one text, whatever the server's settings. Raises MissingPiece when nobody answers."""
    try:
        connection = psycopg.connect(url, autocommit=True)
    except psycopg.OperationalError as error:
        raise MissingPiece(f"The database does not answer: {str(error).strip()}") from error
    with connection:
        for name, value in _PLAIN.items():
            connection.execute("SELECT set_config(%s, %s, false)", [name, value])
        connection.autocommit = autocommit
        yield connection


@contextmanager
def instant(url: str) -> Iterator[tuple[Connection, str]]:
    """One instant of the database for as long as the `with` lasts, and the name under which pg_dump may see the very same instant."""
    with connected(url) as connection:
        connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield connection, _one(connection, "SELECT pg_export_snapshot()")
        connection.rollback()


def _one(connection: Connection, query: str, values: Sequence[Any] = ()) -> Any:
    row = connection.execute(query, values).fetchone()
    assert row is not None
    return row[0]


def major(connection: Connection) -> int:
    """The major version of the server."""
    return connection.info.server_version // 10_000


def version(connection: Connection) -> str:
    """The version of the server as it says it."""
    return str(_one(connection, "SHOW server_version"))


def tables(connection: Connection) -> list[str]:
    """Every table that holds rows of ours, as schema.table."""
    return [f"{schema}.{name}" for schema, name in connection.execute(_TABLES)]


def sums(connection: Connection, names: Sequence[str]) -> dict[str, Table]:
    """Rows and sum of each of these tables."""
    return {name: _sum(connection, name) for name in names}


def sum_of_columns(connection: Connection, table: str, columns: Sequence[str]) -> Table:
    """Rows and sum over some columns only: what an upgrade that adds columns must leave as it was."""
    row = sql.SQL("ROW({})").format(sql.SQL(", ").join(sql.Identifier("estelar_row", column) for column in columns))
    return _summed(connection, table, row)


def _sum(connection: Connection, table: str) -> Table:
    return _summed(connection, table, sql.Identifier("estelar_row"))


def _summed(connection: Connection, table: str, row: sql.Composable) -> Table:
    found = connection.execute(sql.SQL(_SUM).format(row=row, table=sql.Identifier(*table.split(".", 1)))).fetchone()
    assert found is not None
    rows, first, second = found
    return Table(rows, f"{int(first) % 2**64:016x}{int(second) % 2**64:016x}")


def sequences(connection: Connection) -> dict[str, int]:
    """What each sequence that was ever used has reached."""
    query = """SELECT schemaname || '.' || sequencename, last_value FROM pg_sequences
    WHERE last_value IS NOT NULL AND increment_by > 0 ORDER BY 1"""
    return {name: int(value) for name, value in connection.execute(query)}


def migrations(connection: Connection) -> list[str]:
    """`app.name` of every migration that this schema has seen; none in a database that is not ours."""
    if _one(connection, "SELECT to_regclass('public.django_migrations') IS NULL"):
        return []
    return [name for [name] in connection.execute("SELECT app || '.' || name FROM public.django_migrations ORDER BY 1")]


def bytes_of(connection: Connection) -> tuple[int, int]:
    """Bytes of the whole database on the server's disk, and of its tables alone (without indexes)."""
    query = """SELECT pg_database_size(current_database()),
    coalesce(sum(pg_table_size(c.oid)) FILTER (WHERE n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')), 0)
    FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'm')"""
    row = connection.execute(query).fetchone()
    assert row is not None
    return int(row[0]), int(row[1])


def others(connection: Connection) -> int:
    """How many sessions besides ours use this database."""
    query = """SELECT count(*) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()
      AND (backend_type = 'client backend' OR backend_type IS NULL AND usename IS NOT NULL)"""  # of another role less is shown
    return int(_one(connection, query))


def name_of(url: str) -> str:
    """The name of the database in a URL."""
    return str(conninfo.conninfo_to_dict(url).get("dbname") or "")


def with_name(url: str, name: str) -> str:
    """The same server, another database; as a URL, which Django's settings read too."""
    told = {key: str(value) for key, value in conninfo.conninfo_to_dict(url).items() if key != "dbname" and value is not None}
    user, password, host, port = (told.pop(key, "") for key in ("user", "password", "host", "port"))
    secret = f":{quote(password, safe='')}" if password else ""
    rest = {"host": host, **({"port": port} if port else {}), **told}
    query = "&".join(f"{key}={quote(value, safe='')}" for key, value in rest.items() if value)
    return f"postgresql://{quote(user, safe='')}{secret}@/{quote(name, safe='')}" + (f"?{query}" if query else "")


@contextmanager
def upstairs(url: str) -> Iterator[Connection]:
    """A connection from which databases can be made, renamed and dropped."""
    with ExitStack() as stack:
        for name in sorted({"postgres", "template1"} - {name_of(url)}):
            try:
                connection = stack.enter_context(connected(with_name(url, name), autocommit=True))
                break
            except MissingPiece as error:
                refused = error
        else:
            raise refused
        yield connection


def make_beside(url: str, name: str) -> str:
    """Make an empty database beside that of `url`, of the same language rules; its URL. Raises MissingPiece without the right to."""
    with connected(url, autocommit=True) as connection:
        if not _one(connection, "SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user"):
            role = _one(connection, "SELECT current_user")
            raise MissingPiece(
                f"A back-up is restored into a database beside the present one, and the role {role} may make none. "
                f"Let an administrator of the server run: ALTER ROLE {role} CREATEDB; (it can be taken away afterwards)"
            )
        row = connection.execute("SELECT to_jsonb(d) FROM pg_database AS d WHERE datname = current_database()").fetchone()
        assert row is not None
        like = row[0]
    words = [
        sql.SQL("CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE {} LC_CTYPE {}").format(
            sql.Identifier(name), sql.Literal(like["datcollate"]), sql.Literal(like["datctype"])
        )
    ]
    if like["datlocprovider"] == "i":
        words.append(sql.SQL("LOCALE_PROVIDER icu ICU_LOCALE {}").format(sql.Literal(like.get("datlocale") or like.get("daticulocale"))))
    elif like["datlocprovider"] == "b":
        words.append(sql.SQL("LOCALE_PROVIDER builtin BUILTIN_LOCALE {}").format(sql.Literal(like["datlocale"])))
    with upstairs(url) as connection:
        try:
            connection.execute(sql.SQL(" ").join(words))
        except psycopg.Error as error:
            raise EstelarError(f"The database {name} could not be made: {str(error).strip()}") from error
    return with_name(url, name)


def exists(url: str, name: str) -> bool:
    """Is there a database of this name on the server of `url`?"""
    with upstairs(url) as connection:
        return bool(_one(connection, "SELECT EXISTS (SELECT FROM pg_database WHERE datname = %s)", [name]))


def drop(url: str, name: str) -> None:
    """Drop a database on the server of `url`, if it is there."""
    with upstairs(url) as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def drop_all(url: str, begins: str) -> None:
    """Drop every database whose name begins so."""
    with upstairs(url) as connection:
        names = [name for [name] in connection.execute("SELECT datname FROM pg_database WHERE starts_with(datname::text, %s)", [begins])]
    for name in names:
        drop(url, name)


def change_places(url: str, *, new: str, old_becomes: str) -> None:
    """The database of `url` gets the name `old_becomes` and `new` takes its place: both or neither. Raises BadInput when it is in use."""
    present = name_of(url)
    with upstairs(url) as connection:
        rename = sql.SQL("ALTER DATABASE {} RENAME TO {}")
        try:
            with connection.transaction():
                connection.execute(rename.format(sql.Identifier(present), sql.Identifier(old_becomes)))
                connection.execute(rename.format(sql.Identifier(new), sql.Identifier(present)))
        except psycopg.errors.ObjectInUse as error:
            raise BadInput("Somebody began to use the database meanwhile. Stop the site and the workers, and restore again.") from error


def analyse(url: str) -> None:
    """Let the planner know the restored tables."""
    with connected(url, autocommit=True) as connection:
        connection.execute("ANALYZE")


def stamp(at: datetime) -> str:
    """An instant as part of a name."""
    return at.strftime("%Y%m%dt%H%M%S")
