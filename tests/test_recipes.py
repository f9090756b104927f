"""The recipe for Spark gives the facts that ``extract`` prints."""

import json
import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from typer.testing import CliRunner

from newsfacts.cli.app import app

ROOT = Path(__file__).parent.parent
TEXT = "Kyiv said on Monday that up to 12,000 soldiers were sent to Kursk, Russia.\n"


def test_the_spark_recipe_gives_the_facts_of_extract(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "scale.md").read_text(encoding="utf-8")
    (recipe,) = re.findall(r"^```python\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    function = re.search(r"^def facts_of.*?(?=^if __name__)", recipe, re.MULTILINE | re.DOTALL)
    assert function
    names: dict[str, Any] = {"json": json}
    exec(compile(function[0], "docs/scale.md", "exec"), names)
    records = [
        {"id": "a", "text": TEXT, "date": "2024-10-30", "outlet": "Daily", "title": "Troops"},
        {"id": "b", "text": "At least 300 people were killed in Homs."},
    ]
    lines = [json.dumps(record) for record in records]
    (tmp_path / "in.jsonl").write_text("\n".join(lines), encoding="utf-8")
    found = [
        json.loads(line) for line in names["facts_of"](SimpleNamespace(value=x) for x in lines)
    ]
    printed = CliRunner().invoke(app, ["extract", str(tmp_path / "in.jsonl")]).stdout
    ours = [json.loads(line) for line in printed.splitlines()]
    for fact in ours:
        fact["path"] = None
        fact["sentence"].pop("text")
    assert found == ours
    assert len(found) > 3
