"""One module a subcommand, found by its file name; nothing else lists them.

A module ``cli/commands/<name>.py`` defines the subcommand ``newsfacts <name>``:

    def register(app: typer.Typer) -> None:
        app.command("quotes", epilog=examples("newsfacts quotes --speaker Ryder"))(quotes)

Imports at the top of a module are paid by ``newsfacts --help``, so they are typer, other light
modules of ``newsfacts.cli`` (options, printing, stores, errors, sheets) and the standard library's
light parts. rich, msgspec, dateparser, regex, tomllib, the store, extractors and analysis are
imported inside the function. A command parses options, calls the library and ends in one
``newsfacts.cli.printing.print_rows`` (or ``say`` for stderr); wrong use is a
``newsfacts.cli.errors.UserError``. ``typer.Exit(1)`` says that a check found something.
"""
