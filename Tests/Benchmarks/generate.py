"""Writes the sources of both sites: `generate.py BADGES FOLDER` makes FOLDER/portfolio and FOLDER/hugo."""

import sys
from pathlib import Path

from generated_portfolio import make_learner, write_portfolio
from hugo_site import write_hugo_site

learner = make_learner(int(sys.argv[1]))
write_portfolio(learner, Path(sys.argv[2]) / "portfolio")
write_hugo_site(learner, Path(sys.argv[2]) / "hugo")
