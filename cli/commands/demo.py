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
    import sys
    import tempfile
    from importlib import resources
    from pathlib import Path

    from newsfacts.cli.printing import say

    root = context.find_root().command
    with tempfile.TemporaryDirectory(prefix="newsfacts-") as folder:
        articles = Path(folder) / "seeds"
        articles.mkdir()
        for file in resources.files("newsfacts.seeds").iterdir():
            if file.name.endswith(".txt"):
                (articles / file.name).write_bytes(file.read_bytes())
        store = ["--store", str(Path(folder) / ".newsfacts")]
        for shown, command in (
            ("ingest seeds/", ["ingest", str(articles), *store]),
            ("timeline", ["timeline", *store]),
            ("compare --metric troops", ["compare", "--metric", "troops", *store]),
        ):
            say(f"$ newsfacts {shown}")
            root.main(command, prog_name="newsfacts", standalone_mode=False)
            sys.stdout.flush()
            say()
