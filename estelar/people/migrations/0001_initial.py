import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Person",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                ("email", models.EmailField(max_length=254, unique=True, verbose_name="e-mail")),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                (
                    "kind",
                    models.CharField(choices=[("human", "Human"), ("robot", "Robot")], default="human", max_length=8, verbose_name="kind"),
                ),
                (
                    "external_id",
                    models.CharField(
                        blank=True, help_text="How files and other systems call this person.", max_length=60, verbose_name="staff number"
                    ),
                ),
                (
                    "language",
                    models.CharField(blank=True, choices=[("es", "Español"), ("en", "English")], max_length=5, verbose_name="language"),
                ),
                (
                    "theme",
                    models.CharField(
                        choices=[("auto", "As the device"), ("light", "Light"), ("dark", "Dark")],
                        default="auto",
                        max_length=5,
                        verbose_name="theme",
                    ),
                ),
                ("single_keys", models.BooleanField(default=True, verbose_name="single-key shortcuts")),
                ("is_active", models.BooleanField(default=True, verbose_name="may log in")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(django.db.models.functions.text.Lower("email"), name="person_email_once"),
                    models.UniqueConstraint(
                        django.db.models.functions.text.Lower("external_id"),
                        condition=models.Q(("external_id", ""), _negated=True),
                        name="person_external_id_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Organisation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(default="Estelar", max_length=120, verbose_name="name")),
                ("logo", models.BinaryField(blank=True, null=True, verbose_name="logo")),
                ("customer_es", models.CharField(default="cliente", max_length=40, verbose_name="customer, in Spanish")),
                ("customers_es", models.CharField(default="clientes", max_length=40, verbose_name="customers, in Spanish")),
                (
                    "customer_gender",
                    models.CharField(
                        choices=[("m", "masculine"), ("f", "feminine")], default="m", max_length=1, verbose_name="gender in Spanish"
                    ),
                ),
                ("customer_en", models.CharField(default="customer", max_length=40, verbose_name="customer, in English")),
                ("customers_en", models.CharField(default="customers", max_length=40, verbose_name="customers, in English")),
                ("country", models.CharField(default="CO", max_length=2, verbose_name="country")),
                ("time_zone", models.CharField(default="America/Bogota", max_length=60, verbose_name="time zone")),
                (
                    "language",
                    models.CharField(choices=[("es", "Español"), ("en", "English")], default="es", max_length=5, verbose_name="language"),
                ),
                ("facts_secret", models.CharField(default="", editable=False, max_length=64)),
            ],
            options={
                "constraints": [models.CheckConstraint(condition=models.Q(("pk", 1)), name="one_organisation")],
            },
        ),
        migrations.CreateModel(
            name="Unit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                (
                    "code",
                    models.CharField(blank=True, help_text="How files and other systems call it.", max_length=40, verbose_name="code"),
                ),
                ("path", models.CharField(editable=False, max_length=255, unique=True)),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="closed")),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="people.unit",
                        verbose_name="part of",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["path"], name="unit_path", opclasses=["varchar_pattern_ops"])],
                "constraints": [
                    models.UniqueConstraint(
                        django.db.models.functions.text.Lower("name"),
                        models.F("parent"),
                        name="unit_name_once_per_parent",
                        nulls_distinct=False,
                    ),
                    models.UniqueConstraint(
                        django.db.models.functions.text.Lower("code"),
                        condition=models.Q(("code", ""), _negated=True),
                        name="unit_code_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Assignment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("agent", "Agent"),
                            ("supervisor", "Supervisor"),
                            ("quality_manager", "Quality manager"),
                            ("director", "Director"),
                            ("auditor", "Auditor"),
                            ("administrator", "Administrator"),
                        ],
                        max_length=20,
                        verbose_name="role",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="assignments", to=settings.AUTH_USER_MODEL),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="assignments", to="people.unit", verbose_name="unit"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("person", "unit", "role"), name="assignment_once")],
            },
        ),
    ]
