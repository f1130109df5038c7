"""The printed brief beside other programs that make a PDF of the same words, tables and pictures, where they are there.

WeasyPrint is given the brief's own web page, typst its blocks as markup. Neither is needed to run or to test the
program: `pip install --group bench` brings both.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from importlib.resources import as_file, files
from importlib.util import find_spec
from pathlib import Path

from benchmarks.jobs.brief import told_long, told_short
from benchmarks.measuring import Absent, Job, timed
from partnerdesk.brief.blocks import Story
from partnerdesk.brief.html import write_html
from partnerdesk.brief.pdf import render

_ROUNDS = {"brief": 5, "long": 1}


def _by_weasyprint(story: Story) -> Callable[[], object]:
    from weasyprint import HTML

    page = write_html(story)
    return lambda: HTML(string=page).write_pdf()


def _by_typst(story: Story) -> Callable[[], object]:
    import typst

    from benchmarks.typst_markup import typst_of

    with as_file(files("partnerdesk.resources").joinpath("fonts")) as folder:
        fonts = typst.Fonts(include_system_fonts=False, font_paths=[folder])
    markup = typst_of(story)
    return lambda: typst.compile(markup, font_paths=fonts)


PEERS = {"weasyprint": ("WeasyPrint", _by_weasyprint), "typst": ("typst", _by_typst)}
STORIES: dict[str, tuple[str, Callable[[], Story]]] = {
    "brief": ("a brief of 12 pages", told_short),
    "long": ("a brief of about 200 pages", told_long),
}


@contextmanager
def beside(peer: str, length: str, folder: Path) -> Iterator[Job | Absent]:  # noqa: ARG001 - nothing is written
    """Print a story; the floor is what the peer needs for it."""
    name, printer = PEERS[peer]
    title, tell = STORIES[length]
    key = f"{length}_{peer}"
    if find_spec(peer) is None:
        yield Absent(key, title, name, "not installed")
        return
    story = tell()
    yield Job(
        id=key,
        title=title,
        floor_title=name,
        subject=timed(lambda: render(story)),
        floor=timed(printer(story)),
        rounds=_ROUNDS[length],
    )


JOBS: dict[str, Callable[[Path], AbstractContextManager[Job | Absent]]] = {
    f"{length}_{peer}": partial(beside, peer, length) for length in STORIES for peer in PEERS
}
