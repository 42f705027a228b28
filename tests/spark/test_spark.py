"""The same archive on Spark: the findings of the engine of one machine, and none lost with a worker."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests import archives
from tests.archives import articles, failures, findings, summary, write_lines, write_table

ROOT = Path(__file__).parents[2]
MASTER = "--master local[2,4] --conf spark.ui.enabled=false --conf spark.sql.shuffle.partitions=3 pyspark-shell"
"""Two workers that try a task four times, as on a cluster."""


def _run(folder: Path, *arguments: str, **environment: str) -> str:
    command = [sys.executable, "-m", "checks", "archive", "in", "--chunk", "4KB", "--exit-zero", *arguments]
    variables = {**os.environ, "PYSPARK_SUBMIT_ARGS": MASTER, **environment}
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False, encoding="utf-8", env=variables)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Lines, packed lines and a table, with records that are broken."""
    (tmp_path / "copydesk.yaml").write_text("", "utf-8")
    broken = [{"name": "Ada"}, {**articles(1)[0], "date": "soon"}, "no article"]
    write_lines(tmp_path / "in" / "a.jsonl", [*articles(40), *broken])
    write_lines(tmp_path / "in" / "b.jsonl.gz", articles(20))
    table = write_table(tmp_path / "in" / "c.parquet", articles(60), rows=20)
    table.with_name("d.parquet").write_bytes(table.read_bytes()[:-50])
    return tmp_path


def test_both_engines_find_the_same(archive: Path) -> None:
    told = _run(archive, "--to", "one", "--jobs", "1")
    on_spark = _run(archive, "--to", "two", "--engine", "spark")
    assert findings(archive / "two") == findings(archive / "one")
    assert failures(archive / "two") == failures(archive / "one")
    assert on_spark.rpartition(" in ")[0] == told.rpartition(" in ")[0]
    one, two = (summary(archive / name) for name in ("one", "two"))
    assert {**one, "engine": "spark", "seconds": 0} == {**two, "seconds": 0}
    assert not (archive / "two" / ".copydesk").exists()


def test_a_killed_worker_loses_and_doubles_nothing(archive: Path) -> None:
    _run(archive, "--to", "one", "--jobs", "1")
    environment = archives.deadly(archive)
    _run(archive, "--to", "two", "--engine", "spark", **environment)
    assert (archive / "was-deadly").exists()
    assert findings(archive / "two") == findings(archive / "one")
    assert failures(archive / "two") == failures(archive / "one")


def _submit() -> tuple[list[str], dict[str, str]]:
    """The command that submits, and the environment in which it finds its Spark."""
    home = importlib.util.find_spec("pyspark")
    assert home
    assert home.origin
    return [str(Path(sys.executable).with_name("spark-submit"))], {
        **os.environ,
        "SPARK_HOME": str(Path(home.origin).parent),
        "PYTHONPATH": str(ROOT),
    }


def test_the_options_in_the_document_are_known() -> None:
    """No cluster is at hand for the commands of YARN and Kubernetes: at least each of their options exists."""
    blocks = re.findall(r"^```bash\n(.*?)^```", (ROOT / "docs" / "archive.md").read_text("utf-8"), re.M | re.S)
    submitted = [
        block.partition("spark-submit")[2].partition("submit.py") for block in blocks if "spark-submit" in block
    ]
    command, variables = _submit()
    asked = [*command, "--help"]
    spark = subprocess.run(asked, capture_output=True, check=False, encoding="utf-8", env=variables).stderr
    ours = subprocess.run(
        [sys.executable, "-m", "checks", "archive", "--help"], capture_output=True, check=True, encoding="utf-8"
    ).stdout
    assert len(submitted) == 2
    for before, _, behind in submitted:
        assert all(re.search(rf"{option}\b", spark) for option in re.findall(r"--[a-z-]+", before)), before
        assert all(option in ours for option in re.findall(r"--[a-z-]+", behind)), behind


def test_it_can_be_submitted(archive: Path) -> None:
    """To a small cluster: a master and two workers, each in a process and a folder of its own."""
    script = archive / "submit.py"
    script.write_text("from checks.cli.main import main\n\nraise SystemExit(main())\n", "utf-8")
    command, variables = _submit()
    variables |= {"PYSPARK_PYTHON": sys.executable, "SPARK_WORKER_DIR": str(archive / "work")}
    command += ["--master", "local-cluster[2,1,1024]", "--conf", "spark.sql.shuffle.partitions=3", str(script)]
    command += ["archive", "in", "--to", "two", "--chunk", "4KB", "--engine", "spark", "--exit-zero"]
    done = subprocess.run(command, cwd=archive, capture_output=True, check=False, encoding="utf-8", env=variables)
    assert done.returncode == 0, done.stderr
    _run(archive, "--to", "one", "--jobs", "1")
    assert findings(archive / "two") == findings(archive / "one")
