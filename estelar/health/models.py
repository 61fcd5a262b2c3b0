from __future__ import annotations

from typing import Protocol

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from estelar.health.rules import task_words
from estelar.permissions import Permission


class _Reader(Protocol):
    def may_everywhere(self, permission: Permission) -> bool: ...


class WholeQuerySet[M: models.Model](models.QuerySet[M]):
    def visible_to(self, person: _Reader) -> WholeQuerySet[M]:
        """The health of the installation is seen whole or not at all: by a role at the root."""
        return self if person.may_everywhere(Permission.SEE_HEALTH) else self.none()


class WorkerProcess(models.Model):
    """A worker: where it runs, and when it last said that it is there. Its lock in the database says whether its process lives."""

    worker_id = models.BigIntegerField(primary_key=True)  # the number that the queue gave it
    host = models.CharField(max_length=120)
    pid = models.BigIntegerField()
    version = models.CharField(max_length=40)
    concurrency = models.PositiveSmallIntegerField()
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)  # it took its leave; without this it went without a word

    objects = models.Manager.from_queryset(WholeQuerySet["WorkerProcess"])()

    def __str__(self) -> str:
        return f"{self.host} · {self.pid}"


class JobRecord(models.Model):
    """What is remembered of all jobs of one name: the queue itself forgets a job when it is done."""

    name = models.CharField(primary_key=True, max_length=128)
    last_success_at = models.DateTimeField(null=True)
    last_seconds = models.FloatField(default=0)  # how long the last success took
    successes = models.BigIntegerField(default=0)
    last_failure_at = models.DateTimeField(null=True)
    failures = models.BigIntegerField(default=0)

    objects = models.Manager.from_queryset(WholeQuerySet["JobRecord"])()

    def __str__(self) -> str:
        return str(self.words)

    @property
    def words(self) -> str | Promise:
        """The job in the words of people."""
        return task_words(self.name)


class JobTrouble(models.Model):
    """Why a job that is still in the queue could not be done the last time. Goes when the job succeeds."""

    job_id = models.BigIntegerField(primary_key=True)
    name = models.CharField(max_length=128)
    cause = models.CharField(max_length=16)  # rules.Cause
    detail = models.CharField(max_length=200)
    tries = models.PositiveIntegerField()
    at = models.DateTimeField()

    objects = models.Manager.from_queryset(WholeQuerySet["JobTrouble"])()

    def __str__(self) -> str:
        return _("{job}, number {number}").format(job=task_words(self.name), number=self.job_id)


class JobProgress(models.Model):
    """How far a running job is, as far as it tells. Goes with the job."""

    job_id = models.BigIntegerField(primary_key=True)
    share = models.FloatField()  # 0-1
    doing = models.CharField(max_length=200, blank=True)

    objects = models.Manager.from_queryset(WholeQuerySet["JobProgress"])()

    def __str__(self) -> str:
        return f"{self.job_id} {self.share:.0%}"
