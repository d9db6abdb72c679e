"""The program and its commands."""

from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from armsledger import __version__
from armsledger.cli import (
    balance,
    build,
    evaluate,
    extract,
    forgetting,
    importing,
    judging,
    mirror,
    register,
    show,
    status,
)
from armsledger.cli.faults import told


class Commands(TyperGroup):
    """The commands, none of which lets a trace-back reach the user."""

    def make_context(self, *args: Any, **options: Any) -> Any:
        """Understand the words of the command line; a help text or the version is printed here."""
        with told():
            return super().make_context(*args, **options)

    def invoke(self, ctx: typer.Context) -> object:  # type: ignore[override]
        """Run the command that was asked for."""
        with told():
            return super().invoke(ctx)


app = typer.Typer(
    name="armsledger",
    cls=Commands,
    help="Turn a pile of news reports into a register of arms transfers in which every number opens onto the "
    "exact words it came from.",
    epilog="Start with: armsledger build FOLDER --report REPORT",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"armsledger {__version__}")
        raise typer.Exit


@app.callback()
def start(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Options that come before the command."""


for command in (build, extract, register, mirror, balance, show, status, evaluate):
    name = command.__name__.rpartition(".")[2]
    app.command(name, epilog=f"Example: {command.EXAMPLE}")(getattr(command, name))

app.command("forget", epilog=f"Example: {forgetting.EXAMPLE}")(forgetting.forget)
app.add_typer(judging.app, name="judge", epilog=f"Example: {judging.EXAMPLE}")
app.command("import", epilog=f"Example: {importing.EXAMPLE}")(importing.import_)
