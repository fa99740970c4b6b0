"""What is kept is locked whole, opened with the passphrase or the recovery key, and never lost."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import ParamSpec, TypeVar

import pyrage
import pytest

from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.core import commands
from group_supervision.core.choices import NotePolicy, Setup
from group_supervision.core.format import Format, NoteKind
from group_supervision.errors import BadInput, Refusal, StoreError
from group_supervision.live.opening import open_session, resume_session
from group_supervision.storage import key_ring, locking
from group_supervision.storage.deleted import Deleted
from group_supervision.storage.folder import DataFolder
from group_supervision.storage.inventory import Holds, inventory
from group_supervision.storage.library import Library
from group_supervision.storage.seal import Seal, is_sealed, seal_of
from tests.conftest import StoppedClock

P = ParamSpec("P")
R = TypeVar("R")

PASSPHRASE = "four words that differ"
WORDS = "quixotic furniture"
LABEL = "Tuesday"


@pytest.fixture(scope="session")
def key(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, bytes]:
    """Make one key for all tests, for wrapping takes a second; return it and what wraps it."""
    seal = Seal(tmp_path_factory.mktemp("key"))
    made = key_ring.make_key(seal, PASSPHRASE)
    return made, (seal.folder / "identity.age").read_bytes()


def hold(folder: DataFolder, rcd: Format, clock: StoppedClock, *, ends: bool = True) -> str:
    """Hold a session with a note and a label; return its id."""
    anonymiser = Anonymiser()
    setup = Setup(60, policy=NotePolicy.LIVE, group=anonymiser.anonymise(LABEL))
    live = open_session(folder, rcd, setup, anonymiser, clock)
    live.perform(commands.begin)
    clock.advance(minutes=3)
    live.take_note(NoteKind.FEELING, WORDS)
    if ends:
        live.perform(commands.end)
    live.close()
    clock.advance(hours=1)
    return live.id


def lock(home: Path, key: tuple[str, bytes]) -> Seal:
    """Lock a data folder with the key of these tests; this process has it open."""
    seal = seal_of(home)
    (home / "lock").mkdir(mode=0o700, parents=True, exist_ok=True)
    (home / "lock" / "identity.age").write_bytes(key[1])
    seal.hold(pyrage.x25519.Identity.from_str(key[0]))
    locking.lock_everything(home, seal, key[0])
    return seal


def start_again(home: Path) -> Seal:
    """Be another process, which knows of no passphrase."""
    seal_of.cache_clear()
    return seal_of(home)


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    yield
    seal_of.cache_clear()


def in_clear(home: Path) -> list[str]:
    """Return the files in which words of the session can be read."""
    words = [each.encode() for each in (*WORDS.split(), *LABEL.split(), "Person")]
    files = [path for path in home.rglob("*") if path.is_file()]
    return [path.name for path in files if any(each in path.read_bytes() for each in words)]


def test_everything_is_locked_and_read_again(
    folder: DataFolder, home: Path, rcd: Format, clock: StoppedClock, key: tuple[str, bytes]
) -> None:
    ids = {hold(folder, rcd, clock) for _ in range(3)}
    before = {each: folder.library.load(each) for each in ids}
    folder.library.summaries(clock.now())
    for name in ("set-aside", "deleted"):
        (home / name).mkdir()
        (home / name / "old.json").write_text(WORDS)
    assert len(in_clear(home)) == 6
    lock(home, key)
    Library(home).summaries(clock.now())
    assert in_clear(home) == []
    assert is_sealed((home / "index.json").read_bytes())
    assert {each: Library(home).load(each) for each in ids} == before
    assert {each.group for each in Library(home).summaries(clock.now())} != {None}


def test_a_session_is_saved_with_the_public_key_alone(
    folder: DataFolder, home: Path, rcd: Format, clock: StoppedClock, key: tuple[str, bytes]
) -> None:
    folder.open()
    lock(home, key)
    start_again(home)
    session = hold(DataFolder(home), rcd, clock, ends=False)
    assert not seal_of(home).is_open
    assert in_clear(home) == []
    with pytest.raises(StoreError, match="are locked"):
        Library(home).load(session)
    with pytest.raises(StoreError, match="are locked"):
        resume_session(DataFolder(home), session, clock)
    seal_of(home).hold(pyrage.x25519.Identity.from_str(key[0]))
    live = resume_session(DataFolder(home), session, clock)
    assert [note.text.text for note in live.session.notes] == [WORDS]
    live.close()
    assert in_clear(home) == []


def test_a_listing_that_cannot_be_read_says_so_once_and_loses_nothing(
    folder: DataFolder, home: Path, rcd: Format, clock: StoppedClock, key: tuple[str, bytes]
) -> None:
    hold(folder, rcd, clock)
    hold(folder, rcd, clock)
    lock(home, key)
    Library(home).summaries(clock.now())
    index = (home / "index.json").read_bytes()
    start_again(home)
    library = Library(home)
    assert library.summaries(clock.now()) == []
    assert len(library.set_aside) == 1
    assert (home / "index.json").read_bytes() == index
    assert not (home / "set-aside").exists()


def test_a_locked_index_that_may_know_words_that_are_gone_goes_too(
    folder: DataFolder, home: Path, rcd: Format, clock: StoppedClock, key: tuple[str, bytes]
) -> None:
    hold(folder, rcd, clock)
    lock(home, key)
    Library(home).summaries(clock.now())
    start_again(home)
    anonymiser = Anonymiser()
    live = open_session(DataFolder(home), rcd, Setup(60, policy=NotePolicy.LIVE), anonymiser, clock)
    index = (home / "index.json").read_bytes()
    live.perform(commands.begin)
    live.take_note(NoteKind.FEELING, WORDS)
    live.perform(commands.end)
    live.protect("quixotic")
    # Nobody has listed anything since the session began: nothing of it can be there.
    assert (home / "index.json").read_bytes() == index
    (home / "index.json").unlink()
    (home / "index.json").write_bytes(index)  # as another window does when it lists
    live.protect("furniture")
    assert not (home / "index.json").exists()
    live.close()


def test_a_session_that_is_deleted_unread_is_in_no_index(
    folder: DataFolder, home: Path, rcd: Format, clock: StoppedClock, key: tuple[str, bytes]
) -> None:
    session = hold(folder, rcd, clock)
    lock(home, key)
    Library(home).summaries(clock.now())
    start_again(home)
    Deleted(Library(home)).discard(session)
    assert not (home / "index.json").exists()
    seal_of(home).hold(pyrage.x25519.Identity.from_str(key[0]))
    assert Library(home).summaries(clock.now()) == []


def test_no_session_is_read_again_for_the_listing_only_because_it_was_locked_or_unlocked(
    folder: DataFolder,
    home: Path,
    rcd: Format,
    clock: StoppedClock,
    key: tuple[str, bytes],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    hold(folder, rcd, clock)
    hold(folder, rcd, clock)
    before = folder.library.summaries(clock.now())
    assert len(before) == 2
    seal = lock(home, key)
    assert in_clear(home) == []
    monkeypatch.setattr(Library, "_summarise", lambda *_: pytest.fail("it was read again"))
    assert Library(home).summaries(clock.now()) == before
    locking.unlock_everything(home, seal)
    assert Library(home).summaries(clock.now()) == before


def test_a_locked_index_that_was_left_behind_is_built_anew(
    folder: DataFolder, home: Path, rcd: Format, clock: StoppedClock, key: tuple[str, bytes]
) -> None:
    hold(folder, rcd, clock)
    seal = lock(home, key)
    before = Library(home).summaries(clock.now())
    index = (home / "index.json").read_bytes()
    locking.unlock_everything(home, seal)
    (home / "index.json").write_bytes(index)
    start_again(home)
    assert Library(home).summaries(clock.now()) == before


def test_unlocking_gives_back_every_byte_and_leaves_no_key(
    folder: DataFolder, home: Path, rcd: Format, clock: StoppedClock, key: tuple[str, bytes]
) -> None:
    session = hold(folder, rcd, clock)
    path = home / "sessions" / f"{session}.json"
    before = path.read_bytes()
    seal = lock(home, key)
    assert path.read_bytes() != before
    locking.unlock_everything(home, seal)
    assert path.read_bytes() == before
    assert not (home / "lock").exists()
    assert not seal.is_set_up
    hold(DataFolder(home), rcd, clock)
    assert not [each for each in locking.kept_files(home) if is_sealed(each.read_bytes())]


def test_a_wrong_passphrase_is_one_sentence_and_touches_nothing(
    folder: DataFolder, home: Path, rcd: Format, clock: StoppedClock, key: tuple[str, bytes]
) -> None:
    hold(folder, rcd, clock)
    lock(home, key)
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    seal = start_again(home)
    with pytest.raises(Refusal, match="That isn't the passphrase"):
        key_ring.open_with_passphrase(seal, "something else")
    with pytest.raises(Refusal, match="That isn't the passphrase"):
        key_ring.change_passphrase(seal, "something else", "a good new one")
    assert not seal.is_open
    assert {path: path.read_bytes() for path in home.rglob("*") if path.is_file()} == before


class Busy:
    """A pyrage on a computer that looks slow for a while, or for ever."""

    DecryptError, x25519 = pyrage.DecryptError, pyrage.x25519

    def __init__(self, moments: int) -> None:
        self.left = moments
        self.passphrase = self

    def decrypt(self, wrapped: bytes, passphrase: str) -> bytes:
        self.left -= 1
        if self.left >= 0:
            raise pyrage.DecryptError("Excessive work parameter for passphrase.\n")
        return bytes(pyrage.passphrase.decrypt(wrapped, passphrase))


@pytest.mark.parametrize(("moments", "is_open"), [(3, True), (999, False)])
def test_on_a_busy_computer_the_right_passphrase_is_never_called_wrong(
    home: Path,
    key: tuple[str, bytes],
    monkeypatch: pytest.MonkeyPatch,
    moments: int,
    is_open: bool,
) -> None:
    lock(home, key)
    seal = start_again(home)
    monkeypatch.setattr(key_ring, "library", lambda: Busy(moments))
    with nullcontext() if is_open else pytest.raises(Refusal, match="too busy"):
        key_ring.open_with_passphrase(seal, PASSPHRASE)
    assert seal.is_open is is_open


def test_another_passphrase_rewraps_the_identity_alone(
    folder: DataFolder, home: Path, rcd: Format, clock: StoppedClock, key: tuple[str, bytes]
) -> None:
    session = hold(folder, rcd, clock)
    lock(home, key)
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    seal = start_again(home)
    key_ring.change_passphrase(seal, PASSPHRASE, "another good one")
    after = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    assert {path.name for path in after if after[path] != before[path]} == {"identity.age"}
    with pytest.raises(Refusal):
        key_ring.open_with_passphrase(seal, PASSPHRASE)
    key_ring.open_with_passphrase(seal, "another good one")
    assert Library(home).load(session).session.notes


def test_a_lost_passphrase_is_recovered_with_the_printed_key(
    folder: DataFolder, home: Path, rcd: Format, clock: StoppedClock, key: tuple[str, bytes]
) -> None:
    session = hold(folder, rcd, clock)
    lock(home, key)
    (home / "lock" / "identity.age").unlink()
    seal = start_again(home)
    with pytest.raises(StoreError, match="lock recover"):
        key_ring.open_with_passphrase(seal, PASSPHRASE)
    other = str(pyrage.x25519.Identity.generate())
    with pytest.raises(Refusal, match="another lock"):
        key_ring.recover(seal, other, "another good one")
    with pytest.raises(BadInput, match="isn't a recovery key"):
        key_ring.recover(seal, "nonsense", "another good one")
    key_ring.recover(seal, f" {key[0]}\n", "another good one")
    seal = start_again(home)
    key_ring.open_with_passphrase(seal, "another good one")
    assert Library(home).load(session).session.notes


@pytest.mark.skipif(shutil.which("age") is None, reason="age isn't installed")
def test_any_age_opens_a_session_with_the_identity_and_the_identity_with_the_passphrase(
    folder: DataFolder,
    home: Path,
    rcd: Format,
    clock: StoppedClock,
    key: tuple[str, bytes],
    tmp_path: Path,
) -> None:
    session = hold(folder, rcd, clock)
    path = home / "sessions" / f"{session}.json"
    before = path.read_bytes()
    lock(home, key)
    (tmp_path / "key.txt").write_text(f"{key[0]}\n")
    opened = subprocess.run(
        ["age", "-d", "-i", tmp_path / "key.txt", path], capture_output=True, check=True
    )
    assert opened.stdout == before


class Killed(BaseException):
    """The process ended here."""


def dying(monkeypatch: pytest.MonkeyPatch, after: int) -> None:
    """Die before a change to the disk, once so many have been made: writes and removals."""
    left = [after]

    def counted(real: Callable[P, R]) -> Callable[P, R]:
        def act(*arguments: P.args, **options: P.kwargs) -> R:
            if left[0] <= 0:
                raise Killed
            left[0] -= 1
            return real(*arguments, **options)

        return act

    monkeypatch.setattr(Path, "replace", counted(Path.replace))
    monkeypatch.setattr(Path, "unlink", counted(Path.unlink))
    monkeypatch.setattr(Path, "rmdir", counted(Path.rmdir))


@pytest.mark.parametrize("after", range(16))
def test_killed_at_any_moment_of_locking_nothing_is_lost_and_the_next_start_finishes_it(
    folder: DataFolder,
    home: Path,
    rcd: Format,
    clock: StoppedClock,
    key: tuple[str, bytes],
    monkeypatch: pytest.MonkeyPatch,
    after: int,
) -> None:
    ids = [hold(folder, rcd, clock) for _ in range(3)]
    before = {each: folder.library.load(each) for each in ids}
    with monkeypatch.context() as patched:
        dying(patched, after)
        try:
            lock(home, key)
        except Killed:
            pass
        else:
            assert after > 6
    seal = start_again(home)
    later = DataFolder(home)
    later.claim()
    later.release()
    if seal.is_set_up:
        assert in_clear(home) == []
        assert locking.under_way(seal) is None
    seal.hold(pyrage.x25519.Identity.from_str(key[0]))
    assert {each: Library(home).load(each) for each in ids} == before
    assert not [
        path for path in home.rglob("*") if ".tmp-" in path.name and path.parent != home / "lock"
    ]


@pytest.mark.parametrize("after", range(16))
def test_killed_at_any_moment_of_unlocking_nothing_is_lost_and_it_can_be_finished(
    folder: DataFolder,
    home: Path,
    rcd: Format,
    clock: StoppedClock,
    key: tuple[str, bytes],
    monkeypatch: pytest.MonkeyPatch,
    after: int,
) -> None:
    ids = [hold(folder, rcd, clock) for _ in range(3)]
    before = {each: folder.library.load(each) for each in ids}
    seal = lock(home, key)
    with monkeypatch.context() as patched:
        dying(patched, after)
        try:
            locking.unlock_everything(home, seal)
        except Killed:
            pass
        else:
            assert after > 6
    seal = start_again(home)
    if seal.is_set_up:
        seal.hold(pyrage.x25519.Identity.from_str(key[0]))
        assert {each: Library(home).load(each) for each in ids} == before
        locking.unlock_everything(home, seal)
    assert {each: Library(home).load(each) for each in ids} == before
    assert not seal.is_set_up


def test_nothing_plain_goes_before_what_was_made_has_been_opened(
    folder: DataFolder,
    home: Path,
    rcd: Format,
    clock: StoppedClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    session = hold(folder, rcd, clock)
    before = (home / "sessions" / f"{session}.json").read_bytes()
    monkeypatch.setattr(pyrage, "decrypt", lambda *_: b"something else")
    with pytest.raises(StoreError, match="nothing was locked"):
        key_ring.make_key(seal_of(home), PASSPHRASE)
    assert not seal_of(home).is_set_up
    assert (home / "sessions" / f"{session}.json").read_bytes() == before


def test_without_pyrage_no_session_begins_that_could_not_be_saved(
    folder: DataFolder,
    home: Path,
    rcd: Format,
    clock: StoppedClock,
    key: tuple[str, bytes],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder.open()
    lock(home, key)
    start_again(home)
    monkeypatch.setitem(sys.modules, "pyrage", None)
    with pytest.raises(StoreError, match=r"pip install 'group-supervision\[lock\]'"):
        hold(DataFolder(home), rcd, clock)
    assert list((home / "sessions").iterdir()) == []
    monkeypatch.undo()
    os.environ["GROUP_SUPERVISION_HOME"] = str(home)
    hold(DataFolder(home), rcd, clock)  # the live lock was let go


def test_a_session_goes_on_being_locked_though_somebody_removes_the_key(
    folder: DataFolder, home: Path, rcd: Format, clock: StoppedClock, key: tuple[str, bytes]
) -> None:
    folder.open()
    lock(home, key)
    start_again(home)
    live = open_session(
        DataFolder(home), rcd, Setup(60, policy=NotePolicy.LIVE), Anonymiser(), clock
    )
    live.perform(commands.begin)
    shutil.rmtree(home / "lock")
    live.take_note(NoteKind.FEELING, WORDS)
    live.close()
    assert in_clear(home) == []


def test_a_file_locked_with_another_key_stays_where_it_is(
    folder: DataFolder, home: Path, rcd: Format, clock: StoppedClock, key: tuple[str, bytes]
) -> None:
    session = hold(folder, rcd, clock)
    lock(home, key)
    path = home / "sessions" / f"{session}.json"
    stranger = pyrage.x25519.Identity.generate().to_public()
    path.write_bytes(pyrage.encrypt(b"{}", [stranger]))
    with pytest.raises(StoreError, match="locked with another key, or damaged"):
        Library(home).load(session)
    assert path.exists()


def test_nothing_is_locked_while_a_session_runs(
    folder: DataFolder, home: Path, rcd: Format, clock: StoppedClock, key: tuple[str, bytes]
) -> None:
    script = (
        "import sys; from pathlib import Path\n"
        "from group_supervision.storage.lock import LiveLock\n"
        "lock = LiveLock(Path(sys.argv[1])); print(lock.take(), flush=True); sys.stdin.read()"
    )
    hold(folder, rcd, clock)
    with subprocess.Popen(
        [sys.executable, "-c", script, home],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout is not None
        assert other.stdin is not None
        assert other.stdout.readline() == "True\n"
        try:
            with pytest.raises(Refusal, match="end it first"):
                lock(home, key)
        finally:
            other.stdin.close()
    assert len(in_clear(home)) >= 1


def test_every_file_of_a_locked_folder_is_told_of(
    folder: DataFolder, home: Path, rcd: Format, clock: StoppedClock, key: tuple[str, bytes]
) -> None:
    hold(folder, rcd, clock)
    lock(home, key)
    Library(home).summaries(clock.now())
    found = inventory(home)
    assert {each.place for each in found} == {""} | {
        path.relative_to(home).as_posix() for path in home.rglob("*")
    }
    assert not [each for each in found if each.holds is Holds.UNKNOWN]
    assert sum(each.holds is Holds.KEY for each in found) == 2
