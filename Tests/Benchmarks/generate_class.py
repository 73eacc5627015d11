"""Writes the sources of both sites: `generate_class.py LEARNERS FOLDER SIGNER` makes FOLDER/showcase and FOLDER/hugo.

SIGNER is the program `VerifyBenchmark`. FOLDER/spare holds a badge more for the first learner.
"""

import sys
from pathlib import Path

from generated_class import make_class, signed_credentials, write_showcase
from hugo_class import write_hugo_class

made = make_class(int(sys.argv[1]))
credentials = list(signed_credentials(made, Path(sys.argv[3])))
write_showcase(made, credentials, Path(sys.argv[2]) / "showcase")
write_hugo_class(made, credentials, Path(sys.argv[2]) / "hugo")
