"""Random damage to bytes: one taken out, one put in, one exchanged."""

import random


def spoil(content: bytes, chance: random.Random) -> bytes:
    """The content with one byte less, one more, or another one; never the same."""
    place = chance.randrange(len(content))
    kind = chance.randrange(3)
    if kind == 0:
        return content[:place] + content[place + 1 :]
    if kind == 1:
        return content[:place] + bytes([chance.randrange(256)]) + content[place:]
    other = chance.choice([one for one in range(256) if one != content[place]])
    return content[:place] + bytes([other]) + content[place + 1 :]
