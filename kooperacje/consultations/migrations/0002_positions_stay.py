"""A position once taken is never rewritten: another one is taken."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION consultations_position_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a position on a remark is never changed: take another one' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER consultations_position_stays BEFORE UPDATE ON consultations_position
    FOR EACH ROW EXECUTE FUNCTION consultations_position_stays();
"""
BACKWARD = """
DROP TRIGGER consultations_position_stays ON consultations_position;
DROP FUNCTION consultations_position_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("consultations", "0001_initial")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
