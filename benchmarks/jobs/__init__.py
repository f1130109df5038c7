"""The jobs, each in its module: what PartnerDesk does beside the least that any program would need for it."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from benchmarks.jobs import (
    answers,
    brief,
    command_line,
    files,
    many_answers,
    peers,
    portfolio,
    preview,
    reading,
    sampling,
    saving,
    start,
    using,
    working_out,
)
from benchmarks.measuring import Absent, Job

# Each opens in a folder of its own, which goes away with it.
JOBS: dict[str, Callable[[Path], AbstractContextManager[Job | Absent]]] = {
    **start.JOBS,
    "page_first": using.first_visits,
    "page_switch": using.page_switches,
    "page_switch_work": using.page_switch_work,
    "full_page_switch": using.full_page_switches,
    "full_page_switch_wall_slow": using.full_slow_page_switches_by_the_wall,
    "full_page_switch_work": using.full_page_switch_work,
    "full_page_switch_slow": using.full_slow_page_switches,
    "key_press": using.key_presses,
    "full_key_press_work": using.full_key_press_work,
    "full_private_answer": using.full_private_answers,
    "full_reveal": using.full_reveals,
    "full_reveal_slow": using.full_slow_reveals,
    "drag": using.weight_drags,
    "drag_slowest": using.slow_weight_drags,
    "sampling": sampling.beside_a_loop,
    "sampling_numpy": sampling.beside_numpy,
    "sampling_pymcdm": sampling.beside_pymcdm,
    "brief": brief.printed_brief,
    "brief_untagged": brief.printed_untagged,
    "brief_full": brief.printed_full_brief,
    "brief_full_file": brief.printed_full_file,
    "memory_full_file": brief.memory_of_full_file,
    "preview": preview.preview,
    "full_preview": preview.full_preview,
    **peers.JOBS,
    "save": saving.saved_command,
    "save_slow": saving.slow_saved_command,
    "version": command_line.version,
    "check": command_line.check,
    **files.JOBS,
    **answers.JOBS,
    **many_answers.JOBS,
    **reading.JOBS,
    **portfolio.JOBS,
    **working_out.JOBS,
}
