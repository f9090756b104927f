"""The shell completes commands, options and names."""

import pytest

from tests.cli.samplestore import Run


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("newsfacts fac", {"facts"}),
        ("newsfacts metrics sh", {"show"}),
        ("newsfacts facts --metr", {"--metric"}),
        ("newsfacts facts --format js", {"json", "jsonl"}),
        ("newsfacts facts --kind qu", {"quantity", "quote"}),
        ("newsfacts facts --metric troo", {"troops"}),
        ("newsfacts facts --modality pro", {"projected"}),
        ("newsfacts facts --zone p", {"post"}),
        ("newsfacts quotes --output-", set()),
    ],
)
def test_the_shell_completes(run: Run, line: str, offered: set[str]) -> None:
    words = line.split()
    env = {
        "_NEWSFACTS_COMPLETE": "complete_bash",
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(words) - 1),
    }
    result = run(env=env)
    assert result.exit_code == 0
    assert set(result.stdout.split()) == offered


def test_the_completion_script_can_be_shown(run: Run) -> None:
    result = run("--show-completion", env={"SHELL": "/bin/bash"})
    assert "Traceback" not in result.stderr
