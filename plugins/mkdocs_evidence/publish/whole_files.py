"""Files of a site, written whole or not at all as far as anybody is told."""

import os


def write_whole(path: str, data: bytes) -> None:
    """Writes a file, and makes the folders that it lies in.

    Args:
        path: Of the file; what is there is replaced.
        data: All of it.

    Raises:
        OSError: It could not be written to its end.
    """
    folder = os.path.dirname(path)
    try:
        os.mkdir(folder)
    except FileExistsError:
        pass
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)
    # Not without a buffer: on a disk that fills up, such a write ends early and raises nothing.
    with open(path, "wb") as file:
        file.write(data)
