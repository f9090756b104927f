"""``newsfacts demo``: the three commands on the articles that come with the program."""

import typer

from newsfacts.cli.options import examples


def register(app: typer.Typer) -> None:
    """Add the subcommand."""
    app.command(epilog=examples("newsfacts demo"))(demo)


def demo(context: typer.Context) -> None:
    """Run the three main commands on the bundled articles.

    Ingest, timeline and compare, in a temporary store; nothing is left behind.
    """
    import contextlib
    import sys
    import tempfile
    from importlib import resources
    from pathlib import Path

    from newsfacts.cli.printing import say

    root = context.find_root().command
    with tempfile.TemporaryDirectory(prefix="newsfacts-") as folder, contextlib.chdir(folder):
        articles = Path("seeds")
        articles.mkdir()
        for file in resources.files("newsfacts.seeds").iterdir():
            if file.name.endswith(".txt"):
                (articles / file.name).write_bytes(file.read_bytes())
        for command in ("ingest seeds/", "timeline", "compare --metric troops"):
            say(f"$ newsfacts {command}")
            words = [*command.split(), "--store", ".newsfacts"]
            root.main(words, prog_name="newsfacts", standalone_mode=False)
            sys.stdout.flush()
            say()
    say("Nothing was left behind. Now yours: newsfacts ingest FOLDER")
