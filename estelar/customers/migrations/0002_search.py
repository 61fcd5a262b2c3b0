"""Keys compare byte by byte (one index for equality, beginnings and order), and words inside a name are found by trigrams."""

import django.contrib.postgres.indexes
from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations, models


def key(length: int, **more: object) -> models.CharField:
    return models.CharField(blank=True, max_length=length, db_collation="C", **more)


class Migration(migrations.Migration):
    dependencies = [("customers", "0001_initial")]

    operations = [
        TrigramExtension(),
        migrations.RemoveIndex(model_name="customer", name="customer_name"),
        migrations.AlterField("customer", "external_id", key(80, verbose_name="external id")),
        migrations.AlterField("customer", "document_key", key(60, editable=False)),
        migrations.AlterField("customer", "phone_key", key(40, editable=False)),
        migrations.AlterField("customer", "email_key", key(254, editable=False)),
        migrations.AlterField("customer", "name_key", key(160, editable=False)),
        migrations.AddIndex("customer", models.Index(fields=["name_key", "id"], name="customer_name_order")),
        migrations.AddIndex(
            "customer",
            django.contrib.postgres.indexes.GinIndex(fields=["name_key"], name="customer_name_words", opclasses=["gin_trgm_ops"]),
        ),
    ]
