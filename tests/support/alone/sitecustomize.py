"""Python imports this by itself where its folder is on `PYTHONPATH`: nobody is called abroad."""

import sys
from ipaddress import ip_address

TRIED = "a test called beyond this machine"
"""What is written of it."""

tried: list[str] = []
"""What this process tried, as it was refused."""

_CALLS = {"socket.connect", "socket.sendto", "socket.sendmsg"}
_NAMES = {"socket.getaddrinfo", "socket.gethostbyname"}


def is_here(host: object) -> bool:
    """Whether it is this machine: a loopback address, its name, any interface, no host at all."""
    text = host.decode() if isinstance(host, bytes) else host
    if text in {None, "", "localhost"} or not isinstance(text, str):
        return True
    try:
        address = ip_address(text.partition("%")[0])
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


def refuse(event: str, arguments: tuple[object, ...]) -> None:
    """Raises ConnectionRefusedError for what leaves the machine. For `sys.addaudithook`."""
    if event in _NAMES:
        host = arguments[0]
    elif event in _CALLS and isinstance(arguments[1], tuple):  # else a path: a Unix socket
        host = arguments[1][0]
    else:
        return
    if not is_here(host):
        tried.append(f"{TRIED}: {event} {host!r}")
        sys.stderr.write(f"{tried[-1]}\n")
        raise ConnectionRefusedError(tried[-1])


sys.addaudithook(refuse)
