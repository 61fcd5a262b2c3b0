import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import estelar.notices.models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Mail",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("is_digest", models.BooleanField(default=False, verbose_name="daily summary")),
                ("message_id", models.CharField(max_length=200, unique=True)),
                ("made_at", models.DateTimeField(verbose_name="made")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "waiting"),
                            ("sending", "being sent"),
                            ("sent", "sent"),
                            ("failed", "not sent"),
                            ("dropped", "no longer needed"),
                        ],
                        default="waiting",
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                ("attempts", models.PositiveIntegerField(default=0, verbose_name="attempts")),
                ("unclear", models.PositiveIntegerField(default=0)),
                ("next_at", models.DateTimeField(verbose_name="next attempt")),
                ("lease", models.UUIDField(blank=True, null=True)),
                ("lease_until", models.DateTimeField(blank=True, null=True)),
                ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="sent")),
                ("error", models.CharField(blank=True, max_length=300, verbose_name="reason")),
                (
                    "to",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="to"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(condition=models.Q(("state__in", ("waiting", "sending"))), fields=["next_at", "id"], name="mail_due"),
                    models.Index(fields=["-made_at", "-id"], name="mail_latest"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=60)),
                ("at", models.DateTimeField(verbose_name="when")),
                ("detail", models.JSONField(default=dict, encoder=estelar.notices.models.DetailEncoder)),
                ("sealed", models.TextField(blank=True)),
                ("link", models.CharField(blank=True, max_length=300)),
                (
                    "delivery",
                    models.CharField(
                        choices=[("mail", "Mail at once"), ("digest", "In the daily summary"), ("inbox", "Only here")], max_length=6
                    ),
                ),
                ("read_at", models.DateTimeField(blank=True, null=True, verbose_name="read")),
                (
                    "mail",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="notices", to="notices.mail"
                    ),
                ),
                (
                    "to",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="to"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["to", "-at", "-id"], name="notice_latest"),
                    models.Index(condition=models.Q(("read_at", None)), fields=["to"], name="notice_unread"),
                    models.Index(
                        condition=models.Q(("delivery", "digest"), ("mail", None), ("read_at", None)),
                        fields=["at"],
                        name="notice_for_digest",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Preference",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=60)),
                (
                    "delivery",
                    models.CharField(
                        choices=[("mail", "Mail at once"), ("digest", "In the daily summary"), ("inbox", "Only here")], max_length=6
                    ),
                ),
                ("person", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("person", "key"), name="notice_preference_once")],
            },
        ),
    ]
