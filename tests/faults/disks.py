"""A disk that can be filled, by whatever means the machine allows."""

import os
import resource
import subprocess

MEBIBYTE = 2**20
SIZE = 16 * MEBIBYTE
CHUNK = 64 * 1024
# What is left: a few answers still go in, and then one fails in the middle.
LEFT = 3 * CHUNK


class SmallDisk:
    """A tmpfs, which is really full once it is filled."""

    name = "a tmpfs of 16 MiB"

    def __init__(self, folder):
        self.folder = folder
        self.filler = folder / "filler"

    @classmethod
    def mount(cls, folder):
        """Mount one at `folder`; return None where that is not permitted."""
        folder.mkdir(parents=True)
        mount = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(folder)]
        done = subprocess.run(mount, capture_output=True, check=False)
        return cls(folder) if done.returncode == 0 else None

    def fill(self, server):
        # The server goes on writing: what it is faster at is taken from what is left.
        with self.filler.open("wb", buffering=0) as filler:
            free = os.statvfs(self.folder)
            filler.write(bytes(free.f_bavail * free.f_frsize - LEFT))

    def free(self, server):
        self.filler.unlink()

    def unmount(self):
        subprocess.run(["umount", str(self.folder)], check=True)


class SmallFiles:
    """A limit on how far the server may write into any file, as `ulimit -f` sets it.

    To SQLite a write beyond it fails as on a disk that is full; anyone may set it.
    """

    name = "a limit on the size of files"

    def fill(self, server):
        self._limit(server, LEFT)

    def free(self, server):
        self._limit(server, resource.RLIM_INFINITY)

    def unmount(self):
        """Leave everything as it is: the limit ended with the server."""

    def _limit(self, server, size):
        for process in server.processes():
            _, most = resource.prlimit(process, resource.RLIMIT_FSIZE)
            resource.prlimit(process, resource.RLIMIT_FSIZE, (size, most))
