import django.contrib.postgres.indexes
import django.db.models.fields.json
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("channels", "0002_outgoing"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="incoming",
            index=django.contrib.postgres.indexes.HashIndex(
                django.db.models.fields.json.KeyTextTransform("message_id", "evidence"),
                condition=models.Q(("kind", "bounce")),
                name="incoming_bounce_of",
            ),
        ),
    ]
