"""Every kind of badness in a catalogue file is refused, with its file, item and key."""

import shutil
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from partnerdesk.catalogue import CatalogueRefused, load_catalogue, read_catalogue


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with as_file(files("partnerdesk.resources").joinpath("catalogue")) as shipped:
        shutil.copytree(shipped, tmp_path / "catalogue")
    return tmp_path / "catalogue"


def change(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / "en" / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


BAD = {
    "unknown key": ("forms.toml", "core = true\nline", 'core = true\ncolour = "red"\nline', "forms carry_on", "colour"),
    "unknown section": ("risks.toml", "[[risks]]", "[[perils]]", "", "perils"),
    "missing section": ("criteria.toml", "[[criteria]]", "[[bottom_lines]]", "bottom_lines difference", "bottom_line"),
    "missing text": ("drivers.toml", 'name = "People need it"\n', "", "drivers need", "name"),
    "empty text": ("drivers.toml", '"People need it"', '" "', "drivers need", "name"),
    "missing id": ("drivers.toml", 'id = "need"\n', "", "drivers number 1", "id"),
    "four anchors": ("trust.toml", '  "They have not done this kind of work, or it went badly.",\n', "",
                     "indicators A1", "anchors"),
    "no such dimension": ("trust.toml", 'dimension = "A"', 'dimension = "Z"', "indicators A1", "dimension"),
    "no such remedy": ("trust.toml", '[[trust_steps]]\nid = "A"', '[[trust_steps]]\nid = "Z"', "trust_steps Z", "id"),
    "no such next form": ("forms.toml", '"improve_alone", "informal', '"improve", "informal', "forms carry_on",
                          "steps_to"),
    "no such list": ("forms.toml", 'dd = "none"', 'dd = "heavy"', "forms carry_on", "dd"),
    "no such level": ("due_diligence.toml", 'level = "light"', 'level = "none"', "due_diligence PUR1", "level"),
    "no such subject": ("due_diligence.toml", 'group = "PUR"', 'group = "PUB"', "due_diligence PUR1", "group"),
    "no such bottom line": ("criteria.toml", 'bottom_line = "people"', 'bottom_line = "folk"',
                            "criteria difference", "bottom_line"),
    "no such step": ("steps.toml", 'step = "open"', 'step = "close"', "short_route close", "step"),
    "no such kind": ("conditions.toml", 'kind = "red_line"', 'kind = "line"', "conditions RL1", "kind"),
    "two with one id": ("trust.toml", 'id = "A2"', 'id = "A1"', "indicators A1", "id"),
    "number for text": ("gates.toml", 'id = "H1"', "id = 1", "gates 1", "id"),
    "text for number": ("forms.toml", "formality = 0", 'formality = "0"', "forms carry_on", "formality"),
    "fraction for whole": ("forms.toml", "formality = 0", "formality = 0.5", "forms carry_on", "formality"),
    "flag for number": ("forms.toml", "trust_needed = 1.0", "trust_needed = true", "forms carry_on", "trust_needed"),
    "number for flag": ("gates.toml", "hard = true", "hard = 1", "gates H1", "hard"),
    "out of range": ("forms.toml", "reversibility = 5", "reversibility = 6", "forms carry_on", "reversibility"),
    "text for list": ("forms.toml", "documents = []", 'documents = "none"', "forms carry_on", "documents"),
    "unknown list": ("notices.toml", "identity_check = [", "identity_check = []\nspare = [", "", "spare"),
    "bad row of breadth": ("methods.toml", "n_took_part = 9 }", "n_came = 9 }", "methods interview", "n_came"),
    "text for rows": ("methods.toml", "breadth = [{ level = 2, n_took_part = 9 }", 'breadth = ["9"',
                      "methods interview", "breadth"),
    "not TOML": ("brief.toml", "[[brief_parts]]", "[[brief_parts", "", ""),
}  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "item", "key"), BAD.values(), ids=BAD)
def test_bad_catalogues_are_refused_with_their_place(
    folder: Path, file: str, old: str, new: str, item: str, key: str
) -> None:
    change(folder, file, old, new)
    with pytest.raises(CatalogueRefused) as caught:
        read_catalogue(folder)
    assert (caught.value.file, caught.value.item, caught.value.key) == (file, item, key)
    assert str(caught.value).startswith(f"The catalogue is not right at {file}")


def test_an_empty_list_is_refused(folder: Path) -> None:
    change(folder, "steps.toml", 'outputs = ["Attendance", "Interests and handling", "Quorum check"]', "outputs = []")
    with pytest.raises(CatalogueRefused, match=r"steps\.toml, steps open, outputs: the list is empty"):
        read_catalogue(folder)


def test_a_file_that_is_gone_is_refused(folder: Path) -> None:
    (folder / "en" / "risks.toml").unlink()
    with pytest.raises(CatalogueRefused, match=r"risks\.toml: the file cannot be read"):
        read_catalogue(folder)


def test_a_file_that_is_not_utf_8_is_refused(folder: Path) -> None:
    (folder / "en" / "risks.toml").write_bytes(b'x = "\xff"')
    with pytest.raises(CatalogueRefused, match=r"risks\.toml: the file is not UTF-8"):
        read_catalogue(folder)


@pytest.mark.parametrize("text", ["", "version = 1", 'version = " "', 'version = "1"\nname = "x"'])
def test_a_version_must_be_there(folder: Path, text: str) -> None:
    (folder / "catalogue.toml").write_text(text)
    with pytest.raises(CatalogueRefused, match=r"catalogue\.toml, (version|name)"):
        read_catalogue(folder)


def translate(folder: Path, file: str, text: str) -> None:
    (folder / "cy").mkdir(exist_ok=True)
    (folder / "cy" / file).write_text(text, "utf-8")


def test_a_translation_stands_in_text_by_text(folder: Path) -> None:
    translate(folder, "drivers.toml", '[[drivers]]\nid = "need"\nname = "Mae ar bobl ei angen"\n')
    translate(folder, "straw_poll.toml", '[[straw_poll]]\nlevel = 6\nwords = "Ie, yn llawen"\n')
    translate(folder, "notices.toml", 'notice = "Rydym yn gofyn."\nidentity_check = ["A allai rhywun ddyfalu?"]\n')
    welsh, english = read_catalogue(folder, "cy"), load_catalogue()
    assert welsh.language == "cy"
    assert welsh.drivers["need"].name == "Mae ar bobl ei angen"
    assert welsh.drivers["need"].line == english.drivers["need"].line
    assert welsh.straw_poll[6].words == "Ie, yn llawen"
    assert welsh.notice == "Rydym yn gofyn."
    assert welsh.identity_check == ("A allai rhywun ddyfalu?", *english.identity_check[1:])
    assert list(welsh.drivers) == list(english.drivers)


@pytest.mark.parametrize("language", ["xx", "../en", "", "en/../en"])
def test_a_language_that_is_not_there_gives_english(folder: Path, language: str) -> None:
    assert read_catalogue(folder, language).texts() == load_catalogue().texts()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('[[drivers]]\nid = "want"\nname = "x"\n', "drivers want, name"),
        ('[[drivers]]\nid = "need"\nfamily = "x"\n', "drivers need, family"),
        ('[[drivers]]\nid = "need"\nname = ""\n', "drivers need, name"),
        ('[[drivers]]\nid = "need"\nname = 3\n', "drivers need, name"),
        ('drivers = "x"\n', "drivers"),
        ('[[forms]]\nid = "mou"\n', "forms"),
    ],
)
def test_a_translation_of_nothing_is_refused(folder: Path, text: str, place: str) -> None:
    translate(folder, "drivers.toml", text)
    with pytest.raises(CatalogueRefused, match=f"drivers.toml, {place}"):
        read_catalogue(folder, "cy")
