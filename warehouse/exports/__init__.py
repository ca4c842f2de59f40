"""Extracts: exactly the filtered view in four formats, streamed, whole, with what explains it."""

from __future__ import annotations

from warehouse.exports.datapackage import MEDIA_TYPES
from warehouse.exports.datasets import DATASETS, ROWS, STREAMED, Wanted, open_extract
from warehouse.exports.dictionary import Column, columns_of
from warehouse.exports.files import Format, filename, pieces, pieces_of, stream_csv
from warehouse.exports.package import filters_in_words, newsprism_version, package
from warehouse.exports.preview import Preview, preview
from warehouse.exports.verify import verify
from warehouse.exports.workbook import Tally

__all__ = [
    "DATASETS",
    "MEDIA_TYPES",
    "ROWS",
    "STREAMED",
    "Column",
    "Format",
    "Preview",
    "Tally",
    "Wanted",
    "columns_of",
    "filename",
    "filters_in_words",
    "newsprism_version",
    "open_extract",
    "package",
    "pieces",
    "pieces_of",
    "preview",
    "stream_csv",
    "verify",
]
