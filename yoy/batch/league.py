"""What the index page says first: questions to the dataset, each answered in an order that leaves nothing to chance."""

from dataclasses import dataclass
from typing import Any, Final

from yoy.batch.sql import Answers

_MOST: Final = 20
_PER_ISSUER: Final = 2  # rows of one issuer in a table: one odd report must not fill it
_LEAST: Final = 200  # characters of a section that is ranked

Row = dict[str, Any]

# The latest year that at least half as many issuers have as the year that most have.
_LATEST: Final = """
SELECT max(year) FROM (SELECT year, count(*) AS n FROM pairs GROUP BY year) AS years
WHERE n * 2 >= (SELECT max(n) FROM (SELECT count(*) AS n FROM pairs GROUP BY year))
"""

_TOTALS: Final = """
SELECT (SELECT count(DISTINCT issuer) FROM reports) AS issuers, (SELECT count(*) FROM reports) AS reports,
  (SELECT count(*) FROM pairs) AS pairs, (SELECT count(*) FROM measures) AS figures,
  (SELECT count(*) FROM problems) AS problems,
  (SELECT count(*) FROM findings WHERE verdict = 'differs') AS differs,
  (SELECT count(DISTINCT issuer) FROM findings WHERE verdict = 'differs') AS differing,
  (SELECT min(year) FROM reports) AS first, (SELECT max(year) FROM reports) AS last
"""

_REASONS: Final = """
SELECT reason, count(*) AS n, count(DISTINCT issuer) AS issuers FROM problems GROUP BY reason ORDER BY n DESC, reason
"""

_DIFFERS: Final = f"""
SELECT f.issuer, f.year, f.why, f.place, coalesce(p.page, q.page, '') AS page FROM findings AS f
LEFT JOIN pairs AS p ON p.issuer = f.issuer AND p.year = f.year
LEFT JOIN pairs AS q ON q.issuer = f.issuer AND q.before_year = f.year
WHERE f.verdict = 'differs'
QUALIFY row_number() OVER (PARTITION BY f.issuer ORDER BY f.year DESC, f.id, f.why) <= {_PER_ISSUER}
ORDER BY f.year DESC, f.issuer, f.id, f.why LIMIT {_MOST}
"""

_COPIED: Final = f"""
SELECT issuer, year, before_year, page, copied, kept, carried_over FROM pairs
WHERE year = $latest AND copied > 0 ORDER BY copied DESC, kept DESC, issuer LIMIT {_MOST}
"""

_MOVEMENTS: Final = f"""
SELECT d.*, p.page FROM deltas AS d JOIN pairs AS p USING (issuer, year, before_year)
WHERE d.year = $latest AND d.weight > 0 AND d.stance = 'actual'
QUALIFY row_number() OVER (PARTITION BY d.issuer ORDER BY d.weight DESC, abs(d.ratio) DESC, d.place) <= {_PER_ISSUER}
ORDER BY d.weight DESC, abs(d.ratio) DESC NULLS LAST, d.issuer, d.place LIMIT {_MOST}
"""

_SECTIONS: Final = f"""
SELECT s.*, p.page FROM sections AS s JOIN pairs AS p USING (issuer, year, before_year)
WHERE s.year = $latest AND s.level <= 2 AND s.characters >= {_LEAST}
QUALIFY row_number() OVER (PARTITION BY s.issuer ORDER BY s.kept, s.place, s.section) <= {_PER_ISSUER}
ORDER BY s.kept, s.characters DESC, s.issuer, s.place, s.section LIMIT {_MOST}
"""

_INITIATIVES: Final = f"""
WITH named AS (
  SELECT name, issuer, min(year) AS year FROM initiatives WHERE status = 'new' GROUP BY name, issuer
), spread AS (
  SELECT name, count(*) AS issuers, min(year) AS first, max(year) AS last FROM named GROUP BY name HAVING count(*) > 1
), places AS (
  SELECT s.name, s.issuers, s.first, s.last, n.issuer,
    count(*) OVER (PARTITION BY s.name) AS pioneers,
    row_number() OVER (PARTITION BY s.name ORDER BY n.issuer) AS place
  FROM spread AS s JOIN named AS n ON n.name = s.name AND n.year = s.first
)
SELECT t.*, min(p.page) AS page, min(i.place) AS anchor FROM places AS t
JOIN initiatives AS i ON i.name = t.name AND i.issuer = t.issuer AND i.year = t.first AND i.status = 'new'
JOIN pairs AS p ON p.issuer = i.issuer AND p.year = i.year AND p.before_year = i.before_year
WHERE t.place = 1 GROUP BY ALL
ORDER BY t.issuers DESC, t.first, t.name LIMIT {_MOST}
"""


@dataclass(frozen=True, slots=True)
class Leagues:
    """What stands first, as rows by column name; `latest` is the year that most of it is about, None without pairs."""

    totals: Row
    latest: int | None
    reasons: list[Row]
    differs: list[Row]
    copied: list[Row]
    movements: list[Row]
    sections: list[Row]
    initiatives: list[Row]


def leagues(answers: Answers) -> Leagues:
    """The tables of the index page."""
    (latest,) = answers.one(_LATEST)

    def rows(question: str) -> list[Row]:
        return answers.rows(question.replace("$latest", str(latest or 0)))

    return Leagues(
        rows(_TOTALS)[0],
        latest,
        *(rows(question) for question in (_REASONS, _DIFFERS, _COPIED, _MOVEMENTS, _SECTIONS, _INITIATIVES)),
    )
