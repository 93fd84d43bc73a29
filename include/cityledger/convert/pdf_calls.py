"""A name of one of pdfium's functions in, the function for plain numbers out.

pypdfium2's own prototypes check the type of each argument, which takes longer than most of the functions themselves.
Here handles and addresses are whole numbers, so that the calls for a whole page can be made by `map`.
"""

import ctypes
from collections.abc import Callable
from typing import Any

import pypdfium2.raw as pdfium

HANDLE = ADDRESS = ctypes.c_void_p


def prototype(name: str, result: Any, *arguments: Any) -> Callable[..., Any]:
    """The function; the types are those of pdfium's headers, with `HANDLE` and `ADDRESS` for all pointers."""
    address = ctypes.cast(getattr(pdfium, name), ctypes.c_void_p).value or 0
    return ctypes.PYFUNCTYPE(result, *arguments)(address)


def handle_of(pointer: Any) -> int:
    """The number of one of pypdfium2's raw objects; 0 for none."""
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0
