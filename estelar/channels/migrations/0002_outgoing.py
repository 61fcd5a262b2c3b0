import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("channels", "0001_intake"),
        ("people", "0003_login"),
    ]

    operations = [
        migrations.CreateModel(
            name="Attachment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sha256", models.CharField(max_length=64)),
                ("size", models.PositiveBigIntegerField(verbose_name="size")),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("declared_type", models.CharField(blank=True, max_length=120)),
                ("content_type", models.CharField(max_length=120, verbose_name="kind")),
                ("is_mismatched", models.BooleanField(default=False)),
                ("content_id", models.CharField(blank=True, max_length=250)),
                ("text", models.TextField(blank=True)),
                (
                    "note",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("encrypted", "It is protected by a password."),
                            ("too_large", "It is too large to be read."),
                            ("unreadable", "It is damaged, or not what it says."),
                            ("no_reader", "It holds no text that can be read here."),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "verdict",
                    models.CharField(
                        choices=[("clean", "checked, clean"), ("infected", "infected"), ("unscanned", "not checked")],
                        default="unscanned",
                        max_length=9,
                        verbose_name="virus check",
                    ),
                ),
                ("threat", models.CharField(blank=True, max_length=200)),
                ("scanned_at", models.DateTimeField(null=True)),
                ("look_at", models.DateTimeField(null=True)),
                ("looks", models.PositiveSmallIntegerField(default=0)),
                ("added_at", models.DateTimeField(verbose_name="added")),
                ("added_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                (
                    "incoming",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, related_name="attachments", to="channels.incoming"
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
                "indexes": [
                    models.Index(fields=["sha256"], name="attachment_content"),
                    models.Index(condition=models.Q(("look_at__isnull", False)), fields=["look_at", "id"], name="attachment_to_look_at"),
                ],
            },
        ),
        migrations.CreateModel(
            name="MessagingAccount",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=20, verbose_name="service")),
                ("name", models.CharField(max_length=120, unique=True, verbose_name="name")),
                ("phone_number_id", models.CharField(max_length=40, verbose_name="phone number ID")),
                ("phone", models.CharField(blank=True, max_length=30, verbose_name="number")),
                ("sealed_token", models.TextField(editable=False)),
                ("sealed_app_secret", models.TextField(editable=False)),
                ("sealed_verify_token", models.TextField(editable=False)),
                ("is_active", models.BooleanField(default=True, verbose_name="active")),
                ("added_at", models.DateTimeField(verbose_name="added")),
                ("last_event_at", models.DateTimeField(editable=False, null=True, verbose_name="last message")),
                ("failing_since", models.DateTimeField(editable=False, null=True)),
                ("failing_reason", models.CharField(blank=True, editable=False, max_length=300)),
                (
                    "unit",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.unit", verbose_name="unit"),
                ),
            ],
            options={
                "ordering": ("name",),
                "constraints": [models.UniqueConstraint(fields=("kind", "phone_number_id"), name="messaging_number_once")],
            },
        ),
        migrations.CreateModel(
            name="AutoStop",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("since", models.DateTimeField()),
                (
                    "mailbox",
                    models.OneToOneField(
                        null=True, on_delete=django.db.models.deletion.CASCADE, related_name="auto_stop", to="channels.mailbox"
                    ),
                ),
                (
                    "account",
                    models.OneToOneField(
                        null=True, on_delete=django.db.models.deletion.CASCADE, related_name="auto_stop", to="channels.messagingaccount"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("mailbox", None), ("account", None), _connector="XOR"), name="auto_stop_of_one"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Outgoing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("decision", models.CharField(max_length=200, unique=True)),
                ("channel", models.CharField(max_length=20, verbose_name="channel")),
                ("to", models.CharField(max_length=320, verbose_name="to")),
                ("subject", models.CharField(blank=True, max_length=300, verbose_name="subject")),
                ("text", models.TextField(blank=True)),
                ("html", models.TextField(blank=True)),
                ("template", models.JSONField(default=dict)),
                ("message_id", models.CharField(blank=True, max_length=300)),
                ("in_reply_to", models.CharField(blank=True, max_length=998)),
                ("references", django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=998), default=list)),
                ("auto", models.BooleanField(default=False)),
                ("made_at", models.DateTimeField(verbose_name="made")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("queued", "waiting to be sent"),
                            ("held", "held back until somebody looks"),
                            ("sending", "being sent"),
                            ("deferred", "not taken yet, tried again"),
                            ("sent", "sent"),
                            ("bounced", "came back"),
                            ("failed", "not sent"),
                            ("dropped", "not sent on purpose"),
                        ],
                        default="queued",
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                ("attempts", models.PositiveIntegerField(default=0, verbose_name="attempts")),
                ("unclear", models.PositiveIntegerField(default=0)),
                ("since", models.DateTimeField()),
                ("next_at", models.DateTimeField(verbose_name="next attempt")),
                ("lease", models.UUIDField(null=True)),
                ("lease_until", models.DateTimeField(null=True)),
                ("error", models.CharField(blank=True, max_length=500, verbose_name="reason")),
                ("proof", models.JSONField(default=dict)),
                ("sent_at", models.DateTimeField(null=True, verbose_name="sent")),
                ("delivered_at", models.DateTimeField(null=True, verbose_name="delivered")),
                ("read_at", models.DateTimeField(null=True, verbose_name="read")),
                ("bounced_at", models.DateTimeField(null=True, verbose_name="came back")),
                (
                    "account",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="outgoing", to="channels.messagingaccount"
                    ),
                ),
                ("attachments", models.ManyToManyField(related_name="outgoing", to="channels.attachment")),
                ("made_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                (
                    "mailbox",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="outgoing", to="channels.mailbox"
                    ),
                ),
                ("unit", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.unit")),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("state__in", ("queued", "deferred", "sending"))), fields=["next_at", "id"], name="outgoing_due"
                    ),
                    models.Index(condition=models.Q(("auto", True)), fields=["to", "-made_at"], name="outgoing_auto"),
                    models.Index(condition=models.Q(("auto", True)), fields=["mailbox", "-made_at"], name="outgoing_auto_mailbox"),
                    models.Index(
                        condition=models.Q(("state__in", ("held", "deferred", "failed", "bounced"))),
                        fields=["-id"],
                        name="outgoing_trouble",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("message_id", ""), _negated=True), fields=("message_id",), name="outgoing_message_id_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("account", None), ("channel", "email"), ("mailbox__isnull", False)),
                            models.Q(models.Q(("channel", "email"), _negated=True), ("account__isnull", False), ("mailbox", None)),
                            _connector="OR",
                        ),
                        name="outgoing_leaves_by_one_way",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OutgoingEvent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("what", models.CharField(max_length=10)),
                ("at", models.DateTimeField()),
                ("detail", models.CharField(blank=True, max_length=500)),
                ("is_taken", models.BooleanField(default=False)),
                ("outgoing", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="events", to="channels.outgoing")),
            ],
            options={
                "ordering": ("pk",),
                "indexes": [models.Index(condition=models.Q(("is_taken", False)), fields=["id"], name="outgoing_news")],
            },
        ),
        migrations.CreateModel(
            name="RawEvent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("body", models.BinaryField()),
                ("sha256", models.CharField(max_length=64)),
                ("received_at", models.DateTimeField(verbose_name="received")),
                ("copies", models.PositiveIntegerField(default=0)),
                (
                    "state",
                    models.CharField(
                        choices=[("stored", "stored, not read yet"), ("read", "read"), ("unreadable", "in quarantine")],
                        default="stored",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("next_at", models.DateTimeField()),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("error", models.CharField(blank=True, max_length=300)),
                (
                    "account",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="events", to="channels.messagingaccount"),
                ),
            ],
            options={
                "indexes": [
                    models.Index(condition=models.Q(("state", "stored")), fields=["next_at", "id"], name="raw_event_waiting"),
                    models.Index(fields=["received_at"], name="raw_event_age"),
                ],
                "constraints": [models.UniqueConstraint(fields=("account", "sha256"), name="raw_event_once")],
            },
        ),
        migrations.CreateModel(
            name="Inbound",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("message_id", models.CharField(max_length=250)),
                ("address", models.CharField(max_length=40)),
                ("name", models.CharField(blank=True, max_length=200)),
                ("at", models.DateTimeField()),
                (
                    "account",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="inbound", to="channels.messagingaccount"),
                ),
                (
                    "incoming",
                    models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="inbound", to="channels.incoming"),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["account", "address", "-at"], name="inbound_latest")],
                "constraints": [models.UniqueConstraint(fields=("account", "message_id"), name="inbound_once")],
            },
        ),
    ]
