"""A port for a server that cannot choose one itself."""

import random
import socket
from contextlib import suppress

# Below those that systems give to whoever asks for any: none of the tests beside this one gets it meanwhile.
_PORTS = range(10_000, 32_000)


def free_port() -> int:
    """A port of this machine at which nobody listens."""
    chance = random.SystemRandom()
    while True:
        port = chance.choice(_PORTS)
        with socket.socket() as asking, suppress(OSError):
            asking.bind(("127.0.0.1", port))
            return port
