"""How fast the English coder is and how much memory it takes: ratios, measured side by side in one run.

    python -m benchmarks            all three questions, in the folder of the repository

docs/benchmarks.md says what is asked and what came out.
"""
