"""Settings of the documentation; `make docs` builds it with warnings as errors."""

import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from gametheory_bp import __version__

project = "gametheory_bp"
author = "The gametheory_bp authors"
copyright = f"2026, {author}"
release = version = __version__

extensions = [
    "docs.extensions.axiom_pages",
    "docs.extensions.claim_pages",
    "docs.extensions.command_help",
    "docs.extensions.house_sections",
    "docs.extensions.leaf_cards",
    "docs.extensions.public_names",
    "myst_nb",
    "numpydoc",
    "sphinx.ext.autodoc",
    "sphinx.ext.mathjax",
    "sphinx_design",
    "sphinxcontrib.bibtex",
]
exclude_patterns = ["_build", "jupyter_execute"]
# Numbered references of a docstring need not be cited in its text.
suppress_warnings = ["ref.footnote"]

html_theme = "pydata_sphinx_theme"
html_title = "gametheory_bp"
html_static_path = ["_static"]
html_css_files = ["tables.css"]
html_theme_options = {"show_toc_level": 2, "navigation_with_keys": False}

autodoc_member_order = "bysource"
autodoc_typehints = "none"
numpydoc_show_class_members = False

bibtex_bibfiles = ["references.bib"]
bibtex_default_style = "plain"
bibtex_reference_style = "author_year"

myst_enable_extensions = ["colon_fence", "dollarmath", "deflist"]
myst_mathjax_classes = "tex2jax_process|mathjax_process|math|cell_output"
nb_execution_mode = "cache"
nb_execution_cache_path = str(Path(__file__).parent / "_build" / "notebook_cache")
nb_execution_raise_on_error = True
nb_execution_timeout = 120


def setup(app: Any) -> None:
    """Load MathJax on every page: formulas in the output of cells need it, too."""
    app.set_html_assets_policy("always")
