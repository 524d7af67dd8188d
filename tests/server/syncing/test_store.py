from collections.abc import Callable

import pytest
from flask import Flask

from server.database import writing
from server.syncing.store import SqlStore
from sync.ports import Store
from tests.conftest import BEGINNING
from tests.sync.store_conformance import StoreConformance, Transact


class TestSqlStore(StoreConformance):
    @pytest.fixture
    def transact(self, app: Flask) -> Transact:
        def run(work: Callable[[Store], object]) -> object:
            with writing() as connection:
                return work(SqlStore(connection, BEGINNING))

        return run
