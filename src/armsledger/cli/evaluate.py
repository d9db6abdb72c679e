"""armsledger evaluate: scores of claims against gold claims."""

import json
import sys
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from armsledger.claims.causes import causes_of, counts, listing
from armsledger.claims.score_rows import json_rows
from armsledger.claims.scores import compare, figures, scores_of, table
from armsledger.cli.build import name_set_aside, tell, unread_line
from armsledger.cli.faults import end
from armsledger.cli.options import read_options
from armsledger.errors import InputError
from armsledger.pipeline import Predictions, predictions

EXAMPLE = "armsledger evaluate articles.jsonl gold.jsonl --errors 10"


class ScoreFormat(StrEnum):
    """How scores are written."""

    TABLE = "table"
    JSON = "json"


def evaluate(
    articles: Annotated[str, typer.Argument(help="Articles as JSON Lines.", show_default=False)],
    gold: Annotated[str, typer.Argument(help="Gold claims as JSON Lines.", show_default=False)],
    predicted: Annotated[
        str | None,
        typer.Argument(
            help="Claims to score, as extract writes them; without them, the articles are coded now.",
            show_default=False,
        ),
    ] = None,
    errors: Annotated[
        int,
        typer.Option(
            min=0, metavar="N", help="Show the errors by cause, up to N of each, and what each cause costs."
        ),
    ] = 0,
    format: Annotated[ScoreFormat, typer.Option(help="A table for people, or JSON.")] = ScoreFormat.TABLE,
) -> None:
    """Score claims against gold claims: precision, recall and F1 at three levels, and field by field.

    Articles that can't be coded are named, and their gold claims count as missed.
    """
    texts, wanted = _rows(articles), _rows(gold)
    if predicted is None:
        options = read_options(published=None, outlet=None, language=None, columns=None, max_size=None)
        said = predictions(articles, options=options)
    else:
        said = Predictions(len(texts), _rows(predicted))
    comparison = compare(texts, wanted, said.rows)
    scores, causes = scores_of(comparison), causes_of(comparison) if errors else ()
    if said.articles and format is ScoreFormat.JSON:
        shown = figures(scores) | ({"causes": counts(causes)} if errors else {})
        json.dump(shown, sys.stdout, indent=1)
        typer.echo()
    elif said.articles:
        typer.echo(table(scores))
        if errors:
            typer.echo(listing(causes, most=errors))
    tell(unread_line(said.unread.items()))
    name_set_aside(said.set_aside)
    end(articles=said.articles, set_aside=said.set_aside)


def _rows(path: str) -> tuple[Mapping[str, Any], ...]:
    try:
        with Path(path).open(encoding="utf-8") as lines:
            return json_rows(lines, source=path)
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}; name a file of JSON Lines") from error
    except UnicodeDecodeError as error:
        raise InputError(
            f"{path}: not UTF-8 ({error.reason} at byte {error.start}); mend the file"
        ) from error
