"""Teams that were there before the lead could be handed over have been led by one institution since they began."""

from django.db import migrations

FORWARD = """
INSERT INTO partnership_leading (id, version, team_id, institution_id, valid_from, valid_to, end_reason)
SELECT gen_random_uuid(), 1, team.id, team.leader_id, began.day,
       CASE WHEN team.valid_to > began.day THEN team.valid_to END,
       CASE WHEN team.valid_to > began.day THEN team.end_reason ELSE '' END
FROM partnership_team AS team
CROSS JOIN LATERAL (
    SELECT least(team.valid_from, (team.changed_at AT TIME ZONE 'Europe/Warsaw')::date,
                 (SELECT min(spell.valid_from) FROM partnership_spell AS spell WHERE spell.team_id = team.id)) AS day
) AS began
"""


class Migration(migrations.Migration):
    dependencies = [("partnership", "0002_leading")]

    operations = [migrations.RunSQL(FORWARD, migrations.RunSQL.noop)]
