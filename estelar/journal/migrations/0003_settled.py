"""Which lines are settled: a reader with a cursor may pass them, for no lower number can still appear.

Numbers are given when a line is written, but lines appear when their transaction ends: number 6 can be there before number 5. So each
transaction announces, before it takes its first number, the last number that was taken (an advisory lock, shared, which PostgreSQL
itself takes off when the transaction is over, however it ends). Everything up to the lowest announcement is settled. It costs a writer
no waiting, needs no column, survives a restore into another server (transaction ids do not), and only writers of the journal count.
"""

from django.db import migrations

MAKE = """
CREATE FUNCTION journal_announce() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE taken bigint;
BEGIN
    IF coalesce(current_setting('estelar.journal_announced', true), '') = '' THEN
        SELECT CASE WHEN is_called THEN last_value ELSE last_value - 1 END INTO taken FROM journal_entry_id_seq;
        PERFORM pg_advisory_xact_lock_shared((x'4553'::bigint << 48) | taken);
        PERFORM set_config('estelar.journal_announced', 'yes', true);
    END IF;
    RETURN NULL;
END $$;
COMMENT ON FUNCTION journal_announce() IS 'Before a transaction takes its first number: every number of mine will be above this one.';
CREATE TRIGGER journal_announce BEFORE INSERT ON journal_entry FOR EACH STATEMENT EXECUTE FUNCTION journal_announce();

CREATE FUNCTION journal_settled() RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE taken bigint; announced bigint;
BEGIN
    -- In this order: a number taken after the first look is above `taken`; one taken before it was announced before it.
    SELECT CASE WHEN is_called THEN last_value ELSE last_value - 1 END INTO taken FROM journal_entry_id_seq;
    SELECT min(((classid::bigint & x'ffff'::bigint) << 32) | objid::bigint) INTO announced
      FROM pg_locks
     WHERE locktype = 'advisory' AND objsubid = 1 AND classid::bigint >> 16 = x'4553'::bigint AND pid <> pg_backend_pid()
       AND database = (SELECT oid FROM pg_database WHERE datname = current_database());
    RETURN least(taken, announced);
END $$;
COMMENT ON FUNCTION journal_settled() IS 'The number up to which no line of another transaction can still appear.';
"""
UNMAKE = """
DROP FUNCTION journal_settled();
DROP TRIGGER journal_announce ON journal_entry;
DROP FUNCTION journal_announce();
"""


class Migration(migrations.Migration):
    dependencies = [("journal", "0002_append_only")]
    operations = [migrations.RunSQL(MAKE, UNMAKE)]
