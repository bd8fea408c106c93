"""What stands beside a name in its cell: cut where it surely is no part of it, refused where it may be somebody else."""

import pytest

from sankul.rules.name_parts import name_parts


@pytest.mark.parametrize(
    ("text", "name", "post"),
    [
        ("राम कुमार (स0अ0)", "राम कुमार", "स0अ0"),
        ("सुनीता (इं0प्र0अ0)", "सुनीता", "इं0प्र0अ0"),
        ("राम कुमार - प्र.अ.", "राम कुमार", "प्र.अ."),
        ("राम कुमार, स0अ0", "राम कुमार", "स0अ0"),
        ("राम कुमार स0अ0", "राम कुमार", "स0अ0"),
        ("रमेश (Head Teacher)", "रमेश", "Head Teacher"),
        ("Km. Pooja (SM)", "Km. Pooja", "SM"),
        ("Pooja (SM)", "Pooja", "SM"),
        ("Ram Kumar, A.T.", "Ram Kumar", "A.T."),
        ("1. मोहन लाल", "मोहन लाल", ""),
        ("(1) किशोर", "किशोर", ""),
        ("12- सोहन लाल (शि0मि0)", "सोहन लाल", "शि0मि0"),
        ("२. राजेश", "राजेश", ""),
    ],
)
def test_a_number_and_a_post_are_cut(text, name, post):
    parts = name_parts(text)
    assert (parts.name, parts.post) == (name, post)
    assert parts.repaired
    assert (parts.doubt, parts.fault) == (None, None)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "राम कुमार",
            "श्रीमती ऊषा देवी",
            "मो0 इरफान",
            "डॉ0 विजय",
            "A. K. Singh",
            "Dr.R.K.Verma",
            "RAM KUMAR",
            "रामा राव एन0टी0",
        ),
        *("स्व0 रामदीन", "कुल भूषण", "योग माया", "Kul Bhushan", "P.S. Yadav", "विजय - अजय", "वन्दना"),
    ],
)
def test_a_plain_name_stays_as_it_is(text):
    parts = name_parts(text)
    assert parts.name == text
    assert (parts.repaired, parts.doubt, parts.fault) == (None, None, None)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "राम कुमार, सीता देवी",
            "Ansari, S.M.",
            "राम कुमार एवं गीता",
            "राम व श्याम",
            "Ram Kumar / Sita Devi",
            "Ram and Shyam",
            "Ram & Sita",
        ),
        *("रमेश 9876543210", "राम 98765 43210", "पदनाम", "सहायक अध्यापक", "कुल शिक्षामित्र", "ह0 प्रधानाध्यापक", "(हस्ताक्षर)"),
        *("Total Teachers", "Total Present", "कुल उपस्थिति", "प्र0अ0", "A.T.", "नोट:-", "English"),
    ],
)
def test_what_is_not_one_persons_name_is_refused(text):
    assert name_parts(text).fault


@pytest.mark.parametrize(
    "text",
    [
        "Anil (Guddu)",
        "Geeta (Trf. to Deoria)",
        "Smt. Usha Devi W/o Ramesh Kumar",
        "Ram Kumar S/O Shyam",
        "गीता देवी पत्नी श्री राम",
        "राम सिंह पुत्र श्याम सिंह",
    ],
)
def test_a_relative_and_words_in_brackets_are_kept_and_doubted(text):
    parts = name_parts(text)
    assert (parts.name, parts.fault) == (text, None)
    assert parts.doubt
