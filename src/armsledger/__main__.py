"""The program: python -m armsledger."""

from armsledger.cli import app


def main() -> None:
    """Run the command line."""
    app()


if __name__ == "__main__":
    main()
