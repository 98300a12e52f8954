"""The command's entry: imports nothing heavy, so that a child process can import it too."""

from __future__ import annotations


def main() -> None:
    """Run the command line."""
    from .cli.main import run

    run()


if __name__ == "__main__":
    main()
