"""The one place that names the order of the stages: read, code, store, resolve, estimate, report.

    build(inputs, ledger=…, options=…)              from reports to the register and its report
    import_register(kind, path, ledger=…)           official registers, row by row
    resolve(ledger, anew=…)                         transfers and witnesses of all pairs that changed
    register(ledger, filters), changes(ledger, …)   what it says, and what changed in it
    extract(inputs, options=…), predictions(…)      claims without a ledger

Each stage is a plain function from value to value and can be used alone, record by record; only `build`,
`import_register` and `resolve` write, and only through the ledger.
"""

from armsledger.pipeline.asking import changes, register
from armsledger.pipeline.building import BuildSummary, Intake, build
from armsledger.pipeline.coding import (
    CLAIM_FIELDS,
    DEBUG,
    Coded,
    Predictions,
    claim_row,
    code,
    extract,
    predictions,
)
from armsledger.pipeline.importing import Imported, import_register
from armsledger.pipeline.progress import Progress, Silence
from armsledger.pipeline.resolving import resolve

__all__ = [
    "CLAIM_FIELDS",
    "DEBUG",
    "BuildSummary",
    "Coded",
    "Imported",
    "Intake",
    "Predictions",
    "Progress",
    "Silence",
    "build",
    "changes",
    "claim_row",
    "code",
    "extract",
    "import_register",
    "predictions",
    "register",
    "resolve",
]
