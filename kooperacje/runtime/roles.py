"""Database roles: who owns the tables is never who serves the pages.

| role | may |
|---|---|
| owner | owns every table; nobody signs in as it |
| migrator | becomes the owner to change the schema |
| web | reads and writes rows for requests and commands |
| worker | the same for background jobs |
| coordinator | later: wide views over cases, by its own policies |

None of the running roles is a superuser, owns a table or may bypass row-level security; `faults` says so or the server
refuses to start.
"""

import secrets
from typing import Any

from psycopg import Connection, sql

OWNER, MIGRATOR, WEB, WORKER, COORDINATOR = (
    f"kooperacje_{name}" for name in ("owner", "migrator", "web", "worker", "coordinator")
)
RUNNING = (WEB, WORKER, COORDINATOR)


def ensure(admin: Connection[Any], *, with_passwords: bool) -> dict[str, str]:
    """Create the missing roles; returns the passwords of those just made (empty over a private socket)."""
    have = {row[0] for row in admin.execute("SELECT rolname FROM pg_roles WHERE rolname LIKE 'kooperacje_%'")}
    made: dict[str, str] = {}
    if OWNER not in have:
        admin.execute(sql.SQL("CREATE ROLE {} NOLOGIN").format(sql.Identifier(OWNER)))
    for role in (MIGRATOR, *RUNNING):
        if role in have:
            continue
        statement = sql.SQL("CREATE ROLE {} LOGIN NOINHERIT").format(sql.Identifier(role))
        if with_passwords:
            made[role] = secrets.token_urlsafe(24)
            statement += sql.SQL(" PASSWORD {}").format(sql.Literal(made[role]))
        admin.execute(statement)
    if not {OWNER, MIGRATOR} <= have:
        admin.execute(sql.SQL("GRANT {} TO {}").format(sql.Identifier(OWNER), sql.Identifier(MIGRATOR)))
        # Handing the schema over takes membership; a superuser has it anyway.
        admin.execute(sql.SQL("GRANT {} TO CURRENT_USER").format(sql.Identifier(OWNER)))
    return made


def prepare(admin: Connection[Any]) -> None:
    """In the product's own database: the schema belongs to the owner, the running roles get rows and nothing more."""
    owner, running = sql.Identifier(OWNER), sql.SQL(", ").join(map(sql.Identifier, (WEB, WORKER)))
    admin.execute(sql.SQL("ALTER SCHEMA public OWNER TO {}").format(owner))
    admin.execute(
        sql.SQL("GRANT CREATE ON DATABASE {} TO {}").format(sql.Identifier(admin.info.dbname), owner)
    )
    admin.execute(sql.SQL("GRANT USAGE ON SCHEMA public TO {}").format(running))
    defaults = sql.SQL("ALTER DEFAULT PRIVILEGES FOR ROLE {} IN SCHEMA public GRANT {} TO {}")
    for what in (
        "SELECT, INSERT, UPDATE, DELETE ON TABLES",
        "USAGE, SELECT ON SEQUENCES",
        "EXECUTE ON FUNCTIONS",
    ):
        admin.execute(defaults.format(owner, sql.SQL(what), running))


def faults(connection: Any) -> list[str]:
    """Why this session's role must not serve requests; an empty list when it may. `connection` has `.cursor()`."""
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT r.rolname, r.rolsuper, r.rolbypassrls,
                      EXISTS (SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                               WHERE c.relowner = r.oid AND n.nspname = 'public'),
                      EXISTS (SELECT 1 FROM pg_roles o WHERE o.rolname = %s AND pg_has_role(r.oid, o.oid, 'MEMBER'))
                 FROM pg_roles r WHERE r.rolname = current_user""",
            [OWNER],
        )
        name, superuser, bypasses, owns, may_own = cursor.fetchone()
    found = {
        "is a superuser": superuser,
        "may bypass row-level security": bypasses,
        "owns tables": owns,
        "may become the owner of the tables": may_own,
    }
    return [f"The database role {name} {what}." for what, is_so in found.items() if is_so]
