"""The settings of a command: file, environment, then the options that name a setting."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import fields

from warehouse import settings
from warehouse.settings import Settings


def configured(options: Namespace) -> Settings:
    """Return all settings, with the command's options as the nearest word.

    Raises:
        BadSetting: an unknown setting or an unusable value.
    """
    names = [one.name for one in fields(Settings) if one.metadata]
    return settings.load(
        file=options.settings, flags={name: getattr(options, name, None) for name in names}
    )
