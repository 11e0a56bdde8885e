"""A process without a network: two guards, one inside the other.

An audit hook, which every Python process loads that finds it on its path, notes each attempt to look up or to reach
another machine, and refuses it. Where the system lets a user have a network of his own (`unshare`, Linux), a command
runs in one that has no way out, which also holds for programs that are not Python.
"""

import functools
import subprocess

ALONE = ("unshare", "--map-root-user", "--net", "sh", "-c", 'ip link set lo up && exec "$@"', "sh")
GUARD = """
import os, sys

HERE = ("127.", "::1", "localhost", "0.0.0.0")

def guard(event, arguments):
    if event in ("socket.getaddrinfo", "socket.gethostbyname"):
        host = arguments[0]
    elif event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
        host = arguments[1][0] if isinstance(arguments[1], tuple) else None
    else:
        return
    host = host.decode() if isinstance(host, bytes) else host
    if host and not host.startswith(HERE):
        with open(os.environ["ATTEMPTS"], "a") as file:
            file.write(f"{sys.argv[0]} {event} {host}\\n")
        raise OSError(f"the network is cut off: {host}")

sys.addaudithook(guard)
"""


@functools.cache
def alone():
    """What to put before a command for a network of its own; nothing where the system does not allow it."""
    try:
        allowed = subprocess.run([*ALONE, "true"], capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        allowed = False
    return ALONE if allowed else ()


def guarded(folder, attempts):
    """Put the hook into a folder on the path of a process. Returns the variables by which it tells of attempts."""
    folder.mkdir(exist_ok=True)
    (folder / "sitecustomize.py").write_text(GUARD)
    attempts.write_text("")
    return {"ATTEMPTS": str(attempts)}
