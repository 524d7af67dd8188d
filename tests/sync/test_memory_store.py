import pytest

from sync.memory_store import MemoryStore
from tests.sync.store_conformance import StoreConformance, Transact


class TestMemoryStore(StoreConformance):
    @pytest.fixture
    def transact(self) -> Transact:
        store = MemoryStore()
        return lambda work: work(store)
