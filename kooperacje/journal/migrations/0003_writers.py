"""Sealing waits for transactions that add events in this database, not for every transaction of the server."""

import django.contrib.postgres.fields
from django.db import migrations, models

FORWARD = """
CREATE OR REPLACE FUNCTION journal_stamp() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
    -- Held to the end of the transaction and taken before the number: the sealer finds every holder of a number.
    PERFORM pg_advisory_xact_lock_shared(62742, 1);
    NEW.id := nextval('public.journal_event_number');
    NEW.at := clock_timestamp();
    RETURN NEW;
END $$;

-- The other transactions that are adding events now. A lock is let go after its transaction has become visible.
CREATE FUNCTION journal_writers() RETURNS text[] LANGUAGE sql SET search_path = pg_catalog, public AS $$
    SELECT coalesce(array_agg(virtualtransaction ORDER BY virtualtransaction), '{}')
      FROM pg_locks
     WHERE locktype = 'advisory' AND classid = 62742 AND objid = 1 AND objsubid = 2
       AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
       AND pid IS DISTINCT FROM pg_backend_pid()
$$;
"""

BACKWARD = "DROP FUNCTION journal_writers();"


class Migration(migrations.Migration):
    dependencies = [("journal", "0002_append_only")]
    operations = [
        migrations.RunSQL(FORWARD, BACKWARD),
        migrations.RemoveField("tide", "seen_by"),
        migrations.AddField(
            "tide",
            "writers",
            django.contrib.postgres.fields.ArrayField(models.CharField(max_length=40), default=list, size=None),
        ),
    ]
