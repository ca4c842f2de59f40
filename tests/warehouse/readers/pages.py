"""A made-up news page, as sites build them, for the tests of the page readers."""

from __future__ import annotations

PARAGRAPHS = (
    "Die Hafenbahn von Wellenstedt wird bald ausgebaut, wie der Stadtrat am Abend beschloss.",
    "Bürgermeisterin Hanna Oldenkamp sprach von einem guten Tag für die Stadt und für den Hafen.",
    "Die Arbeiten sollen zwei Jahre dauern und werden zur Hälfte vom Land bezahlt, hieß es weiter.",
    "Anwohner hatten mehr als hundert Einwendungen gegen den Lärm am Ufer des Flusses eingereicht.",
)
JSON_LD = """{"@context": "https://schema.org", "@graph": [
 {"@type": "WebSite", "name": "Küstenbote"},
 {"@type": ["NewsArticle"], "headline": "Hafenbahn wird &#8222;endlich&#8220; gebaut",
  "datePublished": "2024-05-02T06:30:00+02:00", "dateModified": "2024-05-02T09:00:00+02:00",
  "author": [{"@type": "Person", "name": "Mara Linz"}, {"@type": "Organization", "name": "dpa"},
             {"@type": "Person", "name": "https://bote.example/autor/7"}],
  "image": {"@type": "ImageObject", "creditText": "Tom Ahorn/AFP"}}]}"""


def page(
    *,
    head: str = "",
    before: str = "",
    picture: str = "",
    after: str = "",
    outside: str = "",
    paragraphs: tuple[str, ...] = PARAGRAPHS,
) -> str:
    """Return the page with pieces of markup put in around its text."""
    body = "".join(f"<p>{paragraph}</p>\n" for paragraph in paragraphs)
    return f"""<!DOCTYPE html><html lang="de"><head><meta charset="utf-8">
<title>Hafenbahn wird gebaut | Küstenbote</title>{head}</head><body>
<nav><ul><li><a href="/afp">Alle AFP-Meldungen</a></li></ul></nav>
<main><article><h1>Hafenbahn wird gebaut</h1>{before}{picture}
<div class="text">{body}{after}</div></article>
<div class="teaser-list"><div class="teaser"><figure><img alt="Kran. Foto: AP"></figure></div></div>
</main>{outside}<footer class="site-footer"><p class="copyright">© Reuters</p></footer>
</body></html>"""
