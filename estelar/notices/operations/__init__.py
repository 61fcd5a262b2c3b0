"""What is done with notices. `post` is what other rooms need."""

from estelar.notices.operations.posting import kinds, mail_ready, post

__all__ = ["kinds", "mail_ready", "post"]
