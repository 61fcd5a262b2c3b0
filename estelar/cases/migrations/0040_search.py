"""Everything that was said in a case as words to search by: one row a case, kept by triggers, whatever code changes cases.

`cases_plain` writes a text as it is searched: without accents and capitals, "52.123.456" as one number, "agua/luz" as two words, and "-ción" with the accent that
the Spanish stemmer needs to see that "facturacion", "facturación" and "facturaciones" are one word.
"""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.contrib.postgres.operations import UnaccentExtension
from django.db import migrations, models

MAKE = r"""
CREATE TEXT SEARCH CONFIGURATION estelar (COPY = spanish);
CREATE FUNCTION cases_plain(said text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE SET search_path FROM CURRENT AS $$
BEGIN
    RETURN regexp_replace(
        regexp_replace(unaccent('unaccent', translate(lower(said), '/\', '  ')), '(?<=[0-9])\.(?=[0-9]{3}(?![0-9]))', '', 'g'), '([au]c)ion\M', '\1ión', 'g'
    );
END $$;
CREATE FUNCTION cases_vector(said text) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE SET search_path FROM CURRENT AS $$
BEGIN
    RETURN to_tsvector('estelar', cases_plain(left(said, 300000)));
END $$;
CREATE FUNCTION cases_words(one cases_case) RETURNS tsvector LANGUAGE plpgsql STABLE SET search_path FROM CURRENT AS $$
BEGIN
    RETURN cases_vector(concat_ws(
        E'\n', one.subject, one.contact_name, one.contact_document, regexp_replace(one.contact_document, '\W', '', 'g'), one.contact_email,
        translate(one.contact_email, '@._-+', '     '), one.contact_phone, regexp_replace(one.contact_phone, '\D', '', 'g'),
        one.contact_address, one.external_id,
        (SELECT string_agg(left(m.text, 100000), E'\n' ORDER BY m.at, m.id) FROM cases_message AS m WHERE m.case_id = one.id),
        (SELECT string_agg(concat_ws(E'\n', a.name, translate(a.name, '_.-', '   '), left(a.text, 100000)), E'\n' ORDER BY a.id)
         FROM cases_message AS m JOIN cases_message_attachments AS ma ON ma.message_id = m.id
         JOIN channels_attachment AS a ON a.id = ma.attachment_id WHERE m.case_id = one.id)
    ));
END $$;
CREATE FUNCTION cases_reword(numbers bigint[]) RETURNS void LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    INSERT INTO cases_casewords (case_id, unit_id, received_at, vector)
    SELECT c.id, c.unit_id, c.received_at, cases_words(c) FROM cases_case AS c WHERE c.id = ANY (numbers) ORDER BY c.id
    ON CONFLICT (case_id) DO UPDATE SET unit_id = EXCLUDED.unit_id, received_at = EXCLUDED.received_at, vector = EXCLUDED.vector;
END $$;
CREATE FUNCTION cases_words_of_case() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    PERFORM cases_reword(ARRAY[NEW.id]);
    RETURN NULL;
END $$;
CREATE FUNCTION cases_words_of_message() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    PERFORM cases_reword(ARRAY[NEW.case_id, OLD.case_id]);
    RETURN NULL;
END $$;
CREATE FUNCTION cases_words_came() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    PERFORM cases_reword(array_agg(DISTINCT case_id)) FROM came HAVING count(*) > 0;
    RETURN NULL;
END $$;
CREATE FUNCTION cases_words_went() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    UPDATE cases_casewords AS w SET vector = cases_words(c) FROM cases_case AS c
    WHERE c.id = w.case_id AND c.id IN (SELECT case_id FROM went);
    RETURN NULL;
END $$;
CREATE FUNCTION cases_words_attached() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    PERFORM cases_reword(array_agg(DISTINCT m.case_id)) FROM came JOIN cases_message AS m ON m.id = came.message_id HAVING count(*) > 0;
    RETURN NULL;
END $$;
CREATE FUNCTION cases_words_read() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    PERFORM cases_reword(array_agg(DISTINCT m.case_id)) FROM cases_message_attachments AS ma JOIN cases_message AS m ON m.id = ma.message_id
    WHERE ma.attachment_id = NEW.id HAVING count(*) > 0;
    RETURN NULL;
END $$;
-- a new case is worded with its first message, which comes in the same transaction
CREATE TRIGGER cases_words_changed AFTER UPDATE ON cases_case FOR EACH ROW WHEN (
    (OLD.subject, OLD.contact_name, OLD.contact_document, OLD.contact_email, OLD.contact_phone, OLD.contact_address, OLD.external_id,
     OLD.unit_id, OLD.received_at) IS DISTINCT FROM
    (NEW.subject, NEW.contact_name, NEW.contact_document, NEW.contact_email, NEW.contact_phone, NEW.contact_address, NEW.external_id,
     NEW.unit_id, NEW.received_at)
) EXECUTE FUNCTION cases_words_of_case();
CREATE TRIGGER cases_words_came AFTER INSERT ON cases_message
    REFERENCING NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION cases_words_came();
CREATE TRIGGER cases_words_went AFTER DELETE ON cases_message
    REFERENCING OLD TABLE AS went FOR EACH STATEMENT EXECUTE FUNCTION cases_words_went();
CREATE TRIGGER cases_words_corrected AFTER UPDATE ON cases_message FOR EACH ROW
    WHEN ((OLD.text, OLD.case_id) IS DISTINCT FROM (NEW.text, NEW.case_id)) EXECUTE FUNCTION cases_words_of_message();
CREATE TRIGGER cases_words_attached AFTER INSERT ON cases_message_attachments
    REFERENCING NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION cases_words_attached();
CREATE TRIGGER cases_words_read AFTER UPDATE ON channels_attachment FOR EACH ROW
    WHEN ((OLD.text, OLD.name) IS DISTINCT FROM (NEW.text, NEW.name)) EXECUTE FUNCTION cases_words_read();
INSERT INTO cases_casewords (case_id, unit_id, received_at, vector)
SELECT c.id, c.unit_id, c.received_at, cases_words(c) FROM cases_case AS c;
"""
FORGET = """
DROP TRIGGER cases_words_read ON channels_attachment;
DROP TRIGGER cases_words_attached ON cases_message_attachments;
DROP TRIGGER cases_words_corrected ON cases_message;
DROP TRIGGER cases_words_went ON cases_message;
DROP TRIGGER cases_words_came ON cases_message;
DROP TRIGGER cases_words_changed ON cases_case;
DROP FUNCTION cases_words_read();
DROP FUNCTION cases_words_attached();
DROP FUNCTION cases_words_went();
DROP FUNCTION cases_words_came();
DROP FUNCTION cases_words_of_message();
DROP FUNCTION cases_words_of_case();
DROP FUNCTION cases_reword(bigint[]);
DROP FUNCTION cases_words(cases_case);
DROP FUNCTION cases_vector(text);
DROP FUNCTION cases_plain(text);
DROP TEXT SEARCH CONFIGURATION estelar;
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0060_assigning"), ("channels", "0001_intake")]

    operations = [
        UnaccentExtension(),
        migrations.CreateModel(
            name="CaseWords",
            fields=[
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="words",
                        serialize=False,
                        to="cases.case",
                    ),
                ),
                ("unit_id", models.BigIntegerField()),
                ("received_at", models.DateTimeField()),
                ("vector", django.contrib.postgres.search.SearchVectorField()),
            ],
        ),
        migrations.RunSQL(MAKE, FORGET),
        migrations.AddIndex(
            "casewords", django.contrib.postgres.indexes.GinIndex(fields=["vector"], gin_pending_list_limit=512, name="case_words")
        ),
    ]
