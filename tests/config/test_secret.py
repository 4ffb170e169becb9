import pytest

from config.secret import kept_secret


def test_secret_is_made_once_for_its_owner_alone(tmp_path):
    path = tmp_path / "var" / "secret-key"

    assert kept_secret(path) == kept_secret(path)
    assert path.stat().st_mode & 0o777 == 0o600
    assert list(path.parent.iterdir()) == [path]


def test_place_that_cannot_be_written_to_is_told_in_one_line(tmp_path):
    (tmp_path / "var").touch()

    with pytest.raises(SystemExit, match="Set ROUNDS_VAR to a folder"):
        kept_secret(tmp_path / "var" / "secret-key")
