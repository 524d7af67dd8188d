"""create_app: settings, extensions, routes, error answers. Everything is wired here and nowhere else."""

import logging
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import orjson
from flask import Flask, Response
from flask.json.provider import JSONProvider
from flask_migrate import Migrate
from flask_smorest import Api, Blueprint
from sqlalchemy import Engine, event, text
from sqlalchemy.engine import ExceptionContext
from werkzeug.wrappers import Response as BaseResponse

from server.api_docs import make_api_docs
from server.clock import Clock, set_clock, system_clock
from server.database import db, reading
from server.deliveries.line_webhook import blueprint as line_webhook
from server.deliveries.routes import blueprint as delivery_routes
from server.errors import PROBLEM_TYPE, ProblemSchema, answer_http_error, register_errors
from server.exports.routes import blueprint as export_routes
from server.guard import register_guard
from server.handovers.routes import blueprint as handover_routes
from server.people.device_routes import blueprint as device_routes
from server.people.routes import blueprint as people_routes
from server.photos.routes import blueprint as photo_routes
from server.places.routes import blueprint as places_routes
from server.privacy.routes import blueprint as incident_routes
from server.pwa import register_pwa
from server.reports.routes import blueprint as report_routes
from server.settings import Settings, read_settings
from server.slips.routes import blueprint as slip_routes
from server.slips.routes import register_slips
from server.staffing.routes import blueprint as staffing_routes
from server.support.routes import blueprint as support_routes
from server.syncing.rate import register_rates
from server.syncing.routes import blueprint as sync_routes

MIGRATIONS = Path(__file__).parent / "migrations"


def app_version() -> str:
    """The version of the installed package; 0.0.0 where it runs from files that were never installed."""
    try:
        return version("omsap")
    except PackageNotFoundError:
        return "0.0.0"


class OrjsonProvider(JSONProvider):
    """JSON through orjson, keys in the order they were made."""

    def dumps(self, obj: Any, **kwargs: Any) -> str:
        """The value as JSON text; `indent` in any width gives lines indented by two."""
        return orjson.dumps(obj, option=orjson.OPT_INDENT_2 if kwargs.get("indent") else None).decode()

    def loads(self, s: str | bytes, **_kwargs: Any) -> Any:
        """The value a JSON text names; takes no options."""
        return orjson.loads(s)

    def response(self, *args: Any, **kwargs: Any) -> Response:
        """An answer that carries the value as JSON."""
        body = orjson.dumps(self._prepare_response_obj(args, kwargs))
        return Response(body, content_type="application/json")


class ProblemApi(Api):  # type: ignore[misc]  # flask-smorest has no types
    """The API document, with our problems in place of flask-smorest's own error shape."""

    ERROR_SCHEMA = ProblemSchema

    def _register_responses(self) -> None:
        """Every refusal is described with the media type it is sent with."""
        usual: str = Api.DEFAULT_RESPONSE_CONTENT_TYPE
        self.DEFAULT_RESPONSE_CONTENT_TYPE = PROBLEM_TYPE
        super()._register_responses()
        self.DEFAULT_RESPONSE_CONTENT_TYPE = usual

    def handle_http_exception(self, error: Any) -> BaseResponse:
        """Errors are answered in one place only."""
        return answer_http_error(error)


system_routes = Blueprint("system", __name__, url_prefix="/api", description="Whether the server is well")


@system_routes.get("/health")
@system_routes.response(200, description="The server and its database answer.")
def health() -> dict[str, str]:
    """Whether the server is well.

    Asks the database one small question. For whoever watches over the installation; needs no login.
    """
    with reading() as connection:
        connection.execute(text("SELECT 1"))
    return {"status": "ok", "app": app_version()}


def create_app(settings: Settings | None = None, *, clock: Clock = system_clock) -> Flask:
    """The whole server as one Flask app. Reads the environment when no settings are given."""
    settings = settings or read_settings()
    app = Flask("server", static_folder=None)
    app.json = OrjsonProvider(app)
    app.config.update(
        OMSAP_SETTINGS=settings,
        SQLALCHEMY_DATABASE_URI=settings.database_url,
        SQLALCHEMY_ENGINE_OPTIONS=_engine_options(settings),
        API_TITLE="Omsap",
        API_VERSION=app_version(),
        OPENAPI_VERSION="3.1.0",
        OPENAPI_URL_PREFIX="/api",
        OPENAPI_JSON_PATH="openapi.json",
        API_SPEC_OPTIONS={
            "info": {
                "description": "Offline-first records of savings groups. Everything that syncs goes through "
                "/api/sync; a request that changes something carries the header Omsap-Client: 1.",
                "license": {"name": "MIT"},
            }
        },
    )
    if settings.sqlite_path is not None:
        settings.sqlite_path.parent.mkdir(parents=True, exist_ok=True)
    set_clock(app, clock)
    register_guard(app, settings)
    register_rates(app, settings)
    db.init_app(app)
    Migrate(app, db, directory=str(MIGRATIONS), render_as_batch=True)
    api = ProblemApi(app)
    for blueprint in (
        people_routes,
        device_routes,
        places_routes,
        sync_routes,
        report_routes,
        support_routes,
        incident_routes,
        handover_routes,
        delivery_routes,
        staffing_routes,
        export_routes,
        photo_routes,
        slip_routes,
        system_routes,
    ):
        api.register_blueprint(blueprint)
    register_errors(app)
    app.register_blueprint(make_api_docs(api.spec.to_dict()))
    register_slips(app)
    app.register_blueprint(line_webhook)
    register_pwa(app)
    return app


def create_served_app() -> Flask:
    """The app as a web server process starts it: with its log on standard error."""
    settings = read_settings()
    set_up_log(settings)
    return create_app(settings)


def set_up_log(settings: Settings) -> None:
    """Write our log lines to standard error; other packages speak up from a warning on."""
    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s %(message)s", level="WARNING")
    logging.getLogger("omsap").setLevel(settings.log_level)


def _engine_options(settings: Settings) -> dict[str, Any]:
    # what was written may be an address or a name, and errors are logged
    options: dict[str, Any] = {"hide_parameters": True}
    if settings.sqlite_path is None:
        # a connection the database has closed meanwhile is noticed before it is used
        options |= {"pool_pre_ping": True, "pool_size": settings.threads + 1}
    return options


@event.listens_for(Engine, "handle_error")
def _hide_values(context: ExceptionContext) -> None:
    """No error quotes what was written, on any engine: not its parameters, nor the row that PostgreSQL puts into its detail."""
    if context.sqlalchemy_exception is not None:
        context.sqlalchemy_exception.hide_parameters = True
    diagnosis = getattr(context.original_exception, "diag", None)
    detail = getattr(diagnosis, "message_detail", None)
    if detail:
        for error in (context.original_exception, context.sqlalchemy_exception):
            if error is not None:
                error.args = tuple(str(text).replace(detail, "…") for text in error.args)
