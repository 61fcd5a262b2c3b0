"""Settings of the tests: the product's own, with a database of their own and quick password hashing."""

from __future__ import annotations

import os
from pathlib import Path

os.environ.setdefault("ESTELAR_DATA", str(Path(__file__).resolve().parent.parent / ".cache" / "test"))
os.environ.setdefault("ESTELAR_BACKUP", "0")  # no site that a test starts makes back-ups by the way

from estelar.settings import *
from estelar.settings import DATABASES

DATABASES["default"]["OPTIONS"] = {}  # no pool: tests drop their database at the end
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ALLOWED_HOSTS = ["*"]
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}  # tests/people/test_counters.py tries the product's own
