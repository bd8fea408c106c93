"""The check of a paper tells each way of being wrong apart."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sankul.exchange import base45
from sankul.exchange.codes import Codes
from sankul.operations import certificates
from sankul.operations.certificates import IssueRequest
from sankul.operations.verification import verify, worst
from sankul.rules.verification import Finding, PageCodes, PaperEmpty, PaperMissing, Verification

CODES = Codes()


@pytest.fixture
def paper(store, season, printer, tmp_path):
    certificates.issue(store, printer, CODES, IssueRequest("participation"), tmp_path / "out")
    return certificates.list_certificates(store)[-1]


def check(store, text):
    (found,) = verify(store, CODES, text)
    return found


def test_a_valid_paper_says_what_must_stand_on_it(store, paper):
    found = check(store, paper.code)
    assert (found.finding, found.genuine, found.is_good, found.serial) == (Finding.VALID, True, True, paper.serial)
    assert found.says["name"] == "Anjali Rao"
    assert "BRC Khorabar" in found.sentence


def test_line_breaks_of_a_typed_code_do_not_matter(store, paper):
    assert check(store, "\n".join([paper.code[:100], paper.code[100:], ""])).is_good


@pytest.mark.parametrize(
    "spoil",
    [
        str.lower,
        lambda code: f"“{code}”",
        lambda code: f"*Certificate:* {code}",
        lambda code: "\r\n".join(code[at : at + 60] for at in range(0, len(code), 60)),
        lambda code: "\n".join(code[at : at + 90].strip(" ") for at in range(0, len(code), 90)),
        lambda code: code[:100] + " " + code[100:],
        lambda code: code.replace("-", "–"),
    ],
)
def test_a_forwarded_code_is_forgiven_what_phones_do_to_it(store, paper, spoil):
    found = check(store, spoil(paper.code))
    assert (found.finding, found.serial) == (Finding.VALID, paper.serial)


@settings(max_examples=300)
@given(st.data())
def test_no_changed_character_is_ever_valid(store, paper, data):
    place = data.draw(st.integers(0, len(paper.code) - 1))
    other = data.draw(st.sampled_from([each for each in base45.ALPHABET if each != paper.code[place]]))
    changed = paper.code[:place] + other + paper.code[place + 1 :]
    assert not check(store, changed).is_good
    assert not check(store, changed).genuine


@settings(max_examples=100)
@given(st.data())
def test_no_character_that_was_left_out_is_ever_missed_wrongly(store, paper, data):
    """A blank may be found again; nothing else may."""
    place = data.draw(st.integers(0, len(paper.code) - 1))
    found = check(store, paper.code[:place] + paper.code[place + 1 :])
    assert not found.is_good or (paper.code[place] == " " and found.serial == paper.serial)


def test_a_damaged_code_in_small_letters_is_still_one_of_ours(store, paper):
    assert check(store, paper.code.lower()[:-5]).finding is Finding.CHANGED
    assert check(store, "sk1:abc").finding is Finding.CHANGED


def test_a_revoked_paper_is_genuine_but_not_good(store, paper):
    certificates.revoke(store, paper.serial, "Wrong person")
    found = check(store, paper.code)
    assert (found.finding, found.genuine, found.is_good) == (Finding.REVOKED, True, False)
    assert "Wrong person" in found.sentence


def test_a_changed_code(store, paper):
    place = len(paper.code) // 2
    other = "A" if paper.code[place] != "A" else "B"
    found = check(store, paper.code[:place] + other + paper.code[place + 1 :])
    assert (found.finding, found.genuine, dict(found.says)) == (Finding.CHANGED, False, {})


def test_an_issuer_that_is_not_known_here(store, paper):
    code = CODES.sign({"serial": "X/1"}, CODES.make_key("Elsewhere"))
    assert check(store, code).finding is Finding.UNKNOWN_ISSUER


def test_someone_who_claims_the_offices_key_without_having_it(store, paper):
    with store.reading() as work:
        own = work.issuer_keys.first()
    stranger = CODES.make_key("BRC Khorabar")
    code = CODES.sign(paper.facts, replace(stranger, key_id=own.key_id))
    assert check(store, code).finding is Finding.CHANGED


def test_another_offices_paper_is_valid_when_its_key_is_known(store, paper):
    key = CODES.make_key("BRC Pipraich")
    with store.transaction("Trust") as work:
        work.issuer_keys.add(replace(key, private_key=""))
    found = check(store, CODES.sign({"serial": "PIP/1", "issuer": key.issuer}, key))
    assert (found.finding, found.serial, found.issuer) == (Finding.VALID, "PIP/1", "BRC Pipraich")
    assert "was read yet" in found.sentence


@pytest.mark.parametrize(
    "says",
    [{"serial": "GKP/KHORABAR/2026-27/0001", "name": "Other"}, {"serial": "GKP/KHORABAR/2026-27/9999"}, {"name": "A"}],
)
def test_a_signature_of_ours_on_what_the_register_does_not_hold(store, paper, says):
    with store.reading() as work:
        own = work.issuer_keys.first()
    found = check(store, CODES.sign(says, own))
    assert (found.finding, found.genuine) == (Finding.UNKNOWN_SERIAL, False)


@pytest.mark.parametrize("text", ["https://example.org", "https://example.org/a.html", "hello", "", "HC1:6BF.X/Y"])
def test_other_text_is_no_code_of_ours(store, paper, text):
    assert check(store, text).finding is Finding.FOREIGN


@pytest.mark.parametrize(
    "name", ["no/such/file.pdf", "scan.JPG", "letter.txt", "/no/folder", "./x", "C:\\scans\\a b.pdf"]
)
def test_a_name_of_a_missing_file_is_not_taken_for_a_code(store, paper, name):
    with pytest.raises(PaperMissing):
        verify(store, CODES, name)


@pytest.mark.parametrize("other", [each for each in base45.ALPHABET if each != "S"])
def test_a_code_whose_first_character_is_wrong_is_not_looked_for_on_the_disk(store, paper, other):
    assert not check(store, other + paper.code[1:]).genuine


def test_a_file_is_read_even_when_its_name_looks_like_a_code(store, paper, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    name = "A*+%$" * 30
    (tmp_path / name).write_bytes(b"")
    with pytest.raises(PaperEmpty):
        verify(store, CODES, name)


class Scanned:
    """A reader that finds the given codes on the pages of any file."""

    def __init__(self, *pages):
        self.pages = pages

    def texts_in(self, file):
        return tuple(PageCodes(number, texts) for number, texts in enumerate(self.pages, start=1))

    open = staticmethod(CODES.open)
    is_signed_by = staticmethod(CODES.is_signed_by)


def test_every_page_is_checked_and_the_worst_comes_first(store, paper):
    found = verify(store, Scanned((paper.code,), (), ("https://x", paper.code), ("other",)), "all.pdf")
    assert [(each.page, each.finding) for each in found] == [
        (1, Finding.VALID),
        (2, Finding.NO_CODE),
        (3, Finding.VALID),
        (4, Finding.FOREIGN),
    ]
    assert worst(found).page == 2
    assert worst(found[:1]).page == 1


def test_two_papers_on_one_page_are_both_checked(store, paper):
    second = certificates.list_certificates(store)[0]
    changed = paper.code[:50] + ("A" if paper.code[50] != "A" else "B") + paper.code[51:]
    found = verify(store, Scanned((paper.code, "other", second.code, paper.code, changed)), "all.pdf")
    assert [(each.page, each.serial, each.finding) for each in found] == [
        (1, paper.serial, Finding.VALID),
        (1, second.serial, Finding.VALID),
        (1, "", Finding.CHANGED),
    ]


def test_each_finding_has_its_own_sentence():
    sentences = {Verification(finding, says={"issuer": "BRC"}).sentence for finding in Finding}
    assert len(sentences) == len(Finding)
