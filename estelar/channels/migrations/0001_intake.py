import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0003_login"),
        ("people", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Mailbox",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120, unique=True, verbose_name="name")),
                ("address", models.EmailField(max_length=254, verbose_name="e-mail address")),
                (
                    "login",
                    models.CharField(
                        choices=[("password", "user and password"), ("oauth", "OAuth (Microsoft 365, Google)")],
                        default="password",
                        max_length=8,
                        verbose_name="login",
                    ),
                ),
                ("imap_host", models.CharField(max_length=253, verbose_name="IMAP server")),
                ("imap_port", models.PositiveIntegerField(default=993, verbose_name="IMAP port")),
                (
                    "imap_security",
                    models.CharField(
                        choices=[
                            ("ssl", "encrypted from the start (SSL/TLS)"),
                            ("starttls", "STARTTLS, refused when the server does not offer it"),
                            ("plain", "not encrypted (only on this machine)"),
                        ],
                        default="ssl",
                        max_length=8,
                        verbose_name="protection of IMAP",
                    ),
                ),
                ("imap_user", models.CharField(max_length=254, verbose_name="IMAP user")),
                (
                    "folders",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=200), default=list, verbose_name="folders"
                    ),
                ),
                ("smtp_host", models.CharField(blank=True, max_length=253, verbose_name="SMTP server")),
                ("smtp_port", models.PositiveIntegerField(default=587, verbose_name="SMTP port")),
                (
                    "smtp_security",
                    models.CharField(
                        choices=[
                            ("ssl", "encrypted from the start (SSL/TLS)"),
                            ("starttls", "STARTTLS, refused when the server does not offer it"),
                            ("plain", "not encrypted (only on this machine)"),
                        ],
                        default="starttls",
                        max_length=8,
                        verbose_name="protection of SMTP",
                    ),
                ),
                ("smtp_user", models.CharField(blank=True, max_length=254, verbose_name="SMTP user")),
                ("sealed_password", models.TextField(blank=True, editable=False)),
                ("oauth_token_url", models.URLField(blank=True, max_length=500, verbose_name="token address")),
                ("oauth_client_id", models.CharField(blank=True, max_length=200, verbose_name="client id")),
                ("oauth_scope", models.CharField(blank=True, max_length=500, verbose_name="scope")),
                ("sealed_oauth_secret", models.TextField(blank=True, editable=False)),
                ("sealed_refresh_token", models.TextField(blank=True, editable=False)),
                ("sealed_access_token", models.TextField(blank=True, editable=False)),
                ("access_token_until", models.DateTimeField(editable=False, null=True)),
                ("take_old", models.BooleanField(default=False, verbose_name="take old mail as new")),
                ("delete_after_custody", models.BooleanField(default=False, verbose_name="delete from the server what is in custody")),
                ("is_active", models.BooleanField(default=True, verbose_name="active")),
                ("added_at", models.DateTimeField(verbose_name="added")),
                ("tried_at", models.DateTimeField(editable=False, null=True, verbose_name="last attempt")),
                ("last_success_at", models.DateTimeField(editable=False, null=True, verbose_name="last success")),
                ("failing_since", models.DateTimeField(editable=False, null=True)),
                ("failing_reason", models.CharField(blank=True, editable=False, max_length=300)),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="mailboxes", to="people.unit", verbose_name="unit"
                    ),
                ),
            ],
            options={
                "ordering": ("name",),
                "constraints": [models.UniqueConstraint(django.db.models.functions.text.Lower("address"), name="mailbox_address_once")],
            },
        ),
        migrations.CreateModel(
            name="Incoming",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("source", models.CharField(default="imap", max_length=40)),
                ("folder", models.CharField(blank=True, max_length=200)),
                ("uidvalidity", models.BigIntegerField(null=True)),
                ("uid", models.BigIntegerField(null=True)),
                ("raw", models.BinaryField()),
                ("sha256", models.CharField(max_length=64)),
                ("size", models.PositiveBigIntegerField(verbose_name="size")),
                ("is_whole", models.BooleanField(default=True)),
                ("is_old", models.BooleanField(default=False)),
                ("received_at", models.DateTimeField(verbose_name="received")),
                ("stored_at", models.DateTimeField(verbose_name="taken into custody")),
                ("day", models.DateField()),
                ("message_id", models.CharField(blank=True, max_length=998)),
                ("sender", models.CharField(blank=True, max_length=320, verbose_name="from")),
                ("subject", models.CharField(blank=True, max_length=998, verbose_name="subject")),
                ("sent_at", models.DateTimeField(null=True, verbose_name="sent")),
                ("content_key", models.CharField(blank=True, max_length=64)),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("letter", "letter"),
                            ("bounce", "notice of non-delivery"),
                            ("auto_reply", "automatic reply"),
                            ("list", "mailing list"),
                            ("loop", "mail of our own that came back"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("evidence", models.JSONField(default=dict)),
                ("may_answer", models.BooleanField(default=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("stored", "stored, not read yet"),
                            ("read", "read, waiting"),
                            ("settled", "settled"),
                            ("quarantined", "in quarantine"),
                        ],
                        default="stored",
                        max_length=11,
                        verbose_name="state",
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("case", "became a case"),
                            ("reply", "reply in a case"),
                            ("bounce", "notice of non-delivery"),
                            ("auto", "automatic mail"),
                            ("duplicate", "the same again"),
                            ("old", "older than the connection"),
                            ("rejected", "rejected with a reason"),
                        ],
                        max_length=9,
                        verbose_name="outcome",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=500, verbose_name="reason")),
                ("settled_at", models.DateTimeField(null=True, verbose_name="settled")),
                ("quarantined_at", models.DateTimeField(null=True, verbose_name="in quarantine since")),
                ("attempts", models.PositiveIntegerField(default=0, verbose_name="attempts")),
                ("error", models.CharField(blank=True, max_length=500)),
                ("removed_at", models.DateTimeField(null=True)),
                (
                    "duplicate_of",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="copies", to="channels.incoming"
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="responsible",
                    ),
                ),
                ("unit", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.unit")),
                (
                    "mailbox",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="incoming", to="channels.mailbox"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("state__in", ("stored", "read", "quarantined"))),
                        fields=["state", "id"],
                        name="incoming_waiting",
                    ),
                    models.Index(fields=["day", "mailbox"], name="incoming_ledger"),
                    models.Index(fields=["message_id"], name="incoming_message_id"),
                    models.Index(fields=["sender", "-id"], name="incoming_sender"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("uid__isnull", False)),
                        fields=("mailbox", "folder", "uidvalidity", "uid"),
                        name="incoming_once_per_uid",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("duplicate_of", None), models.Q(("content_key", ""), _negated=True)),
                        fields=("content_key",),
                        name="incoming_one_original",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("outcome", ""), ("state", "settled"), _connector="OR"), name="outcome_of_the_settled"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "settled"), _negated=True), models.Q(("outcome", ""), _negated=True), _connector="OR"
                        ),
                        name="settled_has_an_outcome",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "quarantined"), _negated=True), ("quarantined_at__isnull", False), _connector="OR"
                        ),
                        name="quarantine_has_an_age",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FolderCursor",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("folder", models.CharField(max_length=200)),
                ("uidvalidity", models.BigIntegerField()),
                ("first_uid", models.BigIntegerField(default=1)),
                ("last_uid", models.BigIntegerField(default=0)),
                ("old_uid", models.BigIntegerField(default=0)),
                ("old_before", models.DateTimeField(null=True)),
                ("connected_at", models.DateTimeField()),
                ("compared_at", models.DateTimeField(null=True)),
                ("on_server", models.PositiveIntegerField(default=0)),
                ("missing", models.PositiveIntegerField(default=0)),
                ("mailbox", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="cursors", to="channels.mailbox")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("mailbox", "folder"), name="cursor_once_per_folder"),
                    models.CheckConstraint(condition=models.Q(("old_uid__lt", models.F("first_uid"))), name="old_mail_has_low_numbers"),
                ],
            },
        ),
        migrations.AddField(
            model_name="foldercursor",
            name="stuck_times",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="foldercursor",
            name="stuck_uid",
            field=models.BigIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="mailbox",
            name="warned_at",
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.CreateModel(
            name="Tally",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField()),
                ("taken", models.PositiveIntegerField(default=0)),
                (
                    "mailbox",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="tallies", to="channels.mailbox"
                    ),
                ),
                ("unit", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.unit")),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("mailbox", "unit", "day"), name="tally_once_a_day", nulls_distinct=False)],
            },
        ),
    ]
