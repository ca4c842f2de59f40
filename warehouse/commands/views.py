"""Commands about saved views: keep one under a name, forget one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from warehouse.commands.command import Done
from warehouse.errors import BadFilter, NotFound
from warehouse.store import views
from warehouse.store.connection import Owner

LONGEST_NAME = 80
_LONGEST_QUERY = 8_000
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\ud800-\udfff\ufeff]")


@dataclass(frozen=True, slots=True)
class SaveView:
    """Keep the state of a page under a name; a view of the same name gives way.

    `made_at` is the caller's clock.
    """

    name: str
    page: str
    query: str
    made_at: datetime
    person: str | None = None

    def carry_out(self, owner: Owner) -> Done:
        """Keep it.

        Raises:
            BadFilter: the name is empty, too long or holds invisible characters.
        """
        name = " ".join(self.name.split())
        if not name or len(name) > LONGEST_NAME or _UNSEEN.search(name):
            raise BadFilter(
                "This is no name for a view.",
                hint=f"Use 1 to {LONGEST_NAME} visible characters.",
                field="name",
            )
        if len(self.query) > _LONGEST_QUERY:
            raise BadFilter("This view is too long to be kept.", hint="Choose less.", field="query")
        view = views.SavedView(name, self.page, self.query, self.made_at, self.person)
        with owner.reading() as cursor:
            views.save_view(cursor, view)
        return Done(changed=1)


@dataclass(frozen=True, slots=True)
class DeleteView:
    """Forget the view of a name."""

    name: str

    def carry_out(self, owner: Owner) -> Done:
        """Forget it.

        Raises:
            NotFound: there is none of this name.
        """
        with owner.reading() as cursor:
            changed = views.delete_view(cursor, self.name)
        if not changed:
            raise NotFound(
                f"No view is called {self.name[:LONGEST_NAME]!r}.",
                hint="The word views lists all saved views.",
            )
        return Done(changed=changed)
