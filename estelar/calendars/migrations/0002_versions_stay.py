"""A version of a calendar never changes: deadlines are explained by it for years."""

from django.db import migrations

KEEP = """
CREATE FUNCTION calendars_keep_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'A version of a calendar never changes: % is refused.', TG_OP USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER calendars_keep_version BEFORE UPDATE OR DELETE ON calendars_version FOR EACH ROW EXECUTE FUNCTION calendars_keep_version();
"""
LET_GO = """
DROP TRIGGER calendars_keep_version ON calendars_version;
DROP FUNCTION calendars_keep_version();
"""


class Migration(migrations.Migration):
    dependencies = [("calendars", "0001_initial")]
    operations = [migrations.RunSQL(KEEP, LET_GO)]
