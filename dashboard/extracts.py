"""From the state of a page to the extract that it asks for: its address, its code, its citation."""

from __future__ import annotations

import re
from datetime import date

from dashboard.filters import Look, Packing, href
from warehouse import exports
from warehouse.commands import Desk
from warehouse.exports import Format, Wanted

_PYTHON = {
    Format.CSV: 'pd.read_csv({data}, keep_default_na=False, na_values=[""])',
    Format.PARQUET: "pd.read_parquet({data})",
    Format.JSONL: "pd.read_json({data}, lines=True)",
    Format.XLSX: 'pd.read_excel({data}, sheet_name=None, engine="calamine")',
}
_R = {
    Format.CSV: 'readr::read_csv("{data}", na = "")',
    Format.PARQUET: 'arrow::read_parquet("{data}")',
    Format.JSONL: 'jsonlite::stream_in(file("{data}"))',
    Format.XLSX: 'readxl::read_excel("{data}", sheet = "rows 1", na = "")',
}
_SQL = {
    Format.CSV: "FROM read_csv('{data}')",
    Format.PARQUET: "FROM read_parquet('{data}')",
    Format.JSONL: "FROM read_json('{data}', format = 'newline_delimited')",
    Format.XLSX: "FROM read_xlsx('{data}', sheet = 'rows 1')",
}
# What TeX takes for more than a letter.
_TEX = re.compile(r"[#$%&_{}~^\\]")
_TEX_WORDS = {"~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "\\": r"\textbackslash{}"}


def wanted(desk: Desk, dataset: str, look: Look) -> Wanted:
    """Return the extract of a dataset that the state of a page asks for."""
    return Wanted(
        dataset, look.filters, rights=desk.export_rights, group=look.group, language=look.ui
    )


def without_choice(look: Look) -> Look:
    """Return the state of a page without the extract that it has chosen."""
    usual = Look()
    return look.having(page=1, dataset=usual.dataset, format=usual.format, packing=usual.packing)


def address(look: Look) -> str:
    """Return where the extract that a page has chosen is downloaded."""
    packed = ".zip" if look.packing is Packing.PACKAGE else ""
    return href(f"/download/{look.dataset}.{look.format}{packed}", without_choice(look))


def filename(look: Look) -> str:
    """Return the name under which a browser saves the chosen extract."""
    packed = look.packing is Packing.PACKAGE
    return exports.filename(look.dataset, look.filters, look.format, packed=packed)


def code(look: Look) -> tuple[str, str, str]:
    """Return how the chosen extract is read with Python, R and DuckDB, from the file as it is."""
    form, name = look.format, filename(look)
    data = f"{look.dataset}.{form}"
    if look.packing is Packing.PLAIN:
        python = ["import pandas as pd", "", f"rows = {_PYTHON[form].format(data=repr(name))}"]
        return "\n".join(_frame(python, form)), _r(form, name), _SQL[form].format(data=name) + ";"
    python = [
        "import zipfile",
        "",
        "import pandas as pd",
        "",
        f'with zipfile.ZipFile("{name}") as package, package.open("{data}") as data:',
        f"    rows = {_PYTHON[form].format(data='data')}",
    ]
    r = f'unzip("{name}", files = "{data}")\n{_r(form, data)}'
    return "\n".join(_frame(python, form)), r, _SQL[form].format(data=data) + ";"


def _r(form: Format, data: str) -> str:
    return f"rows <- {_R[form].format(data=data)}"


def _frame(lines: list[str], form: Format) -> list[str]:
    """Add to Python's lines what joins the sheets of a workbook."""
    if form is not Format.XLSX:
        return lines
    return [*lines, 'rows = pd.concat(rows[name] for name in rows if name.startswith("rows "))']


def citation(look: Look, *, title: str, view: str, rows: str, today: date) -> tuple[str, str]:
    """Return how an extract is cited in a text (after APA) and its entry for BibTeX.

    Args:
        look: the state of the page.
        title: of the dataset.
        view: the filters in words.
        rows: how many, with their noun.
        today: the day of the retrieval.
    """
    version = exports.newsprism_version()
    text = look.words(
        "downloads.cite_as",
        title=title,
        view=view,
        rows=rows,
        version=version,
        year=today.year,
        day=look.words.day(today),
    )
    fields = {
        "author": "{Newsprism}",
        "title": _tex(look.words("downloads.cite_title", title=title)),
        "year": str(today.year),
        "version": _tex(version),
        "note": _tex(f"{view}. {rows}"),
        "urldate": today.isoformat(),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items()]
    entry = [f"@misc{{newsprism-{look.dataset.replace('_', '-')}-{today.year},", *lines, "}"]
    return text, "\n".join(entry)


def _tex(words: str) -> str:
    return _TEX.sub(lambda found: _TEX_WORDS.get(found[0], f"\\{found[0]}"), words)
