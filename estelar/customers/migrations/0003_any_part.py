"""Any part of anything known of a customer is found by trigrams; names stand in Spanish order; misspelt words are compared with the words
of all names by how they sound.

Triggers keep those words, whatever code changes customers: one pass over the changed rows, whether one row or a COPY of a million.
"""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.operations import CreateExtension
from django.db import migrations, models
from django.db.models import F, Func, Value
from django.db.models.functions import Collate, Lower, Replace

# As `customers.models.search` says them; an index is used only by the very same expression.
KNOWN = Func(
    Value(" "), F("name_key"), Value(" "), Lower("document_key"), Value(" "), F("phone_key"), Value(" "), F("email_key"), Value(" "),
    Lower("external_id"), template="(%(expressions)s)", arg_joiner=" || ", output_field=models.TextField(),
)  # fmt: skip
SORTING = Collate(
    Replace(
        Func(
            Lower("name"),
            Value("ÁÀÄÂÃÉÈËÊÍÌÏÎÓÒÖÔÕÚÙÜÛÇÑáàäâãéèëêíìïîóòöôõúùüûç"),
            Value("aaaaaeeeeiiiiooooouuuucñaaaaaeeeeiiiiooooouuuuc"),
            function="translate",
            output_field=models.CharField(),
        ),
        Value("ñ"),
        Value("n~"),
    ),
    "C",
)

SOUND = r"""
CREATE FUNCTION customers_sound(word text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    -- as it sounds in Spanish: s = z = c before e and i, b = v, ll = y = i, g before e and i = j = x, k = qu = c, no h, no letter twice
    SELECT regexp_replace(translate(
        regexp_replace(regexp_replace(regexp_replace(
            replace(replace(replace(replace(word, 'ch', '1'), 'ph', 'f'), 'qu', 'k'), 'll', 'i'),
            'c(?=[eiy])', 's', 'g'), 'g(?=[eiy])', 'j', 'g'), 'gu(?=[eiy])', 'g', 'g'),
        'czvwyxh', 'ksbbij'), '(.)\1+', '\1', 'g')
$$;
"""
WORDS = """
CREATE FUNCTION customers_words(name text) RETURNS SETOF text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT word FROM regexp_split_to_table(name, '[[:space:][:punct:]]+') AS word WHERE length(word) >= 3
$$;
CREATE FUNCTION customers_forget_words(gone text[]) RETURNS void LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
    held text[] := '{}';
    one text;
BEGIN
    IF cardinality(gone) > 300 THEN  -- one pass over all names costs less
        SELECT coalesce(array_agg(DISTINCT word), '{}') INTO held
        FROM customers_customer, customers_words(name_key) AS word WHERE word = ANY (gone);
    ELSE
        FOREACH one IN ARRAY gone LOOP
            IF EXISTS (SELECT FROM customers_customer AS c WHERE ' ' || name_key || ' ' || lower(document_key) || ' ' || phone_key || ' ' || email_key || ' ' || lower(external_id)
                       LIKE '% ' || one || '%'
                       AND one IN (SELECT customers_words(c.name_key))) THEN
                held := held || one;
            END IF;
        END LOOP;
    END IF;
    DELETE FROM customers_nameword WHERE word = ANY (gone) AND NOT word = ANY (held);
END $$;
CREATE FUNCTION customers_names_came() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO customers_nameword (word, sound)
    SELECT DISTINCT fresh, customers_sound(fresh) FROM came, customers_words(name_key) AS fresh
    WHERE NOT EXISTS (SELECT FROM customers_nameword WHERE word = fresh);
    RETURN NULL;
END $$;
CREATE FUNCTION customers_names_went() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM customers_forget_words(array_agg(DISTINCT word)) FROM went, customers_words(name_key) AS word HAVING count(*) > 0;
    RETURN NULL;
END $$;
CREATE FUNCTION customers_names_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO customers_nameword (word, sound)
    SELECT DISTINCT fresh, customers_sound(fresh) FROM came JOIN went USING (id), customers_words(came.name_key) AS fresh
    WHERE came.name_key <> went.name_key AND NOT EXISTS (SELECT FROM customers_nameword WHERE word = fresh);
    PERFORM customers_forget_words(array_agg(DISTINCT word))
    FROM came JOIN went USING (id), customers_words(went.name_key) AS word WHERE came.name_key <> went.name_key HAVING count(*) > 0;
    RETURN NULL;
END $$;
CREATE TRIGGER customers_names_came AFTER INSERT ON customers_customer
    REFERENCING NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION customers_names_came();
CREATE TRIGGER customers_names_went AFTER DELETE ON customers_customer
    REFERENCING OLD TABLE AS went FOR EACH STATEMENT EXECUTE FUNCTION customers_names_went();
CREATE TRIGGER customers_names_changed AFTER UPDATE ON customers_customer
    REFERENCING OLD TABLE AS went NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION customers_names_changed();
INSERT INTO customers_nameword (word, sound)
SELECT word, customers_sound(word) FROM (SELECT DISTINCT word FROM customers_customer, customers_words(name_key) AS word) AS known;
"""
FORGET = """
DROP TRIGGER customers_names_changed ON customers_customer;
DROP TRIGGER customers_names_went ON customers_customer;
DROP TRIGGER customers_names_came ON customers_customer;
DROP FUNCTION customers_names_changed();
DROP FUNCTION customers_names_went();
DROP FUNCTION customers_names_came();
DROP FUNCTION customers_forget_words(text[]);
DROP FUNCTION customers_words(text);
"""


class Migration(migrations.Migration):
    dependencies = [("customers", "0002_search")]

    operations = [
        CreateExtension("fuzzystrmatch"),
        migrations.RunSQL(SOUND, "DROP FUNCTION customers_sound(text)"),
        migrations.RemoveIndex("customer", "customer_name_words"),
        migrations.RenameIndex("customer", new_name="customer_name", old_name="customer_name_order"),
        migrations.AddIndex("customer", models.Index(SORTING, "id", name="customer_order")),
        migrations.AddIndex("customer", GinIndex(OpClass(KNOWN, "gin_trgm_ops"), name="customer_parts")),
        migrations.CreateModel(
            "NameWord",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("word", models.CharField(max_length=160, db_index=True, db_collation="C")),
                ("sound", models.CharField(max_length=160, db_collation="C")),
            ],
            options={
                "indexes": [GinIndex(fields=["sound"], opclasses=["gin_trgm_ops"], name="customer_word_sound")],
            },
        ),
        migrations.RunSQL(WORDS, FORGET),
    ]
