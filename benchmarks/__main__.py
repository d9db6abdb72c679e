"""Asks the three questions of the coder and prints one table; 'estimates', 'deals', 'witnesses' print theirs."""

import argparse

from benchmarks import deals, estimates, memory, speed, texts, witnesses
from benchmarks.table import HEAD


def main(given: list[str] | None = None) -> None:
    """Print a table, line by line as each is measured."""
    options = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    options.add_argument("--articles", type=int, default=1_500, help="articles of each source, at most")
    options.add_argument("--streamed", type=int, default=20_000, help="articles streamed for the peak memory")
    subjects = ("coder", "estimates", "deals", "witnesses")
    options.add_argument("subject", nargs="?", choices=subjects, default="coder")
    options.add_argument("--deals", type=int, default=300, help="deals of each simulated ledger")
    options.add_argument("--claims", type=int, default=100_000, help="claims to group into deals")
    options.add_argument("--documents", type=int, default=100_000, help="documents to find the witnesses of")
    asked = options.parse_args(given)
    if asked.subject == "estimates":
        for line in estimates.table(deals=asked.deals):
            print(line, flush=True)
        return
    print(HEAD)
    if asked.subject == "deals":
        for line in deals.growth(asked.claims):
            print(line, flush=True)
        return
    if asked.subject == "witnesses":
        for line in witnesses.growth(asked.documents):
            print(line, flush=True)
        return
    # First, while this process is small: a child inherits the peak of the one that starts it.
    print(memory.peak(asked.streamed), flush=True)
    for source in texts.with_claims(asked.articles):
        print(speed.coder_against_parse(source), flush=True)
    for line in speed.news_against_parse(texts.general_news(asked.articles)):
        print(line, flush=True)


if __name__ == "__main__":
    main()
