"""The door for the web server."""

import os
import threading

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "estelar.settings")
application = get_wsgi_application()


def _warm_up() -> None:
    from estelar.reports.facts import engine

    engine().warm()


# The first figure of a process costs a second or two of imports: meanwhile the login page answers already.
threading.Thread(target=_warm_up, name="warm-up", daemon=True).start()
