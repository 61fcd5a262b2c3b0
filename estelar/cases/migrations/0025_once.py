from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0041_concern_of_merged")]

    operations = [
        migrations.AddField(
            model_name="message",
            name="token",
            field=models.CharField(blank=True, default="", editable=False, max_length=36),
        ),
        migrations.AddConstraint(
            model_name="message",
            constraint=models.UniqueConstraint(
                condition=models.Q(("token", ""), _negated=True), fields=("case", "token"), name="message_once"
            ),
        ),
    ]
