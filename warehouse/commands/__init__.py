"""The one door to write through: a desk, and typed commands that its writer carries out in turn."""

from __future__ import annotations

from warehouse.commands.articles import Ingest, Store
from warehouse.commands.command import Command, Done, Receipt
from warehouse.commands.dating import DateArticle
from warehouse.commands.demo import LoadDemo, RemoveDemo
from warehouse.commands.desk import LONGEST_QUERY, Desk
from warehouse.commands.landed import StoreLanded, store_landed
from warehouse.commands.replaying import Progress
from warehouse.commands.sources import DeclareCoverage, Dismiss, Replay, SetGroup, SetRights
from warehouse.commands.views import DeleteView, SaveView

__all__ = [
    "LONGEST_QUERY",
    "Command",
    "DateArticle",
    "DeclareCoverage",
    "DeleteView",
    "Desk",
    "Dismiss",
    "Done",
    "Ingest",
    "LoadDemo",
    "Progress",
    "Receipt",
    "RemoveDemo",
    "Replay",
    "SaveView",
    "SetGroup",
    "SetRights",
    "Store",
    "StoreLanded",
    "store_landed",
]
