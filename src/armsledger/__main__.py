"""The program: python -m armsledger."""

from armsledger.cli.app import app


def main() -> None:
    """Run the command line."""
    app(prog_name="armsledger")


if __name__ == "__main__":
    main()
