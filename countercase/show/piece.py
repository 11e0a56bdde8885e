"""A part of a page: what a template displays, one after the other."""

from __future__ import annotations

from .argmap import Map
from .figure import Figure
from .files import Block
from .markup import Html, Markdown
from .matrix import Matrix
from .table import Table

Piece = Markdown | Html | Block | Table | Figure | Map | Matrix
