"""Acts on designs: one act each, undoable; what was used stays; names are told apart; files travel."""

import base64
import hashlib
import io
from dataclasses import replace
from datetime import date

import pytest
from PIL import Image

from sankul.exchange.codes import Codes
from sankul.exchange.designs import DesignFiles
from sankul.operations.certificate_papers import reprint
from sankul.operations.certificates import IssueRequest, issue
from sankul.operations.design_acts import (
    DesignFaulty,
    DesignGone,
    DesignNameless,
    DesignNameLong,
    DesignNameTaken,
    PictureLost,
    StarterStays,
    copy_design,
    export_design,
    import_design,
    list_designs,
    put_away_design,
    rename_design,
    save_design,
)
from sankul.operations.design_samples import LONG_NAME, LONG_NAME_HI, Sample, sample_page
from sankul.operations.designs import (
    STARTERS,
    DesignUnknown,
    design_called,
    design_of_certificate,
    pictures_of,
    read_body,
    starter,
)
from sankul.printing.printer import PdfPrinter
from sankul.rules.certificates import CertificateKind
from sankul.rules.design_remarks import remarks_on
from sankul.rules.designs import FIELDS, Picture, PictureItem
from sankul.rules.papers import Both
from sankul.rules.people import Person


def picture(colour="red", name="logo.png"):
    target = io.BytesIO()
    Image.new("RGB", (40, 30), colour).save(target, "PNG")
    data = target.getvalue()
    return Picture(digest=hashlib.sha256(data).hexdigest(), name=name, data=base64.b64encode(data).decode())


def own(name="Ours", name_hi="हमारा", shows=None):
    design = replace(starter("classic"), name=Both(name, name_hi))
    if shows is None:
        return design
    item = PictureItem(key="logo", x_mm=20, y_mm=20, width_mm=20, height_mm=20, picture=shows.digest)
    return replace(design, layouts={key: (*items, item) for key, items in design.layouts.items()})


def names(store):
    with store.reading() as work:
        return [row.name for row in list_designs(work)]


def issue_with(store, tmp_path, design):
    request = IssueRequest("participation", min_percent=50, design=design)
    return issue(store, PdfPrinter(), Codes(), request, tmp_path / "papers")


STARTER_NAMES = ["Classic", "Modern", "Lattice", "Letter"]


def test_own_designs_stand_before_the_starters(store):
    save_design(store, own("Zebra", ""))
    save_design(store, own())
    assert names(store)[:2] == ["Ours", "Zebra"]
    assert len(names(store)) == 6
    with store.reading() as work:
        assert [row.id for row in list_designs(work)][2:] == ["classic", "modern", "lattice", "letter"]


def test_saving_is_one_act_that_can_be_undone(store):
    logo = picture()
    kept = save_design(store, own(shows=logo), [logo, picture("blue")])
    with store.reading() as work:
        assert [each.digest for each in work.pictures.where()] == [logo.digest]
        assert list(pictures_of(work, read_body(kept)).values()) == [base64.b64decode(logo.data)]
    assert store.entries()[0].sentence() == "Save the design “Ours”"
    store.undo()
    assert "Ours" not in names(store)
    with store.reading() as work:
        assert work.pictures.where() == ()
    store.redo()
    assert "Ours" in names(store)


def test_a_design_nobody_used_is_changed_in_its_row(store):
    kept = save_design(store, own())
    changed = save_design(store, own("Better"), design_id=kept.id)
    assert changed.id == kept.id
    assert names(store)[0] == "Better"
    assert save_design(store, own("Better"), design_id=kept.id) == changed
    assert len(store.entries()) == 3


def test_a_design_that_was_used_stays_as_it_was(store, season, tmp_path):
    logo = picture()
    kept = save_design(store, own(shows=logo), [logo])
    serial = issue_with(store, tmp_path, "Ours").issued[0].serial
    changed = save_design(store, own("Ours", "हमारा"), design_id=kept.id)
    assert changed.id != kept.id
    assert names(store).count("Ours") == 1
    with store.reading() as work:
        certificate = work.certificates.first(serial=serial)
        frozen = design_of_certificate(work, certificate)
        assert certificate.design_id == kept.id
        assert frozen == own(shows=logo)
        assert pictures_of(work, frozen) == {logo.digest: base64.b64decode(logo.data)}
        assert design_called(work, "Ours").id == changed.id
        assert next(row.papers for row in list_designs(work)) == 0
    put_away_design(store, changed.id)
    assert reprint(store, PdfPrinter(), serial, tmp_path / "again").stat().st_size > 1000
    store.undo()
    assert store.undo().label == "Save the design “{name}”"
    with store.reading() as work:
        assert design_called(work, "Ours").id == kept.id


def test_papers_are_counted(store, season, tmp_path):
    issue_with(store, tmp_path, None)
    with store.reading() as work:
        assert {row.id: row.papers for row in list_designs(work)} == {
            "classic": 2, "modern": 0, "lattice": 0, "letter": 0,
        }  # fmt: skip


def test_put_away_is_undone(store):
    kept = save_design(store, own())
    put_away_design(store, kept.id)
    assert "Ours" not in names(store)
    with pytest.raises(DesignGone):
        put_away_design(store, kept.id)
    with pytest.raises(DesignGone):
        save_design(store, own("Other"), design_id=kept.id)
    store.undo()
    assert "Ours" in names(store)


def test_rename(store):
    kept = save_design(store, own())
    renamed = rename_design(store, kept.id, Both(" New  name ", "नया"))
    assert (renamed.name, renamed.name_hi) == ("New name", "नया")
    with store.reading() as work:
        assert read_body(design_called(work, "नया")).name == Both("New name", "नया")
        with pytest.raises(DesignUnknown):
            design_called(work, "Ours")


def test_copies_get_free_names(store):
    assert copy_design(store, "classic").name == "Classic 2"
    assert copy_design(store, "Classic").name == "Classic 3"
    assert copy_design(store, "Classic 2").name == "Classic 4"
    assert copy_design(store, "classic", Both("Mine")).name == "Mine"
    assert copy_design(store, "classic", Both("Year 2026")).name == "Year 2026"
    assert copy_design(store, "Year 2026").name == "Year 2026 2"
    with store.reading() as work:
        assert design_called(work, "Classic 2").name_hi.endswith(" 2")


@pytest.mark.parametrize(
    ("name", "error"),
    [
        (Both(" ", ""), DesignNameless),
        (Both("Classic", ""), DesignNameTaken),
        (Both("classic ", ""), DesignNameTaken),
        (Both("Mine", "पारम्परिक"), DesignNameTaken),
        (Both("letter", ""), DesignNameTaken),
        (Both("x" * 81, ""), DesignNameLong),
    ],
)
def test_names_that_cannot_be(store, name, error):
    with pytest.raises(error) as refused:
        save_design(store, replace(own(), name=name))
    assert refused.value.field == "name"
    assert len(names(store)) == 4


def test_what_is_no_design_is_not_kept(store):
    design = own()
    items = tuple(each for each in design.layouts["one"] if each.key != "code")
    with pytest.raises(DesignFaulty, match="code"):
        save_design(store, replace(design, layouts={**design.layouts, "one": items}))
    with pytest.raises(PictureLost):
        save_design(store, own(shows=picture()))
    assert len(names(store)) == 4


def test_starters_stay(store, season, tmp_path):
    with pytest.raises(StarterStays, match="Classic"):
        rename_design(store, "classic", Both("Mine"))
    with pytest.raises(StarterStays):
        put_away_design(store, "modern")
    issue_with(store, tmp_path, "modern")
    with store.reading() as work:
        row = work.designs.first(starter="modern")
    with pytest.raises(StarterStays, match="Modern"):
        save_design(store, own(), design_id=row.id)


def test_a_design_travels_by_file(store, tmp_path):
    logo = picture()
    save_design(store, own(shows=logo), [logo])
    file = tmp_path / "ours.sankul-design"
    export_design(store, DesignFiles(), "Ours", file)
    assert import_design(store, DesignFiles(), file).name == "Ours"
    assert len(store.entries()) == 2  # nothing was changed: it is there already
    assert import_design(store, DesignFiles(), file, "Theirs").name == "Theirs"
    with store.reading() as work:
        theirs = read_body(design_called(work, "Theirs"))
        assert theirs.layouts == own(shows=logo).layouts
        put = work.pictures.where()
    assert [(each.digest, each.data) for each in put] == [(logo.digest, logo.data)]
    with pytest.raises(DesignNameTaken):
        import_design(store, DesignFiles(), file, "Classic")


def test_a_taken_name_gets_a_number(store, tmp_path):
    file = tmp_path / "ours.sankul-design"
    kept = save_design(store, own())
    export_design(store, DesignFiles(), kept.id, file)
    save_design(store, replace(own(), layouts=starter("modern").layouts), design_id=kept.id)
    assert import_design(store, DesignFiles(), file).name == "Ours 2"
    assert store.entries()[0].sentence() == "Take in the design “Ours 2”"


def test_an_unknown_design_is_not_exported(store, tmp_path):
    with pytest.raises(DesignUnknown):
        export_design(store, DesignFiles(), "Nothing", tmp_path / "x.sankul-design")
    assert list(tmp_path.glob("x*")) == []


def test_samples_have_the_longest_and_shortest_names(store, monkeypatch):
    monkeypatch.setenv("SANKUL_NOW", "2026-11-24T10:00:00+05:30")
    with store.reading() as work:
        page = sample_page(work, Codes(), CertificateKind.PARTICIPATION, Sample.LONGEST)
    assert (page.facts["name"], page.facts["name_hi"]) == (LONG_NAME, LONG_NAME_HI)
    assert len(LONG_NAME) >= 60 <= len(LONG_NAME_HI)
    with store.transaction("Add people") as work:
        for name, hindi in (("Om", "ओम प्रकाश नारायण"), ("Ramashray Prasad", "रमा"), ("Anil Rao", ""), ("R" * 301, "")):
            work.people.add(Person(name=name, name_hi=hindi, district_code="148", district="Gorakhpur"))
    found = {}
    with store.reading() as work:
        for sample in Sample:
            page = sample_page(work, Codes(), CertificateKind.APPRECIATION, sample)
            found[sample] = (page.facts["name"], page.facts["name_hi"])
    assert found == {
        Sample.LONGEST: ("Ramashray Prasad", "ओम प्रकाश नारायण"),
        Sample.SHORTEST: ("Om", "रमा"),
        Sample.TYPICAL: ("Ramashray Prasad", "रमा"),
    }
    assert page.facts["until_on"] < date(2026, 11, 24).isoformat()


@pytest.mark.parametrize("kind", list(CertificateKind))
@pytest.mark.parametrize("language", ["both", "hi", "en"])
def test_samples_of_all_kinds_can_be_drawn(store, kind, language):
    with store.reading() as work:
        page = replace(sample_page(work, Codes(), kind, Sample.LONGEST), language=language)
    assert page.facts["from_on"] < page.facts["until_on"]  # so that the sentence is as long as a real one
    page = replace(page, design=starter("classic"))
    assert PdfPrinter().certificate_preview(page).startswith(b"%PDF")
    sizes = PdfPrinter().certificate_text_sizes(page)
    assert min(sizes.values()) > 5
    assert set(sizes) <= {each.key for each in page.design.items(language)}


@pytest.mark.parametrize("key", STARTERS)
@pytest.mark.parametrize("language", ["both", "hi", "en"])
def test_nothing_is_remarked_on_starters_with_the_longest_names(store, key, language):
    with store.reading() as work:
        page = sample_page(work, Codes(), CertificateKind.PARTICIPATION, Sample.LONGEST)
    sizes = PdfPrinter().certificate_text_sizes(replace(page, language=language, design=starter(key)))
    assert remarks_on(starter(key), language, sizes) == ()


def test_every_field_has_a_label():
    assert all(FIELDS.values())
