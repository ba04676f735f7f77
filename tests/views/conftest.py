"""What the tests of views share."""

from __future__ import annotations

from importlib.util import module_from_spec, spec_from_file_location

import pytest
from hypothesis import settings

# No time limit for one example: the machine may be busy with other things.
settings.register_profile("deskbell", deadline=None)
settings.load_profile("deskbell")


@pytest.fixture(scope="session")
def check_blocks(test_data):
    """The checker in the test data: official types and a table of limits."""
    path = test_data / "tools" / "blockkit_check.py"
    if not path.is_file():
        pytest.skip(f"no block checker at {path}")
    spec = spec_from_file_location("blockkit_check", path)
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.check_blocks
