import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Cycle",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("created_at", models.DateTimeField()),
                ("archived_at", models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Service",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120, unique=True, verbose_name="name")),
                (
                    "kind",
                    models.CharField(
                        choices=[("basic", "Basic"), ("complementary", "Complementary"), ("peripheral", "Peripheral")],
                        default="basic",
                        max_length=14,
                        verbose_name="kind",
                    ),
                ),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("strategy", "Strategy"),
                            ("design", "Design"),
                            ("transition", "Transition"),
                            ("operation", "Operation"),
                            ("improvement", "Continual improvement"),
                        ],
                        default="operation",
                        max_length=12,
                        verbose_name="life-cycle stage",
                    ),
                ),
                ("description", models.TextField(blank=True, verbose_name="description")),
            ],
        ),
        migrations.CreateModel(
            name="CycleVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(verbose_name="version")),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "Draft"), ("in_force", "In force"), ("retired", "Retired")],
                        default="draft",
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                ("design", models.JSONField()),
                ("revision", models.PositiveIntegerField(default=0)),
                ("note", models.TextField(blank=True, verbose_name="note")),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                ("cycle", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="versions", to="cycles.cycle")),
                (
                    "published_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("cycle", "number"), name="version_number_once"),
                    models.UniqueConstraint(condition=models.Q(("state", "in_force")), fields=("cycle",), name="one_version_in_force"),
                    models.UniqueConstraint(condition=models.Q(("state", "draft")), fields=("cycle",), name="one_draft"),
                ],
            },
        ),
        migrations.CreateModel(
            name="DesignCheck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("answers", models.JSONField(default=dict)),
                ("score", models.PositiveSmallIntegerField(null=True)),
                ("at", models.DateTimeField()),
                ("by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                (
                    "version",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="check_result", to="cycles.cycleversion"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="DraftRevision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("design", models.JSONField()),
                ("what", models.CharField(max_length=200)),
                ("at", models.DateTimeField()),
                ("by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                (
                    "version",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="revisions", to="cycles.cycleversion"),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("version", "number"), name="revision_once")],
            },
        ),
        migrations.CreateModel(
            name="Moment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=40)),
                ("name", models.CharField(max_length=80, verbose_name="name")),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("is_in_force", models.BooleanField(default=True)),
                ("is_human", models.BooleanField(default=True)),
                ("channel", models.CharField(blank=True, max_length=12)),
                ("element", models.CharField(blank=True, max_length=16)),
                ("wait_standard_seconds", models.PositiveIntegerField(null=True)),
                ("wait_standard_share", models.FloatField(null=True)),
                ("critical_reason", models.CharField(blank=True, max_length=500)),
                ("cycle", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="moments", to="cycles.cycle")),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("cycle", "key"), name="moment_key_once_per_cycle")],
            },
        ),
        migrations.AddField(
            model_name="cycle",
            name="service",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="cycles", to="cycles.service", verbose_name="service"
            ),
        ),
        migrations.AddConstraint(
            model_name="cycle",
            constraint=models.UniqueConstraint(fields=("service", "name"), name="cycle_name_once_per_service"),
        ),
    ]
