"""Where attempts are counted: in the database, so that the limit holds for all server processes and after a restart."""

from django.db import migrations

FORWARD = """
CREATE TABLE accounts_ratelimit (
  cache_key varchar(255) PRIMARY KEY,
  value text NOT NULL,
  expires timestamptz NOT NULL
);
CREATE INDEX accounts_ratelimit_expires ON accounts_ratelimit (expires);
"""


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_current_account")]
    operations = [migrations.RunSQL(FORWARD, "DROP TABLE accounts_ratelimit;")]
