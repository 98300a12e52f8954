from __future__ import annotations

import pytest
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMainWindow, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from reader.ui.regions import Regions


class House(QMainWindow):
    """A toolbar, a sidebar with two fields, an empty place, and a pane."""

    def __init__(self) -> None:
        super().__init__()
        self.parts = {name: QWidget() for name in ("toolbar", "sidebar", "nothing", "pane")}
        self.fields = {name: QLineEdit() for name in ("search", "first", "second", "words")}
        for field, name in zip(self.fields.values(), ("toolbar", "sidebar", "sidebar", "pane"), strict=True):
            layout = self.parts[name].layout() or QVBoxLayout(self.parts[name])
            layout.addWidget(field)
        whole = QWidget()
        row = QHBoxLayout(whole)
        for part in self.parts.values():
            row.addWidget(part)
        self.setCentralWidget(whole)
        self.regions = Regions(list(self.parts.items()), self)


@pytest.fixture
def house(qtbot: QtBot) -> House:
    made = House()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.fields["search"].setFocus()
    return made


def test_each_step_leads_on_round_the_end_past_what_takes_no_keyboard(house: House) -> None:
    went = []
    for _ in range(4):
        house.regions.next()
        went.append(house.regions.current())
    assert went == ["sidebar", "pane", "toolbar", "sidebar"]


def test_the_way_back_is_the_same_way(house: House) -> None:
    house.regions.previous()
    assert house.regions.current() == "pane"
    house.regions.previous()
    assert house.regions.current() == "sidebar"


def test_a_region_is_entered_where_it_was_left(house: House) -> None:
    house.fields["second"].setFocus()
    house.regions.next()
    house.regions.previous()
    assert house.fields["second"].hasFocus()


def test_a_hidden_region_is_passed_over_and_cannot_be_gone_to(house: House) -> None:
    house.parts["sidebar"].hide()
    house.regions.next()
    assert house.regions.current() == "pane"
    assert not house.regions.go("sidebar")
    assert house.regions.go("toolbar")
    assert house.fields["search"].hasFocus()


def test_what_was_deleted_is_not_gone_back_to(house: House, qtbot: QtBot) -> None:
    house.fields["second"].setFocus()
    house.regions.next()
    house.fields["second"].deleteLater()
    qtbot.wait(1)
    house.regions.previous()
    assert house.fields["first"].hasFocus()


def test_the_innermost_region_counts(house: House) -> None:
    inner = QPushButton()
    layout = house.parts["pane"].layout()
    assert layout is not None
    layout.addWidget(inner)
    inner.show()
    house.regions = Regions([*house.parts.items(), ("inner", inner)], house)
    inner.setFocus()
    assert house.regions.current() == "inner"
