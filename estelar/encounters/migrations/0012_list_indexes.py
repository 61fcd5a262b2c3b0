"""The list filtered by a comment or by a source finds its page at once, however old or rare: no walk over years of days."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("encounters", "0011_intake")]

    operations = [
        migrations.AddIndex(
            "encounter",
            models.Index(
                fields=["day", "occurred_at", "id"], name="encounter_comments", condition=models.Q(("comment", ""), _negated=True)
            ),
        ),
        migrations.AddIndex("encounter", models.Index(fields=["source", "day"], name="encounter_source")),
    ]
