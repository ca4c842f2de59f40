"""The command that dates an article which nobody else has dated."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from warehouse.commands.command import Done
from warehouse.store.connection import Owner
from warehouse.store.dating import give_date


@dataclass(frozen=True, slots=True)
class DateArticle:
    """A person says on which day an article was published; no day takes that back.

    `made_at` is the caller's clock.
    """

    article_key: str
    day: date | None
    made_at: datetime
    person: str | None = None

    def carry_out(self, owner: Owner) -> Done:
        """Do it in one transaction.

        Raises:
            NotFound: the warehouse has no such article.
        """
        with owner.reading() as cursor:
            give_date(cursor, self.article_key, self.day, made_at=self.made_at, person=self.person)
        return Done(changed=1)
