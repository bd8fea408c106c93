"""Sealed secrets open with their passphrase and with nothing else; what a stranger writes beside them is bounded."""

import pytest

from sankul.sealing import WrongPassphrase, seal, unseal

SEALED = seal(b"secret", "रखें यह गुप्त", b"beside")


def test_there_and_back():
    assert unseal(SEALED, "रखें यह गुप्त", b"beside") == b"secret"
    assert b"secret".hex() not in str(SEALED)


@pytest.mark.parametrize(("phrase", "beside"), [("रखें यह गुप्", b"beside"), ("रखें यह गुप्त", b"besidf"), ("रखें यह गुप्त", b"")])
def test_another_passphrase_or_other_words_beside_it_do_not_open(phrase, beside):
    with pytest.raises(WrongPassphrase):
        unseal(SEALED, phrase, beside)


@pytest.mark.parametrize("name", ["salt", "nonce", "box"])
def test_a_changed_byte_does_not_open(name):
    changed = SEALED | {name: ("0" if SEALED[name][0] != "0" else "1") + SEALED[name][1:]}
    with pytest.raises(WrongPassphrase):
        unseal(changed, "रखें यह गुप्त", b"beside")


@pytest.mark.parametrize(
    "changed",
    [
        {"argon2id": {"iterations": 10**9, "lanes": 1, "memory_kib": 64}},
        {"argon2id": {"iterations": 1, "lanes": 1, "memory_kib": 2**40}},
        {"argon2id": {"iterations": 0, "lanes": 1, "memory_kib": 64}},
        {"argon2id": {}},
        {"salt": "zz"},
        {"nonce": ""},
        {"box": 5},
    ],
)
def test_values_that_nobody_sealed_are_refused_before_they_cost_anything(changed):
    with pytest.raises((KeyError, TypeError, ValueError)):
        unseal(SEALED | changed, "रखें यह गुप्त", b"beside")
