from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractSlider, QScrollBar
from pytestqt.qtbot import QtBot

from reader.ui import type
from reader.ui.views import motion
from reader.ui.views.motion import Glide


@pytest.fixture
def bar(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> QScrollBar:
    monkeypatch.setattr(motion, "reduced", lambda: False)
    made = QScrollBar()
    qtbot.addWidget(made)
    made.setRange(0, 10_000)
    made.setPageStep(600)
    return made


def passed(qtbot: QtBot, bar: QScrollBar, target: float) -> list[int]:
    seen: list[int] = []
    bar.valueChanged.connect(seen.append)
    glide = Glide(bar)
    with qtbot.waitSignal(glide.ended):
        glide.to(target)
    return seen


def test_it_glides_within_a_screen(qtbot: QtBot, bar: QScrollBar) -> None:
    seen = passed(qtbot, bar, 500)
    assert seen[-1] == 500
    assert seen == sorted(seen)
    assert seen[0] < 250


@pytest.mark.parametrize(("start", "target", "way"), [(0, 9000, 1), (9000, 100, -1)])
def test_it_jumps_over_more_and_glides_the_last_stretch(
    qtbot: QtBot, bar: QScrollBar, start: int, target: int, way: int
) -> None:
    bar.setValue(start)
    seen = passed(qtbot, bar, target)
    assert seen[0] == target - way * type.px(motion.LAST)
    assert seen[-1] == target
    assert len(seen) > 2


def test_it_stops_at_the_ends(qtbot: QtBot, bar: QScrollBar) -> None:
    assert passed(qtbot, bar, -300) == []
    assert passed(qtbot, bar, 99_999)[-1] == bar.maximum()


def test_with_reduced_motion_it_is_there_at_once(bar: QScrollBar, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(motion, "reduced", lambda: True)
    glide = Glide(bar)
    glide.to(400)
    assert (bar.value(), glide.running) == (400, False)


def test_a_person_stops_it(bar: QScrollBar) -> None:
    glide = Glide(bar)
    glide.to(500)
    assert glide.running
    bar.triggerAction(QAbstractSlider.SliderAction.SliderSingleStepAdd)
    assert not glide.running
