"""What every test may ask for: databases, a desk with people and cases, test data, a browser."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import pytest_asyncio
from coverage import Coverage
from hypothesis import HealthCheck, settings

from desk import roles, setup
from desk.case import Case
from desk.desk import Desk
from desk.people import Role
from desk.queue import Queue
from storage import migrate
from storage.database import Database, opened
from storage.tables import metadata
from tests.clock import Clock
from tests.dovecot import Dovecot, running_dovecot
from tests.front import Front, Wake
from tests.incoming import QUEUE, mail
from tests.postgres import Postgres, running_postgres

ROOT = Path(__file__).resolve().parent.parent
#: The first is the quickest: it draws without windows.
BROWSERS = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
)

# A machine that is busy is no failure. What is made up is the same in each run, so that a change
# fails for what it changes; `--hypothesis-profile=explore` makes up something else every time.
BUSY = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("deskbell", BUSY, derandomize=True)
settings.register_profile("explore", BUSY, max_examples=1_000)
settings.load_profile("deskbell")


#: What differs between databases is told on both in every run.
ON_BOTH = ("tests/storage/", "tests/scenarios/test_walk.py")
#: Trouble of rarer kinds, floods of made-up input, the program started over and over, and how the
#: sandbox itself looks and speaks.
FOR_CHECK = (
    "tests/bot/test_stopping.py",
    "tests/browser/test_mailbox_page.py",
    "tests/browser/test_messages_page.py",
    "tests/browser/test_texts_on_the_page.py",
    "tests/browser/test_workspace_page.py",
    "tests/desk/test_digest_recount.py",
    "tests/faults/test_database_away.py",
    "tests/faults/test_flood.py",
    "tests/faults/test_killed_digests.py",
    "tests/faults/test_killed_forms.py",
    "tests/faults/test_killed_reminders.py",
    "tests/faults/test_killed_surveys.py",
    "tests/faults/test_random_killer.py",
    "tests/fuzz/",
    "tests/handlers/mail/test_hostile.py",
    "tests/sandbox/",
    "tests/scenarios/test_behind_postfix.py",
    "tests/scenarios/test_catching_up.py",
    "tests/scenarios/test_hostile_text.py",
    "tests/scenarios/test_nothing_leaves_unconfirmed.py",
    "tests/scenarios/test_reminders_over_nights.py",
    "tests/scenarios/test_slack_faults.py",
)


def pytest_configure() -> None:
    """What a shell starts in the background ignores Ctrl+C, and so does all that it starts."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """`make check` tells everything; who names a file hears all that is in it."""
    named = "".join(config.args) != "".join(config.getini("testpaths"))
    told = {_test_of(item) for item in items if not item.get_closest_marker("postgres")}
    for item in items:
        repeats = item.get_closest_marker("postgres") and _test_of(item) in told
        is_left = repeats and not item.nodeid.startswith(ON_BOTH)
        if is_left or (not named and item.nodeid.startswith(FOR_CHECK)):
            item.add_marker(pytest.mark.check)


def _test_of(item: pytest.Item) -> str:
    return item.nodeid.partition("[")[0]


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish() -> None:
    """What is covered is written once, and now: a worker that ends late is put out."""
    if (coverage := Coverage.current()) is not None:
        coverage.stop()
        coverage.save()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A running PostgreSQL; started by the first test that asks for it."""
    with running_postgres() as server:
        yield server


@pytest.fixture
async def postgres_url(postgres: Postgres) -> AsyncIterator[str]:
    """A PostgreSQL database of the test's own, without tables."""
    async with postgres.database() as url:
        yield url


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """An SQLite database of the test's own, without tables."""
    return f"sqlite+aiosqlite:///{tmp_path / 'deskbell.db'}"


@pytest.fixture(
    params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)],
    ids=["sqlite", "postgres"],
)
def database_url(request: pytest.FixtureRequest) -> str:
    """Each test that asks for it runs twice: on SQLite and on PostgreSQL, on an empty database."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def postgres_with_tables(postgres: Postgres) -> AsyncIterator[str]:
    """The URL of a PostgreSQL database with all tables, emptied for each test that uses it."""
    async with postgres.database() as url:
        async with opened(url) as database:
            await migrate.upgrade(database)
        yield url


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file with all tables, to be copied."""
    path = tmp_path_factory.mktemp("template") / "deskbell.db"
    async with opened(f"sqlite+aiosqlite:///{path}") as database:
        await migrate.upgrade(database)
    return path


@pytest.fixture
async def postgres_database(postgres_with_tables: str) -> AsyncIterator[Database]:
    # A tenth of what a new copy of a template costs.
    deletions = "".join(f'DELETE FROM "{t.name}";' for t in reversed(metadata.sorted_tables))
    async with opened(postgres_with_tables) as database:
        async with database.engine.begin() as connection:
            await connection.exec_driver_sql(f"DO $$ BEGIN {deletions} END $$")
        yield database


@pytest.fixture
async def sqlite_database(sqlite_template: Path, tmp_path: Path) -> AsyncIterator[Database]:
    path = shutil.copy(sqlite_template, tmp_path / "deskbell.db")
    async with opened(f"sqlite+aiosqlite:///{path}") as database:
        yield database


@pytest.fixture(
    params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)],
    ids=["sqlite", "postgres"],
)
def database(request: pytest.FixtureRequest) -> Database:
    """A database of the test's own with all tables; each test that asks for it runs on both."""
    database: Database = request.getfixturevalue(f"{request.param}_database")
    return database


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def wake() -> Wake:
    return Wake()


@pytest.fixture
def desk(database: Database, clock: Clock, wake: Wake) -> Desk:
    return Desk(
        workspace="T0TEST", store=database, clock=clock, secret=b"a secret of the tests", wake=wake
    )


@pytest.fixture
async def replica(desk: Desk, database: Database) -> AsyncIterator[Desk]:
    """A second desk on the same database, as in another process."""
    async with opened(database.url.render_as_string(hide_password=False)) as second:
        yield replace(desk, store=second)


@pytest.fixture
async def admin(desk: Desk) -> str:
    await roles.name_admin(desk, "U0ADMIN")
    return "U0ADMIN"


@pytest.fixture
async def queue(desk: Desk, admin: str) -> Queue:
    new = setup.NewQueue(key="support", name="Support", channel="C0SUPPORT", address=QUEUE)
    return await setup.add_queue(desk, new, by=admin)


@pytest.fixture
async def agent(desk: Desk, queue: Queue, admin: str) -> str:
    await roles.add_member(desk, "U0AGENT", Role.AGENT, queue_key=queue.key, by=admin)
    return "U0AGENT"


@pytest.fixture
async def colleague(desk: Desk, queue: Queue, admin: str) -> str:
    """A second agent of the same queue."""
    await roles.add_member(desk, "U0COLLEAGUE", Role.AGENT, queue_key=queue.key, by=admin)
    return "U0COLLEAGUE"


@pytest.fixture
async def lead(desk: Desk, queue: Queue, admin: str) -> str:
    await roles.add_member(desk, "U0LEAD", Role.LEAD, queue_key=queue.key, by=admin)
    return "U0LEAD"


@pytest.fixture
def front(desk: Desk, clock: Clock) -> Front:
    return Front(desk, clock)


@pytest.fixture
async def case(front: Front, queue: Queue) -> Case:
    """A new case that nobody has yet."""
    await front.receive(mail())
    return await front.newest_case()


@pytest.fixture(scope="session")
def test_data() -> Path:
    """The folder of vectors, corpora and schemas that are not shipped with the project."""
    folder = Path(os.environ.get("DESKBELL_TEST_DATA") or ROOT.parent / "shared")
    if not folder.is_dir():
        pytest.skip(f"no test data at {folder}; DESKBELL_TEST_DATA names the folder")
    return folder


@pytest.fixture(scope="session")
def dovecot() -> Iterator[Dovecot]:
    """A running IMAP server; started by the first test that asks for it."""
    with running_dovecot() as server:
        yield server


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium that Playwright can drive."""
    named = os.environ.get("DESKBELL_TEST_BROWSER")
    found = named or next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        pytest.skip("no Chromium found; DESKBELL_TEST_BROWSER names one")
    return found
