"""Register files and the report: what readers take away."""

from armsledger.publish.changes import CHANGES_COLUMNS, write_changes
from armsledger.publish.folder import check_report_folder
from armsledger.publish.formats import write_register
from armsledger.publish.notes import ReportNotes
from armsledger.publish.register import EVIDENCE_COLUMNS, REGISTER_COLUMNS, evidence_rows, register_row
from armsledger.publish.report import write_report
from armsledger.publish.table import evidence_table, register_table, safe_text

__all__ = [
    "CHANGES_COLUMNS",
    "EVIDENCE_COLUMNS",
    "REGISTER_COLUMNS",
    "ReportNotes",
    "check_report_folder",
    "evidence_rows",
    "evidence_table",
    "register_row",
    "register_table",
    "safe_text",
    "write_changes",
    "write_register",
    "write_report",
]
