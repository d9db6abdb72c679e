"""Makes the packaged lines of the UN Register from a JSON file of them: python -m sources.unroca FILE.

The file holds one object a line as declared, in the Register's order, with the columns of COLUMNS. Nothing is left
out and nothing added; white space inside a value is made even.
"""

import csv
import io
import json
import sys
from pathlib import Path

from armsledger.registers.unroca import COLUMNS

PACKAGED = Path(__file__).parents[1] / "src/armsledger/registers/data/unroca_2010_2016.csv"
HEADER = """\
# Transfers of arms as states declared them to the UN Register of Conventional Arms, calendar years 2010 to 2016.
# Licence: facts; official figures as declared by states, given with attribution to the Register.
# Source: United Nations Register of Conventional Arms (UNROCA, www.unroca.org). Every line as it was declared, none
# left out, in the order in which the source gave them: state by state, so that a reader can tell who declared a line.
# The source does not state that; armsledger infers it (docs/mirror.md). Made by sources/unroca.py, not by hand.
"""


def made(lines: list[dict[str, str]]) -> str:
    """The packaged file for these lines."""
    written = io.StringIO()
    table = csv.writer(written, lineterminator="\n")
    table.writerow(COLUMNS)
    table.writerows([" ".join(line[column].split()) for column in COLUMNS] for line in lines)
    return HEADER + written.getvalue()


if __name__ == "__main__":
    PACKAGED.write_text(made(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))), encoding="utf-8")
