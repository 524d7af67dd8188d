"""GET /api/docs: the API described in one readable page, without a script and without any foreign host."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask import Blueprint, Response, render_template

from server.i18n.messages import say
from sync.problems import PROBLEMS

_STYLE = Path(__file__).parent / "templates" / "api_docs.css"


@dataclass(frozen=True, slots=True)
class Part:
    """A body, a set of parameters or an answer: its title, what it is for, its fields as name, type and meaning."""

    title: str
    meaning: str
    fields: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Route:
    """One route as the page shows it."""

    method: str
    path: str
    summary: str
    description: str
    parts: tuple[Part, ...]


def make_api_docs(spec: Mapping[str, Any]) -> Blueprint:
    """The page for an OpenAPI document."""
    blueprint = Blueprint("api_page", __name__, url_prefix="/api")
    routes = tuple(_routes(spec))

    @blueprint.get("/docs")
    def docs() -> str:
        words = {
            key: say(f"api_docs.{key}", "en")
            for key in ("code", "for_machines", "problems", "problems_meaning", "words")
        }
        problems = [(code, say(f"problem.{code}"), say(f"problem.{code}", "en")) for code in sorted(PROBLEMS)]
        return render_template(
            "api_docs.html", info=spec["info"], routes=routes, problems=problems, words=words
        )

    @blueprint.get("/docs.css")
    def style() -> Response:
        return Response(_STYLE.read_bytes(), content_type="text/css; charset=utf-8")

    return blueprint


def _routes(spec: Mapping[str, Any]) -> Iterator[Route]:
    for path, methods in spec["paths"].items():
        shared = methods.get("parameters", ())
        for method, operation in methods.items():
            if method == "parameters":
                continue
            parts = [*_parameters([*shared, *operation.get("parameters", ())])]
            for media_type, content in operation.get("requestBody", {}).get("content", {}).items():
                meaning = operation["requestBody"].get("description", "")
                parts.append(Part(media_type, meaning, tuple(_fields(spec, content.get("schema", {})))))
            for status, answer in operation.get("responses", {}).items():
                found = _follow(spec, answer)
                schemas = [content.get("schema", {}) for content in found.get("content", {}).values()]
                shown = [
                    each for schema in schemas if status.startswith("2") for each in _fields(spec, schema)
                ]
                parts.append(Part(status, found.get("description", ""), tuple(shown)))
            yield Route(
                method.upper(),
                path,
                operation.get("summary", ""),
                operation.get("description", ""),
                tuple(parts),
            )


def _parameters(parameters: list[Mapping[str, Any]]) -> Iterator[Part]:
    for parameter in parameters:
        name, schema = parameter.get("name", ""), parameter.get("schema", {})
        yield Part(
            f"{parameter.get('in', '')}: {name}",
            parameter.get("description", ""),
            ((name, _type(schema), ""),),
        )


def _fields(
    spec: Mapping[str, Any], schema: Mapping[str, Any], above: str = ""
) -> Iterator[tuple[str, str, str]]:
    """Every field of a schema, those of nested ones behind a dot: `person.name`."""
    found = _follow(spec, schema)
    if found.get("type") == "array":
        yield from _fields(spec, found["items"], above)
        return
    for name, field in found.get("properties", {}).items():
        inner = _follow(spec, field)
        path = f"{above}{name}"
        yield path, _type(inner), field.get("description", "") or inner.get("description", "")
        if inner.get("type") == "array":
            yield from _fields(spec, inner["items"], f"{path}[].")
        elif "properties" in inner:
            yield from _fields(spec, inner, f"{path}.")


def _follow(spec: Mapping[str, Any], schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """What a `$ref` points to; of a choice with null, the other one."""
    for choice in (*schema.get("anyOf", ()), *schema.get("allOf", ())):
        if choice.get("type") != "null":
            return _follow(spec, choice)
    if "$ref" not in schema:
        return schema
    found = spec
    for step in schema["$ref"].removeprefix("#/").split("/"):
        found = found[step]
    return found


def _type(schema: Mapping[str, Any]) -> str:
    named = schema.get("type", "object")
    return " | ".join(named) if isinstance(named, list) else str(named)
