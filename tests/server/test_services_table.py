from __future__ import annotations

import ast
import importlib.util
from pathlib import Path

import pytest

from reader.model import requests
from reader.server.serving import LONG, SERVICES


def test_every_request_has_its_service() -> None:
    asked = {
        each
        for each in vars(requests).values()
        if isinstance(each, type) and issubclass(each, requests.Request) and each is not requests.Request
    }

    assert set(SERVICES) == asked
    assert asked >= LONG


@pytest.mark.parametrize("service", SERVICES.values())
def test_every_service_stands_where_the_table_says(service: str) -> None:
    module, _, function = service.partition(".")
    spec = importlib.util.find_spec(f"reader.services.{module}")
    assert spec
    assert spec.origin

    tree = ast.parse(Path(spec.origin).read_text(encoding="utf-8"))
    assert function in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
