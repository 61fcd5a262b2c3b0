from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_initial")]

    operations = [
        migrations.AddField("case", "own_days", models.PositiveSmallIntegerField(blank=True, null=True)),
        migrations.AddField("case", "counted_from", models.DateTimeField(blank=True, null=True)),
        migrations.AddField("extension", "amount", models.PositiveSmallIntegerField(blank=True, null=True)),
    ]
