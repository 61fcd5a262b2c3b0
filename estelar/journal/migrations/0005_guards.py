"""The chain is append only like the journal; and the only way by which lines ever leave is a whole day that was sealed and retired."""

from django.db import migrations

GUARD = """
CREATE FUNCTION journal_only_retired() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    named text := current_setting('estelar.journal_retire', true);
    kept journal_anchor;
    lines bigint; lowest bigint; highest bigint;
BEGIN
    IF coalesce(named, '') = '' THEN
        RAISE EXCEPTION 'The journal is append only: DELETE is refused.' USING ERRCODE = 'restrict_violation';
    END IF;
    SELECT a.* INTO kept FROM journal_anchor a JOIN journal_retirement r ON r.day = a.day WHERE a.day = named::date;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'The journal is append only: the day % is not sealed and retired.', named USING ERRCODE = 'restrict_violation';
    END IF;
    SELECT count(*), min(id), max(id) INTO lines, lowest, highest FROM gone;
    IF (lines, lowest, highest) IS DISTINCT FROM (kept.lines, kept.first, kept.last) THEN
        RAISE EXCEPTION 'The journal is append only: only the whole day % may go.', named USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NULL;
END $$;

DROP TRIGGER journal_append_only ON journal_entry;
CREATE TRIGGER journal_append_only BEFORE UPDATE ON journal_entry FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse();
CREATE TRIGGER journal_only_retired AFTER DELETE ON journal_entry REFERENCING OLD TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION journal_only_retired();

CREATE TRIGGER journal_append_only BEFORE UPDATE ON journal_link FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse();
CREATE TRIGGER journal_only_retired AFTER DELETE ON journal_link REFERENCING OLD TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION journal_only_retired();
CREATE TRIGGER journal_no_truncate BEFORE TRUNCATE ON journal_link FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse();

CREATE TRIGGER journal_append_only BEFORE UPDATE OR DELETE ON journal_anchor FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse();
CREATE TRIGGER journal_no_truncate BEFORE TRUNCATE ON journal_anchor FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse();
CREATE TRIGGER journal_append_only BEFORE UPDATE OR DELETE ON journal_retirement FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse();
CREATE TRIGGER journal_no_truncate BEFORE TRUNCATE ON journal_retirement FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse();
"""
UNGUARD = """
DROP TRIGGER journal_no_truncate ON journal_retirement;
DROP TRIGGER journal_append_only ON journal_retirement;
DROP TRIGGER journal_no_truncate ON journal_anchor;
DROP TRIGGER journal_append_only ON journal_anchor;
DROP TRIGGER journal_no_truncate ON journal_link;
DROP TRIGGER journal_only_retired ON journal_link;
DROP TRIGGER journal_append_only ON journal_link;
DROP TRIGGER journal_only_retired ON journal_entry;
DROP TRIGGER journal_append_only ON journal_entry;
CREATE TRIGGER journal_append_only BEFORE UPDATE OR DELETE ON journal_entry FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse();
DROP FUNCTION journal_only_retired();
"""


class Migration(migrations.Migration):
    dependencies = [("journal", "0004_chain")]
    operations = [migrations.RunSQL(GUARD, UNGUARD)]
