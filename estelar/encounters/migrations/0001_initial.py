import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("customers", "0001_initial"),
        ("cycles", "0001_initial"),
        ("people", "0001_initial"),
        ("people", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="DirtyMark",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("day", models.DateField(db_index=True)),
            ],
        ),
        migrations.CreateModel(
            name="FileImport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("file_name", models.CharField(max_length=200, verbose_name="file")),
                ("stored_as", models.CharField(blank=True, max_length=200)),
                ("sha256", models.CharField(max_length=64)),
                ("size", models.BigIntegerField()),
                ("mapping", models.JSONField(default=dict)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("uploaded", "Uploaded"),
                            ("checked", "Checked"),
                            ("waiting", "Waiting"),
                            ("running", "Running"),
                            ("done", "Done"),
                            ("failed", "Failed"),
                            ("undone", "Undone"),
                        ],
                        default="uploaded",
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                ("rows_read", models.BigIntegerField(default=0)),
                ("encounters_made", models.BigIntegerField(default=0)),
                ("customers_made", models.BigIntegerField(default=0)),
                ("rows_rejected", models.BigIntegerField(default=0)),
                ("duplicates", models.BigIntegerField(default=0)),
                ("progress", models.FloatField(default=0)),
                ("doing", models.CharField(blank=True, max_length=200)),
                ("problems", models.JSONField(default=list)),
                ("rejected_as", models.CharField(blank=True, max_length=200)),
                ("error", models.TextField(blank=True)),
                ("at", models.DateTimeField()),
                ("finished_at", models.DateTimeField(null=True)),
                ("undone_at", models.DateTimeField(null=True)),
                ("by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name="Encounter",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("channel", models.CharField(blank=True, max_length=12, verbose_name="channel")),
                ("occurred_at", models.DateTimeField(verbose_name="when")),
                ("day", models.DateField(editable=False)),
                ("wait_seconds", models.PositiveIntegerField(blank=True, null=True, verbose_name="wait")),
                ("duration_seconds", models.PositiveIntegerField(blank=True, null=True, verbose_name="duration")),
                ("rating_raw", models.CharField(blank=True, max_length=40, verbose_name="rating")),
                ("scale", models.CharField(blank=True, max_length=24, verbose_name="scale")),
                ("rating", models.FloatField(editable=False, null=True)),
                ("satisfied", models.BooleanField(editable=False, null=True)),
                ("promoter", models.SmallIntegerField(editable=False, null=True)),
                (
                    "impression",
                    models.SmallIntegerField(
                        blank=True, choices=[(1, "stellar"), (0, "neutral"), (-1, "bitter")], null=True, verbose_name="impression"
                    ),
                ),
                (
                    "impression_source",
                    models.CharField(
                        blank=True,
                        choices=[("customer", "the customer said so"), ("staff", "staff saw it"), ("rating", "derived from the rating")],
                        max_length=8,
                    ),
                ),
                ("rule_version", models.PositiveSmallIntegerField(editable=False, null=True)),
                ("made_stellar", models.CharField(blank=True, max_length=500, verbose_name="what made it stellar")),
                ("comment", models.TextField(blank=True, verbose_name="comment")),
                ("source", models.CharField(default="hand", max_length=60, verbose_name="source")),
                ("external_id", models.CharField(blank=True, max_length=80, verbose_name="external id")),
                ("fingerprint", models.UUIDField(editable=False, null=True)),
                ("visit", models.UUIDField(blank=True, null=True)),
                ("recorded_at", models.DateTimeField()),
                (
                    "customer",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="encounters",
                        to="customers.customer",
                    ),
                ),
                (
                    "moment",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="encounters",
                        to="cycles.moment",
                        verbose_name="moment",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "served_by",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="encounters",
                        to="people.unit",
                        verbose_name="unit",
                    ),
                ),
                (
                    "file_import",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="encounters",
                        to="encounters.fileimport",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["day"], name="encounter_day"),
                    models.Index(fields=["unit", "-occurred_at", "-id"], name="encounter_unit_latest"),
                    models.Index(
                        condition=models.Q(("comment", ""), _negated=True),
                        fields=["moment", "-occurred_at", "-id"],
                        name="encounter_moment_comments",
                    ),
                    models.Index(
                        condition=models.Q(("customer__isnull", False)), fields=["customer", "-occurred_at"], name="encounter_customer"
                    ),
                    models.Index(condition=models.Q(("visit__isnull", False)), fields=["visit", "occurred_at"], name="encounter_visit"),
                    models.Index(condition=models.Q(("source", "hand")), fields=["recorded_by", "-recorded_at"], name="encounter_recorder"),
                    models.Index(condition=models.Q(("file_import__isnull", False)), fields=["file_import"], name="encounter_file_import"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("fingerprint__isnull", False)), fields=("fingerprint",), name="encounter_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("rating", None), models.Q(("rating__gte", 0), ("rating__lte", 1)), _connector="OR"),
                        name="rating_0_to_1",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("impression", None), ("impression__in", [-1, 0, 1]), _connector="OR"), name="impression_known"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SavedMapping",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=80, unique=True, verbose_name="name")),
                ("mapping", models.JSONField()),
                ("at", models.DateTimeField()),
                ("by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name="Dissatisfaction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("element", models.CharField(max_length=24, verbose_name="element")),
                ("evidence", models.CharField(blank=True, max_length=500, verbose_name="evidence")),
                (
                    "encounter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="dissatisfactions", to="encounters.encounter"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("encounter", "element"), name="element_once_per_encounter")],
            },
        ),
    ]
