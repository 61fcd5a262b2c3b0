"""Whatever changes an encounter or its elements marks its day dirty, in the same transaction.

Statement triggers with transition tables: one pass over the changed rows, whether one row or a COPY of a million. The facts hold for each
encounter the moment before it in the same visit, so the days of later encounters of a touched visit are marked too.
"""

from django.db import migrations

MARK = """
CREATE FUNCTION encounters_mark_inserted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO encounters_dirtymark (day)
    SELECT day FROM changed
    UNION
    SELECT later.day FROM (SELECT visit, min(day) AS day FROM changed WHERE visit IS NOT NULL GROUP BY visit) AS touched
    JOIN encounters_encounter AS later ON later.visit = touched.visit AND later.day > touched.day;
    RETURN NULL;
END $$;
CREATE FUNCTION encounters_mark_updated() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO encounters_dirtymark (day)
    SELECT day FROM before UNION SELECT day FROM after
    UNION
    SELECT later.day
    FROM (SELECT visit, min(day) AS day FROM (TABLE before UNION ALL TABLE after) AS both_ WHERE visit IS NOT NULL GROUP BY visit) AS touched
    JOIN encounters_encounter AS later ON later.visit = touched.visit AND later.day > touched.day;
    RETURN NULL;
END $$;
CREATE TRIGGER encounters_mark_inserted AFTER INSERT ON encounters_encounter
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION encounters_mark_inserted();
CREATE TRIGGER encounters_mark_deleted AFTER DELETE ON encounters_encounter
    REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION encounters_mark_inserted();
CREATE TRIGGER encounters_mark_updated AFTER UPDATE ON encounters_encounter
    REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION encounters_mark_updated();

CREATE FUNCTION encounters_mark_elements() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO encounters_dirtymark (day)
    SELECT DISTINCT e.day FROM changed JOIN encounters_encounter AS e ON e.id = changed.encounter_id;
    RETURN NULL;
END $$;
CREATE TRIGGER encounters_mark_elements_inserted AFTER INSERT ON encounters_dissatisfaction
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION encounters_mark_elements();
CREATE TRIGGER encounters_mark_elements_updated AFTER UPDATE ON encounters_dissatisfaction
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION encounters_mark_elements();
CREATE TRIGGER encounters_mark_elements_deleted AFTER DELETE ON encounters_dissatisfaction
    REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION encounters_mark_elements();
"""
FORGET = """
DROP TRIGGER encounters_mark_elements_deleted ON encounters_dissatisfaction;
DROP TRIGGER encounters_mark_elements_updated ON encounters_dissatisfaction;
DROP TRIGGER encounters_mark_elements_inserted ON encounters_dissatisfaction;
DROP FUNCTION encounters_mark_elements();
DROP TRIGGER encounters_mark_updated ON encounters_encounter;
DROP TRIGGER encounters_mark_deleted ON encounters_encounter;
DROP TRIGGER encounters_mark_inserted ON encounters_encounter;
DROP FUNCTION encounters_mark_updated();
DROP FUNCTION encounters_mark_inserted();
"""


class Migration(migrations.Migration):
    dependencies = [("encounters", "0001_initial")]
    operations = [migrations.RunSQL(MARK, FORGET)]
