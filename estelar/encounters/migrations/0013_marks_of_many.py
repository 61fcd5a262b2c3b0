# ruff: noqa: S608  # SQL of our own words only
"""The marks of dirty days are planned for what has changed now.

PL/pgSQL keeps the plan of a fixed statement for as long as a connection lives. One made for a single contact by hand read all touched visits
anew for each contact of the next import: 20,000 contacts took 18 s instead of 0.4 s, and ten times as many a hundred times as long. A statement
in `EXECUTE` is planned at each call; and the later contacts of a visit are always looked up visit by visit, in the index on visits.
"""

from django.db import migrations

LATER = """SELECT later.day FROM (SELECT visit, min(day) AS day FROM {changed} WHERE visit IS NOT NULL GROUP BY visit
        HAVING min(day) < (SELECT max(day) FROM encounters_encounter)) AS touched
    CROSS JOIN LATERAL (SELECT day FROM encounters_encounter WHERE visit = touched.visit AND day > touched.day OFFSET 0) AS later"""

MARK = f"""
CREATE OR REPLACE FUNCTION encounters_mark_inserted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE 'INSERT INTO encounters_dirtymark (day) SELECT day FROM changed UNION
    {LATER.format(changed="changed")}';
    RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION encounters_mark_updated() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE 'INSERT INTO encounters_dirtymark (day) SELECT day FROM before UNION SELECT day FROM after UNION
    {LATER.format(changed="(TABLE before UNION ALL TABLE after) AS both_")}';
    RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION encounters_mark_elements() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE 'INSERT INTO encounters_dirtymark (day)
    SELECT DISTINCT e.day FROM changed JOIN encounters_encounter AS e ON e.id = changed.encounter_id';
    RETURN NULL;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("encounters", "0012_list_indexes")]
    # going back needs nothing: the functions do the same, and those of 0002 go with it
    operations = [migrations.RunSQL(MARK, migrations.RunSQL.noop)]
