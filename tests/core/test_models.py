"""The models of the core: nobody changes what they hold, a field that they have not is an error, and none is built at the start."""

from __future__ import annotations

import importlib
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import BaseModel, ValidationError

import seedproof.core

for _module in pkgutil.iter_modules(seedproof.core.__path__):
    importlib.import_module(f"seedproof.core.{_module.name}")


def of_the_core(kind: type[BaseModel] = BaseModel) -> list[type[BaseModel]]:
    """Return the models that are defined in the core."""
    below = [model for each in kind.__subclasses__() for model in (each, *of_the_core(each))]
    return [model for model in dict.fromkeys(below) if model.__module__.startswith("seedproof.core.")]


ROOT = Path(__file__).parents[2]
MODELS = of_the_core()
CLOSED = [model for model in MODELS if model.model_fields and not model.__name__.startswith("_")]


@pytest.mark.parametrize("model", CLOSED)
def test_what_a_model_holds_stays_as_it_is(model: type[BaseModel]) -> None:
    with pytest.raises(ValidationError, match="frozen"):
        setattr(model.model_construct(), next(iter(model.model_fields)), 2)


@pytest.mark.parametrize("model", CLOSED)
def test_a_field_that_a_model_has_not_is_an_error(model: type[BaseModel]) -> None:
    with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
        model.model_validate({"nobody-has-this": 1})


@pytest.mark.parametrize(("model", "edge"), [(model, edge) for model in CLOSED for edge in ("start", "end") if edge in model.model_fields])
def test_a_place_may_be_the_first_of_a_text_and_none_before_it(model: type[BaseModel], edge: str) -> None:
    def wrong(place: int) -> bool:
        with pytest.raises(ValidationError) as told:
            model.model_validate({edge: place, "nobody-has-this": 1})
        return (edge,) in {error["loc"] for error in told.value.errors()}

    assert wrong(-1)
    assert not wrong(0)


def test_no_model_is_built_before_something_is_validated() -> None:
    code = "from tests.core.test_models import MODELS; print(len(MODELS), *(m.__qualname__ for m in MODELS if m.__pydantic_complete__))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)

    assert done.stdout.split() == [str(len(MODELS))]
