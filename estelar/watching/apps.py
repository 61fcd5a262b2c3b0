from django.apps import AppConfig
from django.conf import settings


class WatchingConfig(AppConfig):
    name = "estelar.watching"
    label = "watching"

    def ready(self) -> None:
        from estelar.watching import queries, tracing

        queries.watch(slow_ms=settings.CONF.slow_query_ms)
        if settings.CONF.tracing:
            tracing.start(settings.CONF.tracing)
