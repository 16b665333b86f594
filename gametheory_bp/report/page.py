"""The report as one HTML file: plain tables, all text escaped, no script, nothing fetched."""

from __future__ import annotations

from base64 import b64encode
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gametheory_bp.report.record import Report

__all__ = ["page"]

STYLE = """
body { font-family: Georgia, 'Times New Roman', serif; margin: 2em auto; max-width: 75em;
       padding: 0 1em; color: #111; background: #fff; line-height: 1.4 }
h1 { font-weight: normal; border-bottom: 1px solid #888 }
table { border-collapse: collapse; margin: 1.6em 0 0.2em 0; font-variant-numeric: tabular-nums }
caption { text-align: left; font-weight: bold; padding: 0.3em 0 }
th { text-align: left; border-bottom: 1px solid #444 }
td, th { padding: 0.15em 1.1em 0.15em 0; vertical-align: top }
p { margin: 0.2em 0; color: #444 }
img { max-width: 100%; height: auto }
"""
"""Survives being stripped: nothing is said by style alone."""


def page(report: Report, picture: bytes = b"") -> str:
    """The whole page.

    Parameters
    ----------
    report : Report
    picture : bytes
        A PNG to embed; none if empty.

    Examples
    --------
    >>> from gametheory_bp import BimatrixGame
    >>> from gametheory_bp.report import Report
    >>> text = page(Report(BimatrixGame([[1]], [[1]], title="<script>")))
    >>> "<script>" in text, "&lt;script&gt;" in text
    (False, True)
    """
    title = escape(report.title)
    body = "".join(part.html() for part in report.display().parts)
    image = ""
    if picture:
        data = b64encode(picture).decode()
        image = f'<p><img alt="payoff plane of {title}" src="data:image/png;base64,{data}"></p>'
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
        f"<h1>{title}</h1>\n{body}\n{image}\n</body>\n</html>\n"
    )
