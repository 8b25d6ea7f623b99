"""A text that was sent for signature stays as it is, and a signature too, whoever writes: the database itself sees to it."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION agreements_text_stays() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
    IF OLD.state <> 'draft' AND (NEW.source, NEW.digest, NEW.paper_id, NEW.number, NEW.first_day, NEW.last_day)
        IS DISTINCT FROM (OLD.source, OLD.digest, OLD.paper_id, OLD.number, OLD.first_day, OLD.last_day) THEN
        RAISE EXCEPTION 'the text of version % is out for signature or adopted and stays', OLD.id
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER agreements_text_stays BEFORE UPDATE ON agreements_paperversion
    FOR EACH ROW EXECUTE FUNCTION agreements_text_stays();

CREATE FUNCTION agreements_signature_stays() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
    IF OLD.withdrawn_on IS NOT NULL
        OR (NEW.version_id, NEW.institution_id, NEW.digest, NEW.function, NEW.signed_on, NEW.way, NEW.file, NEW.file_digest)
        IS DISTINCT FROM
        (OLD.version_id, OLD.institution_id, OLD.digest, OLD.function, OLD.signed_on, OLD.way, OLD.file, OLD.file_digest) THEN
        RAISE EXCEPTION 'signature % stays as it was given; it can only be taken back, once', OLD.id
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER agreements_signature_stays BEFORE UPDATE ON agreements_signature
    FOR EACH ROW EXECUTE FUNCTION agreements_signature_stays();

CREATE FUNCTION agreements_signs_its_version() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM agreements_paperversion WHERE id = NEW.version_id AND digest = NEW.digest) THEN
        RAISE EXCEPTION 'a signature covers the digest of its version and no other' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER agreements_signs_its_version BEFORE INSERT ON agreements_signature
    FOR EACH ROW EXECUTE FUNCTION agreements_signs_its_version();
"""

BACKWARD = """
DROP TRIGGER agreements_signs_its_version ON agreements_signature;
DROP FUNCTION agreements_signs_its_version();
DROP TRIGGER agreements_signature_stays ON agreements_signature;
DROP FUNCTION agreements_signature_stays();
DROP TRIGGER agreements_text_stays ON agreements_paperversion;
DROP FUNCTION agreements_text_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("agreements", "0001_papers")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
