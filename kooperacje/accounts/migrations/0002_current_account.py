"""The database itself resolves a session's secret to an account: the ground that row-level security will stand on.

`app_current_account()` is NULL unless the transaction carries the secret of a live session of an active account. It runs
as the owner (so that the table may later be closed to the running roles) with a pinned search path, and is STABLE, so
that a policy can have it evaluated once per statement. A session ends an hour after its last request.
"""

from django.db import migrations

FORWARD = """
CREATE FUNCTION app_current_account() RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT t.account_id
    FROM public.accounts_signintoken t
    JOIN public.accounts_account a ON a.id = t.account_id
   WHERE t.digest = encode(sha256(convert_to(nullif(current_setting('app.token', true), ''), 'UTF8')), 'hex')
     AND t.expires_at > statement_timestamp()
     AND t.last_seen_at > statement_timestamp() - interval '1 hour'
     AND a.is_active
$$;
REVOKE ALL ON FUNCTION app_current_account() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_current_account() TO kooperacje_web, kooperacje_worker, kooperacje_coordinator;
"""


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]
    operations = [migrations.RunSQL(FORWARD, "DROP FUNCTION app_current_account();")]
