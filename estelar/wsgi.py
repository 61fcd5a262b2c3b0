"""The door for the web server."""

import gc
import os
import threading

from django.core.wsgi import get_wsgi_application

from estelar import conf
from estelar.watching.shared import FOLDER_VARIABLE, shared_folder

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "estelar.settings")
# Before Prometheus is imported: from now on this process counts together with the others.
os.environ.setdefault(FOLDER_VARIABLE, str(shared_folder(conf.read(os.environ).data)))
application = get_wsgi_application()
# What was loaded stays for ever: who collects garbage need not walk through it again in the midst of a request (50 to 100 ms each time).
gc.collect()
gc.freeze()


def _warm_up() -> None:
    from estelar.reports.facts import engine

    engine().warm()


# The first figure of a process costs a second or two of imports: meanwhile the login page answers already.
threading.Thread(target=_warm_up, name="warm-up", daemon=True).start()
