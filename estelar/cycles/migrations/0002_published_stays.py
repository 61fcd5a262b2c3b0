"""A published version never changes: only its state may go from in force to retired."""

from django.db import migrations

KEEP = """
CREATE FUNCTION cycles_keep_published() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state = 'draft' THEN
        RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
    END IF;
    IF TG_OP = 'DELETE' OR NEW.design IS DISTINCT FROM OLD.design OR NEW.number <> OLD.number OR NEW.note <> OLD.note
       OR NEW.cycle_id <> OLD.cycle_id OR NEW.state = 'draft' OR NEW.published_at IS DISTINCT FROM OLD.published_at
       OR NEW.published_by_id IS DISTINCT FROM OLD.published_by_id THEN
        RAISE EXCEPTION 'A published version of a cycle never changes.' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER cycles_keep_published BEFORE UPDATE OR DELETE ON cycles_cycleversion FOR EACH ROW EXECUTE FUNCTION cycles_keep_published();
"""
LET_GO = """
DROP TRIGGER cycles_keep_published ON cycles_cycleversion;
DROP FUNCTION cycles_keep_published();
"""


class Migration(migrations.Migration):
    dependencies = [("cycles", "0001_initial")]
    operations = [migrations.RunSQL(KEEP, LET_GO)]
