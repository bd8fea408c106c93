from sankul.rules.duplicates import alike_pairs, name_score


def test_scores_of_names():
    assert name_score(("Irfan Ansari", ""), ("Imran Ansari", "")) >= 82
    assert name_score(("Santosh Kumar Rao", ""), ("RAO SANTOSH KUMAR", "")) == 100
    assert name_score(("", "सन्तोष राव"), ("", "संतोष राव")) == 100
    assert name_score(("Mohd. Aslam", ""), ("Mohammad Aslam", "")) == 100
    assert name_score(("Santosh Rao", ""), ("", "सन्तोष राव")) == 82
    assert name_score(("Santosh Rao", ""), ("", "गीता बिन्द")) == 0
    assert name_score(("S. K. Yadav", ""), ("Santosh Kumar Yadav", "")) == 88
    assert name_score(("Smt. Asha Rao", ""), ("ASHA RAO", "")) == 100
    assert name_score(("Geeta Bind", ""), ("Arun Khan", "")) < 82


def test_pairs_of_alike_names_once_each():
    names = [("Irfan Ansari", ""), ("Geeta Bind", ""), ("Imran Ansari", ""), ("", "गीता बिंद"), ("", "गीता बिन्द")]
    assert [(earlier, later) for earlier, later, _ in alike_pairs(names)] == [(0, 2), (1, 3), (3, 4)]
    assert alike_pairs([]) == alike_pairs([("Arun", "")]) == []


def test_among_a_thousand_names_of_one_school_what_is_found_is_alike():
    names = [(f"Name{number} Family{number * 7919 % 1000}", "") for number in range(1000)] + [("NAME7 Family433", "")]
    found = alike_pairs(names)
    assert (7, 1000, 100) in found
    assert all(name_score(names[earlier], names[later]) == score >= 82 for earlier, later, score in found[:300])


def test_among_very_many_only_the_same_names_count():
    names = [(f"Name{number} Family", "") for number in range(500)] + [("NAME7  family", ""), ("Nane7 Family", "")]
    assert alike_pairs(names) == [(7, 500, 100)]
