import django.contrib.postgres.fields
import django.db.models.constraints
import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models

import estelar.cases.rules.words


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("calendars", "0002_versions_stay"),
        ("channels", "0002_outgoing"),
        ("customers", "0003_any_part"),
        ("cycles", "0002_published_stays"),
        ("encounters", "0012_list_indexes"),
        ("people", "0003_login"),
        ("people", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Escalation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("days_before", models.PositiveSmallIntegerField(unique=True, verbose_name="business days before")),
                ("role", models.CharField(max_length=20, verbose_name="role")),
            ],
            options={
                "ordering": ("-days_before",),
            },
        ),
        migrations.CreateModel(
            name="Cause",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="cases.cause",
                        verbose_name="part of",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        django.db.models.functions.text.Lower("name"),
                        models.F("parent"),
                        name="cause_once_per_parent",
                        nulls_distinct=False,
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Case",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("key", models.CharField(editable=False, max_length=12, unique=True, verbose_name="tracking key")),
                ("year", models.PositiveSmallIntegerField(editable=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("petition", "petition"),
                            ("complaint", "complaint"),
                            ("claim", "claim"),
                            ("suggestion", "suggestion"),
                            ("report", "report of misconduct"),
                            ("information", "request for information"),
                            ("compliment", "compliment"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                (
                    "said_kind",
                    models.CharField(
                        choices=[
                            ("petition", "petition"),
                            ("complaint", "complaint"),
                            ("claim", "claim"),
                            ("suggestion", "suggestion"),
                            ("report", "report of misconduct"),
                            ("information", "request for information"),
                            ("compliment", "compliment"),
                        ],
                        max_length=12,
                        verbose_name="what the customer calls it",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("received", "received"),
                            ("incomplete", "waiting for the customer to complete it"),
                            ("transferred", "transferred"),
                            ("in_work", "in work"),
                            ("answered", "answered"),
                            ("closed", "closed"),
                            ("merged", "merged into another"),
                        ],
                        default=estelar.cases.rules.words.Status["RECEIVED"],
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                (
                    "is_open",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.ExpressionWrapper(
                            models.Q(
                                ("status__in", [estelar.cases.rules.words.Status["CLOSED"], estelar.cases.rules.words.Status["MERGED"]]),
                                _negated=True,
                            ),
                            output_field=models.BooleanField(),
                        ),
                        output_field=models.BooleanField(),
                    ),
                ),
                ("subject", models.CharField(max_length=200, verbose_name="subject")),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("counter", "counter"),
                            ("phone", "phone"),
                            ("paper", "paper"),
                            ("email", "e-mail"),
                            ("web", "web form"),
                            ("api", "another program"),
                            ("whatsapp", "WhatsApp"),
                            ("import", "imported file"),
                        ],
                        max_length=12,
                        verbose_name="channel",
                    ),
                ),
                ("language", models.CharField(default="es", max_length=5, verbose_name="language")),
                ("contact_name", models.CharField(blank=True, max_length=160, verbose_name="name")),
                ("contact_document", models.CharField(blank=True, max_length=60, verbose_name="document")),
                ("contact_email", models.CharField(blank=True, max_length=254, verbose_name="e-mail")),
                ("contact_phone", models.CharField(blank=True, max_length=40, verbose_name="phone")),
                ("contact_address", models.CharField(blank=True, max_length=300, verbose_name="address")),
                (
                    "answer_by",
                    models.CharField(
                        choices=[
                            ("email", "e-mail"),
                            ("paper", "letter"),
                            ("counter", "at the counter"),
                            ("phone", "phone"),
                            ("whatsapp", "WhatsApp"),
                            ("web", "the tracking page"),
                        ],
                        default="email",
                        max_length=12,
                        verbose_name="wants the answer by",
                    ),
                ),
                (
                    "severity",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "low"), (2, "usual"), (3, "serious"), (4, "danger to life or safety")],
                        default=estelar.cases.rules.words.Severity["USUAL"],
                        verbose_name="severity",
                    ),
                ),
                (
                    "vulnerability",
                    django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=12), blank=True, default=list),
                ),
                ("is_confidential", models.BooleanField(default=False, verbose_name="confidential")),
                ("is_second_failure", models.BooleanField(default=False, verbose_name="second failure with the same customer")),
                (
                    "money_claimed",
                    models.DecimalField(blank=True, decimal_places=2, max_digits=15, null=True, verbose_name="money claimed"),
                ),
                (
                    "money_granted",
                    models.DecimalField(blank=True, decimal_places=2, max_digits=15, null=True, verbose_name="money granted"),
                ),
                ("received_at", models.DateTimeField(verbose_name="received")),
                ("recorded_at", models.DateTimeField()),
                ("rule_id", models.CharField(blank=True, max_length=40, verbose_name="legal term")),
                ("rule_version", models.PositiveSmallIntegerField(default=1)),
                ("due_at", models.DateTimeField(blank=True, null=True, verbose_name="due")),
                ("next_due_at", models.DateTimeField(blank=True, null=True, verbose_name="next deadline")),
                ("paused_at", models.DateTimeField(blank=True, null=True)),
                ("customer_waits", models.BooleanField(default=True)),
                ("last_message_at", models.DateTimeField(blank=True, null=True)),
                ("first_answer_at", models.DateTimeField(blank=True, null=True)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("notified_at", models.DateTimeField(blank=True, null=True)),
                ("resolved_at", models.DateTimeField(blank=True, null=True)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("is_late", models.BooleanField(blank=True, null=True)),
                ("reopened", models.PositiveSmallIntegerField(default=0)),
                ("instance", models.PositiveSmallIntegerField(default=1)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("granted", "granted"),
                            ("partly", "granted in part"),
                            ("denied", "denied"),
                            ("informed", "informed"),
                            ("withdrawn", "withdrawn by the customer"),
                            ("abandoned", "not completed by the customer"),
                            ("transferred", "transferred"),
                            ("thanked", "thanked"),
                        ],
                        max_length=12,
                        verbose_name="outcome",
                    ),
                ),
                ("measures", models.TextField(blank=True, verbose_name="measures taken")),
                ("handling_rating", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="satisfaction with the handling")),
                ("handling_comment", models.TextField(blank=True)),
                ("on_wallboard", models.BooleanField(default=False)),
                ("source", models.CharField(blank=True, max_length=60)),
                ("external_id", models.CharField(blank=True, max_length=80, verbose_name="external id")),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "calendar_version",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="calendars.version"
                    ),
                ),
                (
                    "customer",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cases",
                        to="customers.customer",
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="merged", to="cases.case"
                    ),
                ),
                ("moments", models.ManyToManyField(blank=True, related_name="cases", to="cycles.moment", verbose_name="moments")),
                (
                    "other_units",
                    models.ManyToManyField(blank=True, related_name="+", to="people.unit", verbose_name="other units that it concerns"),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cases",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="children", to="cases.case"
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cycles.service",
                        verbose_name="service",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cases",
                        to="people.unit",
                        verbose_name="unit",
                    ),
                ),
                (
                    "cause",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cases",
                        to="cases.cause",
                        verbose_name="root cause",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        models.OrderBy(models.F("next_due_at"), nulls_last=True),
                        models.F("id"),
                        condition=models.Q(("is_open", True)),
                        name="case_due",
                    ),
                    models.Index(
                        models.F("unit"),
                        models.OrderBy(models.F("next_due_at"), nulls_last=True),
                        models.F("id"),
                        condition=models.Q(("is_open", True)),
                        name="case_unit_due",
                    ),
                    models.Index(
                        models.F("owner"),
                        models.OrderBy(models.F("next_due_at"), nulls_last=True),
                        models.F("id"),
                        condition=models.Q(("is_open", True)),
                        name="case_owner_due",
                    ),
                    models.Index(fields=["unit", "-received_at", "-id"], name="case_unit_latest"),
                    models.Index(fields=["-received_at", "-id"], name="case_latest"),
                    models.Index(
                        condition=models.Q(("customer__isnull", False)), fields=["customer", "-received_at"], name="case_customer"
                    ),
                    models.Index(condition=models.Q(("closed_at__isnull", False)), fields=["closed_at"], name="case_closed"),
                    models.Index(
                        condition=models.Q(("contact_email", ""), _negated=True), fields=["contact_email"], name="case_contact_email"
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("external_id", ""), _negated=True),
                        fields=("source", "external_id"),
                        name="case_once_per_source",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("merged_into", models.F("id")), _negated=True), name="case_not_merged_into_itself"
                    ),
                    models.CheckConstraint(condition=models.Q(("parent", models.F("id")), _negated=True), name="case_not_its_own_parent"),
                    models.CheckConstraint(
                        condition=models.Q(("handling_rating", None), ("handling_rating__range", (1, 5)), _connector="OR"),
                        name="case_rating_1_to_5",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Concern",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("case", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="concerns", to="cases.case")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="concerned_by", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("case", "person"), name="concern_once")],
            },
        ),
        migrations.CreateModel(
            name="Confirmation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("rule_id", models.CharField(max_length=40)),
                ("rule_version", models.PositiveSmallIntegerField()),
                ("is_on", models.BooleanField()),
                ("note", models.TextField(verbose_name="note")),
                ("at", models.DateTimeField()),
                ("by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("rule_id", "rule_version"), name="confirmation_once")],
            },
        ),
        migrations.CreateModel(
            name="Draft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=8)),
                ("text", models.TextField(blank=True)),
                ("last_seen", models.BigIntegerField(default=0)),
                ("at", models.DateTimeField()),
                ("attachments", models.ManyToManyField(blank=True, related_name="+", to="channels.attachment")),
                ("case", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="drafts", to="cases.case")),
                ("person", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("person", "case", "kind"), name="draft_once")],
            },
        ),
        migrations.CreateModel(
            name="Extension",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reason", models.TextField(verbose_name="reasons")),
                ("due_before", models.DateTimeField()),
                ("due_after", models.DateTimeField()),
                ("at", models.DateTimeField()),
                ("by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("case", models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name="extension", to="cases.case")),
            ],
        ),
        migrations.CreateModel(
            name="Link",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("related", "related"), ("split", "split off"), ("reply", "may be a reply to")],
                        default="related",
                        max_length=8,
                    ),
                ),
                ("is_confirmed", models.BooleanField(default=True)),
                ("at", models.DateTimeField()),
                ("by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("case", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="links", to="cases.case")),
                ("other", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="linked_from", to="cases.case")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("case", "other"), name="link_once"),
                    models.CheckConstraint(condition=models.Q(("case", models.F("other")), _negated=True), name="link_two_cases"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Lived",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "what",
                    models.CharField(
                        choices=[
                            ("received", "how it was received"),
                            ("answered", "how it was answered"),
                            ("praised", "what the compliment is about"),
                            ("bitter", "what the complaint is about"),
                        ],
                        max_length=8,
                    ),
                ),
                ("case", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="lived", to="cases.case")),
                (
                    "encounter",
                    models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="encounters.encounter"),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["case", "what"], name="lived_case")],
            },
        ),
        migrations.CreateModel(
            name="Message",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("request", "request"),
                            ("customer", "from the customer"),
                            ("reply", "reply"),
                            ("answer", "answer"),
                            ("receipt", "receipt"),
                            ("notice", "notice"),
                            ("note", "note"),
                        ],
                        max_length=8,
                    ),
                ),
                ("author_name", models.CharField(blank=True, max_length=160)),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("counter", "counter"),
                            ("phone", "phone"),
                            ("paper", "paper"),
                            ("email", "e-mail"),
                            ("web", "web form"),
                            ("api", "another program"),
                            ("whatsapp", "WhatsApp"),
                            ("import", "imported file"),
                        ],
                        max_length=12,
                    ),
                ),
                ("text", models.TextField()),
                ("at", models.DateTimeField()),
                ("attachments", models.ManyToManyField(blank=True, related_name="+", to="channels.attachment")),
                (
                    "author",
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
                    "case",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="messages", to="cases.case"
                    ),
                ),
                (
                    "incoming",
                    models.OneToOneField(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="channels.incoming"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["case", "at", "id"], name="message_case")],
            },
        ),
        migrations.CreateModel(
            name="Notification",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("email", "e-mail"),
                            ("paper", "letter"),
                            ("counter", "at the counter"),
                            ("phone", "phone"),
                            ("whatsapp", "WhatsApp"),
                            ("web", "the tracking page"),
                        ],
                        max_length=12,
                    ),
                ),
                ("address", models.CharField(blank=True, max_length=300)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "on its way"),
                            ("delivered", "delivered"),
                            ("failed", "not delivered"),
                            ("replaced", "sent again another way"),
                        ],
                        default="waiting",
                        max_length=9,
                    ),
                ),
                ("proof", models.CharField(blank=True, max_length=500, verbose_name="proof")),
                ("at", models.DateTimeField()),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                (
                    "message",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="notifications", to="cases.message"),
                ),
                (
                    "outgoing",
                    models.OneToOneField(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="channels.outgoing"
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("proof_files", models.ManyToManyField(blank=True, related_name="+", to="channels.attachment")),
            ],
            options={
                "indexes": [
                    models.Index(condition=models.Q(("state__in", ["waiting", "failed"])), fields=["state", "at"], name="notification_open")
                ],
            },
        ),
        migrations.CreateModel(
            name="Pause",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("cause", models.CharField(max_length=40)),
                ("began_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("note", models.CharField(blank=True, max_length=300)),
                ("by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("case", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="pauses", to="cases.case")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(condition=models.Q(("ended_at", None)), fields=("case",), name="case_one_open_pause")
                ],
            },
        ),
        migrations.CreateModel(
            name="Point",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveSmallIntegerField()),
                ("text", models.CharField(max_length=500, verbose_name="point")),
                ("answer", models.TextField(blank=True, verbose_name="what we answer to it")),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("case", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="points", to="cases.case")),
            ],
            options={
                "ordering": ("position",),
                "constraints": [
                    models.UniqueConstraint(
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"], fields=("case", "position"), name="point_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Presence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("is_typing", models.BooleanField(default=False)),
                ("at", models.DateTimeField()),
                ("case", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="presences", to="cases.case")),
                ("person", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("person", "case"), name="presence_once")],
            },
        ),
        migrations.CreateModel(
            name="Promise",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("to_name", models.CharField(blank=True, max_length=160, verbose_name="to whom")),
                ("what", models.CharField(max_length=300, verbose_name="what")),
                ("condition", models.CharField(blank=True, max_length=300, verbose_name="on condition that")),
                ("due_at", models.DateTimeField(verbose_name="by when")),
                ("made_at", models.DateTimeField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("pending", "pending"),
                            ("kept", "kept"),
                            ("renegotiated", "renegotiated in time"),
                            ("broken", "broken"),
                            ("recovered", "broken, and made good"),
                            ("lifted", "no longer due: its condition did not come about"),
                        ],
                        default="pending",
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                ("note", models.CharField(blank=True, max_length=300)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="promises",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who keeps it",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name="promises", to="cases.case"
                    ),
                ),
                (
                    "customer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="promises",
                        to="customers.customer",
                        verbose_name="to whom",
                    ),
                ),
                ("made_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                (
                    "moment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cycles.moment",
                        verbose_name="moment",
                    ),
                ),
                (
                    "replaced_by",
                    models.OneToOneField(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="replaces", to="cases.promise"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.unit", verbose_name="unit"),
                ),
            ],
            options={
                "indexes": [
                    models.Index(condition=models.Q(("state", "pending")), fields=["by", "due_at"], name="promise_by"),
                    models.Index(condition=models.Q(("state", "pending")), fields=["due_at"], name="promise_due"),
                    models.Index(fields=["unit", "-due_at"], name="promise_unit"),
                ],
            },
        ),
        migrations.CreateModel(
            name="SavedView",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=60, verbose_name="name")),
                ("query", models.CharField(max_length=500)),
                ("position", models.PositiveSmallIntegerField(default=0)),
                (
                    "person",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ("position", "name"),
            },
        ),
        migrations.CreateModel(
            name="Sheet",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField()),
                ("number", models.PositiveIntegerField()),
                ("from_paper", models.BooleanField(default=False)),
                ("paper_number", models.CharField(blank=True, max_length=40)),
                ("guardian", models.CharField(blank=True, max_length=160, verbose_name="father or mother, for minors")),
                ("good", models.CharField(choices=[("product", "product"), ("service", "service")], max_length=8, verbose_name="good")),
                ("description", models.CharField(blank=True, max_length=500, verbose_name="what was contracted")),
                ("request", models.TextField(blank=True, verbose_name="what the consumer asks for")),
                ("case", models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name="sheet", to="cases.case")),
                ("establishment", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.unit")),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("establishment", "year", "number"), name="sheet_number_once")],
            },
        ),
        migrations.CreateModel(
            name="Tab",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("seen_version", models.PositiveIntegerField(default=0)),
                ("at", models.DateTimeField()),
                ("case", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="cases.case")),
                ("person", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("person", "case"), name="tab_once")],
            },
        ),
        migrations.CreateModel(
            name="Theme",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "code",
                    models.CharField(blank=True, help_text="How files and other systems call it.", max_length=40, verbose_name="code"),
                ),
                ("is_confidential", models.BooleanField(default=False, verbose_name="its cases are confidential")),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="cases.theme",
                        verbose_name="part of",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        django.db.models.functions.text.Lower("name"),
                        models.F("parent"),
                        name="theme_once_per_parent",
                        nulls_distinct=False,
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Template",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                (
                    "language",
                    models.CharField(choices=[("es", "Español"), ("en", "English")], default="es", max_length=5, verbose_name="language"),
                ),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("petition", "petition"),
                            ("complaint", "complaint"),
                            ("claim", "claim"),
                            ("suggestion", "suggestion"),
                            ("report", "report of misconduct"),
                            ("information", "request for information"),
                            ("compliment", "compliment"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("text", models.TextField(verbose_name="text")),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "theme",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="cases.theme",
                        verbose_name="theme",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(django.db.models.functions.text.Lower("name"), models.F("language"), name="template_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Routing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveSmallIntegerField()),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("petition", "petition"),
                            ("complaint", "complaint"),
                            ("claim", "claim"),
                            ("suggestion", "suggestion"),
                            ("report", "report of misconduct"),
                            ("information", "request for information"),
                            ("compliment", "compliment"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                (
                    "owner",
                    models.CharField(
                        choices=[
                            ("nobody", "nobody yet: the unit's queue"),
                            ("least_load", "whoever of the unit has the fewest open cases"),
                            ("named", "this person"),
                        ],
                        default="least_load",
                        max_length=10,
                        verbose_name="owner",
                    ),
                ),
                (
                    "from_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="people.unit",
                        verbose_name="came in at",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "to_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="people.unit",
                        verbose_name="goes to",
                    ),
                ),
                (
                    "theme",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="cases.theme",
                        verbose_name="theme",
                    ),
                ),
            ],
            options={
                "ordering": ("position", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Regime",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("petition", "petition"),
                            ("complaint", "complaint"),
                            ("claim", "claim"),
                            ("suggestion", "suggestion"),
                            ("report", "report of misconduct"),
                            ("information", "request for information"),
                            ("compliment", "compliment"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("rule_id", models.CharField(max_length=40, verbose_name="legal term")),
                ("own_days", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="own standard, in business days")),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.unit"
                    ),
                ),
                (
                    "theme",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="cases.theme"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("kind", "theme", "unit"), name="regime_once", nulls_distinct=False)],
            },
        ),
        migrations.AddField(
            model_name="case",
            name="theme",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="cases",
                to="cases.theme",
                verbose_name="theme",
            ),
        ),
        migrations.CreateModel(
            name="Absence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("first", models.DateField(verbose_name="from")),
                ("last", models.DateField(verbose_name="until")),
                (
                    "person",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="absences", to=settings.AUTH_USER_MODEL),
                ),
                (
                    "stand_in",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [models.CheckConstraint(condition=models.Q(("last__gte", models.F("first"))), name="absence_in_order")],
            },
        ),
    ]
