"""Which checks there are: the built-in ones, those of installed packages, and the corpus's own."""

from __future__ import annotations

import importlib
import inspect
import json
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import ModuleType
from typing import Any, NamedTuple, get_args

import numpy as np
import numpy.typing as npt
from pydantic import ValidationError

import seedproof.checks
from seedproof.checks.base import ComparingCheck
from seedproof.core.check import Check
from seedproof.core.context import Context
from seedproof.core.errors import SettingsError
from seedproof.core.escape import quoted
from seedproof.core.finding import Family
from seedproof.core.nearest import nearest
from seedproof.core.patterns import regex
from seedproof.core.seed import Seed
from seedproof.core.settings import USUAL, Settings
from seedproof.core.settings_place import SettingsPlace, kebab
from seedproof.corpus.installed import entry_points
from seedproof.corpus.naming import CheckNames
from seedproof.corpus.own_code import guarded, load
from seedproof.corpus.project import Project
from seedproof.text.compiled import compiled, packed, unpacked

__all__ = ["ENTRY_POINTS", "CheckSelection", "all_checks", "built_in", "find_check", "seed_class"]

ENTRY_POINTS = "seedproof.checks"
_WORD = regex(r"\w[\w-]{0,79}")  # what names a check: it is also the name of a page, and an argument


@dataclass(frozen=True)
class CheckSelection:
    """Selection of the checks that a run evaluates, told so that a worker process can make them anew.

    - ``project``: whose checks, options and spellings they are, None for texts that belong to none
    - ``select``: names, codes, code prefixes, families or ALL
    - ``ignore``: what to leave out of these, beside what the settings of the project do
    - ``today``: the day of the run, by which exceptions of the project may be over; None where none is
    - ``compared``: whether there is another corpus, for the checks that want one
    """

    project: Project | None
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    today: date | None = None
    compared: bool = False

    @classmethod
    def of(
        cls,
        project: Project | None = None,
        select: Sequence[str] = (),
        ignore: Sequence[str] = (),
        *,
        today: date | None = None,
    ) -> CheckSelection:
        """Return the selection of ``project``; ``select`` replaces that of its settings, and ``ignore`` adds to theirs."""
        settings = project.settings if project else USUAL
        return cls(project, tuple(select) or settings.select, tuple(ignore), today)

    def checks(self) -> tuple[Check, ...]:
        """Return the checks with their options, bound to the project, by code. Raises SettingsError for an unknown name or option."""
        names, settings = self.names(), self.project.settings if self.project else USUAL
        place = self.project.place if self.project else SettingsPlace("settings")
        unknown = set(settings.checks) - {k.name() for k in names.kinds} - names.absent
        if unknown:
            raise names.unknown(min(unknown), place.of("checks"))
        wanted = names.matching(self.select, place.of("select") if self.select == settings.select else "--select")
        wanted -= names.matching(settings.ignore, place.of("ignore")) | names.matching(self.ignore, "--ignore")
        idle = set() if self.compared else {kind for kind in wanted if issubclass(kind, ComparingCheck)}
        if not wanted - idle:
            hint = "name another corpus by --against" if idle else "select more, or ignore less"
            raise SettingsError("no check is left to run", hint=hint)
        for kind in wanted:
            _require_known(kind, names)
        context = Context(seed_class(self.project), self.project.spellings) if self.project else Context()
        return tuple(_configured(k, settings, context, place) for k in names.kinds if k in wanted - idle)

    def names(self) -> CheckNames:
        """Return what finds the checks of the project by what they are called."""
        return CheckNames(all_checks(self.project), _names_that_may_be_absent(self.project))


@cache
def built_in() -> tuple[type[Check], ...]:
    """Return the built-in checks, by code: every check class with a code that lies below a family's folder."""
    return tuple(getattr(importlib.import_module(module), name) for module, name in json.loads(unpacked(_index().json)))


class _Index(NamedTuple):
    json: npt.NDArray[np.uint8]


@compiled(_Index)
def _index() -> _Index:
    """Return module and name of each built-in check, by code."""
    import pkgutil

    found = []
    for family in get_args(Family):
        package = importlib.import_module(f"{seedproof.checks.__name__}.{family}")
        for info in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            kinds = _checks_of(importlib.import_module(info.name))
            found += [kind for kind in kinds if "code" in vars(kind)]  # others are what checks build on
    return _Index(packed(json.dumps([(kind.__module__, kind.__name__) for kind in sorted(found, key=lambda k: k.code)])))


def all_checks(project: Project | None = None) -> tuple[type[Check], ...]:
    """Return every check that ``project`` can run, by code. Raises SettingsError where two share a name or code, or one is no word."""
    kinds = [*built_in(), *_installed(), *(_own(project) if project else ())]
    for label in ("name", "code"):
        seen: dict[str, type[Check]] = {}
        for kind in kinds:
            key = kind.name() if label == "name" else kind.code
            if not _WORD.fullmatch(key):
                hint = "letters, digits and hyphens, at most 80"
                raise SettingsError(f"no check can have the {label} {quoted(key)}", where=_file(kind), hint=hint)
            if seen.setdefault(key, kind) is not kind:
                raise SettingsError(f"two checks have the {label} {key!r}", where=_file(kind), hint="give one of them another")
    return tuple(sorted(kinds, key=lambda k: k.code))


def find_check(key: str, project: Project | None = None) -> type[Check]:
    """Return the check with this name or code. Raises SettingsError that names the nearest."""
    names = CheckNames(all_checks(project))
    for kind in names.kinds:
        if key.lower() == kind.name() or key.upper() == kind.code:
            return kind
    raise names.unknown(key)


def seed_class(project: Project) -> type[Seed]:
    """Return the corpus's own Seed class, or Seed itself. Raises SettingsError where it cannot be loaded."""
    setting = project.settings.seed_class
    if setting is None or not project.own_code:
        return Seed
    path, _, name = setting.partition(":")
    found = getattr(load(project.root / path), name, None)
    if not (inspect.isclass(found) and issubclass(found, Seed)):
        hint = "write it as 'schemas/news.py:NewsSeed'; the class must subclass seedproof.Seed"
        raise SettingsError(f"{quoted(name or '(no name)')} is not a Seed class", where=str(project.root / path), hint=hint)
    return found


def _names_that_may_be_absent(project: Project | None) -> Set[str]:
    """Return the names in settings that may be those of own checks which are switched off, so that nobody can tell."""
    if project is None or project.own_code or not project.settings.own_checks:
        return frozenset()
    settings, named = project.settings, set[str]()
    for values in (settings.checks, settings.select, settings.ignore, settings.severity, *(one.check for one in settings.exemptions)):
        named.update(values)
    return named.union(*((*one.ignore, *one.severity) for one in settings.per_source.values()))


def _require_known(kind: type[Check], names: CheckNames) -> None:
    """Raise SettingsError where a check says that it absorbs findings of one that there is not. The laws see to the built-in ones."""
    if kind.absorbs and kind not in built_in():
        try:
            names.matching(kind.absorbs, _file(kind))
        except SettingsError as error:
            raise SettingsError(f"`absorbs` of {kind.name()}: {error.what}", where=_file(kind), hint=error.hint) from None


def _configured(kind: type[Check], settings: Settings, context: Context, place: SettingsPlace) -> Check:
    options: dict[str, Any] = settings.checks.get(kind.name(), {})
    fields = {kebab(f): f for f in kind.model_fields}
    for key in options:
        if key not in fields:
            hint = nearest(key, fields) if fields else "it has no options"
            raise SettingsError(f"unknown option {quoted(key)}", where=place.of("checks", kind.name()), hint=hint)
    if not options and kind.__module__.startswith("seedproof."):
        return kind.model_construct().bind(context)  # a law holds the defaults against the rules: to build these takes longer than to check
    with guarded("its options cannot be set", place.of("checks", kind.name())):
        try:
            return kind(**{fields[key]: value for key, value in options.items()}).bind(context)
        except ValidationError as error:
            refused = error.errors()[0]
    where = place.of("checks", kind.name(), *(key if isinstance(key, int) else kebab(key) for key in refused["loc"]))
    raise SettingsError(f"{refused['msg'][:1].lower()}{refused['msg'][1:]}", where=where, hint=_usual_value(kind, refused["loc"]))


def _usual_value(kind: type[Check], place: tuple[int | str, ...]) -> str:
    """Return advice that names what an option is where nothing is set, or where that stands."""
    field = kind.model_fields.get(str(place[0])) if place else None
    if field is None or field.is_required() or field.default_factory:
        return f"`seedproof explain {kind.name()}` says what its options take"
    return f"where it is not set, it is {field.default}"


def _installed() -> Iterator[type[Check]]:
    for point in entry_points(ENTRY_POINTS):
        with guarded("the package's checks cannot be loaded", f"entry point {point.name}"):
            loaded = point.load()
        yield from _checks_of(loaded) if isinstance(loaded, ModuleType) else [loaded]


def _own(project: Project) -> Iterator[type[Check]]:
    for path in project.own_checks():
        yield from _checks_of(load(path))


def _checks_of(module: ModuleType) -> list[type[Check]]:
    return [
        value
        for value in vars(module).values()
        if inspect.isclass(value) and issubclass(value, Check) and value.__module__ == module.__name__ and not inspect.isabstract(value)
    ]


def _file(kind: type[Check]) -> str:
    return inspect.getsourcefile(kind) or kind.__module__
