"""Base45 against the examples of RFC 9285."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sankul.exchange import base45


@pytest.mark.parametrize(
    ("data", "text"),
    [(b"", ""), (b"AB", "BB8"), (b"Hello!!", "%69 VD92EX0"), (b"base-45", "UJCLQE7W581"), (b"ietf!", "QED8WEX0")],
)
def test_examples_of_the_rfc(data, text):
    assert base45.encode(data) == text
    assert base45.decode(text) == data


@pytest.mark.parametrize("text", ["A", "AAAA", "GGW", "::", ":::", "ab8", "ÄBC", "B\nB"])
def test_what_is_no_base45_is_refused(text):
    with pytest.raises(ValueError, match="base45"):
        base45.decode(text)


@given(st.binary(max_size=200))
def test_there_and_back(data):
    assert base45.decode(base45.encode(data)) == data
