"""The words of names: which there are, and who is called so. Kept by triggers on customers, whatever code changes those."""

from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex
from django.db import models


class NameWord(models.Model):
    """A word that is part of somebody's name: what a word with a wrong letter is compared with, instead of a million names.

    Kept by triggers on customers (migration 0003): a word comes with the first who is called so, and goes with the last. Words are only
    ever inserted when they are not there yet, without a unique constraint: nobody waits for the long import of somebody else, and the
    same word twice does no harm.
    """

    id = models.BigAutoField(primary_key=True)
    word = models.CharField(max_length=160, db_index=True, db_collation="C")
    sound = models.CharField(max_length=160, db_collation="C")  # how it sounds in Spanish: customers_sound(word)

    class Meta:
        indexes = [
            GinIndex(fields=["sound"], opclasses=["gin_trgm_ops"], name="customer_word_sound"),
            GinIndex(fields=["word"], opclasses=["gin_trgm_ops"], name="customer_word_part"),
        ]

    def __str__(self) -> str:
        return self.word


class Called(models.Model):
    """Who has a word in their name, in the order of names: the first of very many are read off this table's only index.

    Kept by the same triggers (migration 0004). No constraint ties it to customers, so that a COPY of a million is not checked row by row.
    """

    pk = models.CompositePrimaryKey("word", "sorting", "customer_id")
    word = models.TextField(db_collation="C")
    sorting = models.TextField(db_collation="C")  # `search.SORTING` of the name
    customer_id = models.BigIntegerField()

    def __str__(self) -> str:
        return self.word
