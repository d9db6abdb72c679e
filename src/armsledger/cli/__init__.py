"""The command line: results on stdout, progress and logs on stderr.

Exit codes: 0 all well, 1 some input was set aside, 2 usage, 3 nothing could be done.
"""
