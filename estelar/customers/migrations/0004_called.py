"""Who is called by a word, in the order of names: the first hundred of twenty thousand are read off an index, not collected and sorted.

Kept by the triggers of migration 0003, which now write both tables. A word is forgotten when nobody is called so any more, which this
table tells at once.
"""

from importlib import import_module

from django.contrib.postgres.indexes import GinIndex
from django.db import migrations, models

# The functions of migration 0003 with one table more. `customers_sorting` is the expression of the index `customer_order`.
CALLED = """
CREATE FUNCTION customers_sorting(name text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT replace(translate(lower(name), 'ÁÀÄÂÃÉÈËÊÍÌÏÎÓÒÖÔÕÚÙÜÛÇÑáàäâãéèëêíìïîóòöôõúùüûç',
        'aaaaaeeeeiiiiooooouuuucñaaaaaeeeeiiiiooooouuuuc'), 'ñ', 'n~')
$$;
CREATE FUNCTION customers_called_by(name text) RETURNS SETOF text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE ROWS 4 AS $$
    SELECT DISTINCT word FROM regexp_split_to_table(name, '[[:space:][:punct:]]+') AS word WHERE word <> ''
$$;
CREATE OR REPLACE FUNCTION customers_forget_words(gone text[]) RETURNS void LANGUAGE sql AS $$
    DELETE FROM customers_nameword AS known
    WHERE word = ANY (gone) AND NOT EXISTS (SELECT FROM customers_called AS held WHERE held.word = known.word)
$$;
-- A plan is kept for as long as the connection lasts, whether it was made for one row or for a million: hence no join that is only good
-- for few (old rows with new ones, or a table read whole because it was empty yet) or only for many.
CREATE OR REPLACE FUNCTION customers_names_came() RETURNS trigger LANGUAGE plpgsql
    SET enable_nestloop = on SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
BEGIN
    INSERT INTO customers_called (word, sorting, customer_id)
    SELECT word, customers_sorting(name), id FROM came, customers_called_by(name_key) AS word
    ORDER BY 1, 2, 3;  -- in the order of the index: a seventh quicker
    INSERT INTO customers_nameword (word, sound)
    SELECT word, customers_sound(word) FROM (SELECT DISTINCT word FROM came, customers_words(name_key) AS word) AS fresh
    WHERE NOT EXISTS (SELECT FROM customers_nameword AS known WHERE known.word = fresh.word);
    RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION customers_names_went() RETURNS trigger LANGUAGE plpgsql
    SET enable_nestloop = on SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
BEGIN
    DELETE FROM customers_called AS called USING (
        SELECT word, customers_sorting(name) AS sorting, id FROM went, customers_called_by(name_key) AS word
    ) AS gone WHERE called.word = gone.word AND called.sorting = gone.sorting AND called.customer_id = gone.id;
    PERFORM customers_forget_words(array_agg(DISTINCT word)) FROM went, customers_words(name_key) AS word HAVING count(*) > 0;
    RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION customers_names_changed() RETURNS trigger LANGUAGE plpgsql
    SET enable_nestloop = on SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
BEGIN
    DELETE FROM customers_called AS called USING (
        SELECT word, customers_sorting(name) AS sorting, id FROM went, customers_called_by(name_key) AS word
        EXCEPT SELECT word, customers_sorting(name), id FROM came, customers_called_by(name_key) AS word
    ) AS gone WHERE called.word = gone.word AND called.sorting = gone.sorting AND called.customer_id = gone.id;
    INSERT INTO customers_called (word, sorting, customer_id)
    SELECT word, customers_sorting(name), id FROM came, customers_called_by(name_key) AS word
    EXCEPT SELECT word, customers_sorting(name), id FROM went, customers_called_by(name_key) AS word
    ORDER BY 1, 2, 3;
    INSERT INTO customers_nameword (word, sound)
    SELECT word, customers_sound(word) FROM (
        SELECT word FROM came, customers_words(name_key) AS word EXCEPT SELECT word FROM went, customers_words(name_key) AS word
    ) AS fresh WHERE NOT EXISTS (SELECT FROM customers_nameword AS known WHERE known.word = fresh.word);
    PERFORM customers_forget_words(array_agg(word)) FROM (
        SELECT word FROM went, customers_words(name_key) AS word EXCEPT SELECT word FROM came, customers_words(name_key) AS word
    ) AS gone HAVING count(*) > 0;
    RETURN NULL;
END $$;
INSERT INTO customers_called (word, sorting, customer_id)
SELECT word, customers_sorting(name), id FROM customers_customer, customers_called_by(name_key) AS word ORDER BY 1, 2, 3;
-- how many are called so decides the way of a search: thousands of words are counted, not a hundred
ALTER TABLE customers_called ALTER COLUMN word SET STATISTICS 1000;
ANALYZE customers_called;
"""


# Back to the functions of the migration before; its triggers stay.
BEFORE = import_module("estelar.customers.migrations.0003_any_part").WORDS.partition("CREATE TRIGGER")[0]
NOT_CALLED = (
    BEFORE.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")
    + "DROP FUNCTION customers_called_by(text); DROP FUNCTION customers_sorting(text);"
)


class Migration(migrations.Migration):
    dependencies = [("customers", "0003_any_part")]

    operations = [
        migrations.CreateModel(
            "Called",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "word", "sorting", "customer_id", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("word", models.TextField(db_collation="C")),
                ("sorting", models.TextField(db_collation="C")),
                ("customer_id", models.BigIntegerField()),
            ],
        ),
        migrations.RunSQL(CALLED, NOT_CALLED),
        migrations.AddIndex("nameword", GinIndex(fields=["word"], opclasses=["gin_trgm_ops"], name="customer_word_part")),
    ]
