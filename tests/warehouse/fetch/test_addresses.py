from __future__ import annotations

import ipaddress
import threading

import pytest

from warehouse.fetch.addresses import Refused, checked, is_public, target

NONE: frozenset[str] = frozenset()


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://bote.example", "https://bote.example/"),
        ("HTTP://Bote.Example:80/a b", None),
        ("http://bote.example:80/a?b=c#d", "http://bote.example/a?b=c"),
        ("https://bücher.example/über?q=ü", "https://xn--bcher-kva.example/%C3%BCber?q=%C3%BC"),
        ("https://bote.example./x", "https://bote.example/x"),
        ("  https://bote.example/x%20y ", "https://bote.example/x%20y"),
        ("https://[2606:4700::1]/x", "https://[2606:4700::1]/x"),
    ],
)
def test_addresses_get_one_spelling(url: str, expected: str | None) -> None:
    if expected is None:
        with pytest.raises(Refused):
            target(url)
    else:
        assert target(url).url == expected


@pytest.mark.parametrize(
    "url",
    [
        "",
        "bote.example",
        "ftp://bote.example/x",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "data:text/html,x",
        "gopher://bote.example",
        "https://user:secret@bote.example/",
        "https://user@bote.example/",
        "https://bote.example:22/",
        "https://bote.example:8443/",
        "https://bote.example:99999/",
        "https://bote.example/\r\nX: y",
        "https://bote.example/a\tb",
        "https:///x",
        "https://[::1",
        "https://" + "a" * 70 + ".example/",
        "https://bote.example/" + "a" * 3_000,
    ],
)
def test_what_is_no_address_of_a_page_is_refused(url: str) -> None:
    with pytest.raises(Refused) as refused:
        target(url)
    assert refused.value.reason == "bad_address"


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.1.2.3", "0.0.0.0", "0.1.2.3", "10.0.0.1", "172.16.0.1", "172.31.255.255",  # noqa: S104
        "192.168.1.1", "169.254.169.254", "100.64.0.1", "192.0.0.8", "192.0.2.1", "198.18.0.1",
        "198.51.100.7", "203.0.113.9", "192.88.99.1", "224.0.0.1", "239.255.255.255", "240.0.0.1",
        "255.255.255.255", "::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:8.8.8.8",
        "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "2002:7f00:1::", "2001::1",
        "2001:db8::1", "3fff::1", "fc00::1", "fd00::1", "fe80::1", "fec0::1", "ff02::1", "100::1",
    ],
)  # fmt: skip
def test_places_that_are_not_public_are_known(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["8.8.8.8", "93.184.216.34", "172.32.0.1", "2606:4700::1111"])
def test_public_places_are_known(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "found", [["127.0.0.1"], ["93.184.216.34", "10.0.0.1"], ["fe80::1%eth0"], ["::ffff:10.0.0.1"]]
)
def test_a_host_is_refused_when_any_of_its_addresses_is_private(found: list[str]) -> None:
    with pytest.raises(Refused) as refused:
        checked(
            target("https://bote.example"), seconds=9, private=NONE, resolver=lambda _h, _p: found
        )
    assert refused.value.reason == "private_address"


@pytest.mark.parametrize("host", ["127.1", "0x7f000001", "2130706433", "0177.0.0.1", "localhost"])
def test_other_spellings_of_this_machine_lead_to_it_and_are_refused(host: str) -> None:
    with pytest.raises(Refused) as refused:
        checked(target(f"http://{host}/"), seconds=9, private=NONE)
    assert refused.value.reason in ("private_address", "unknown_host")


def test_the_checked_address_is_the_one_that_is_given() -> None:
    def resolver(_host: str, _port: int) -> list[str]:
        return ["93.184.216.34", "93.184.216.35"]

    wanted = target("https://bote.example")
    assert checked(wanted, seconds=9, private=NONE, resolver=resolver) == "93.184.216.34"


def test_a_host_that_was_allowed_may_be_private() -> None:
    allowed = frozenset({"intranet:8080"})
    wanted = target("http://intranet:8080/x", private=allowed)
    found = checked(wanted, seconds=9, private=allowed, resolver=lambda _h, _p: ["10.0.0.7"])
    assert found == "10.0.0.7"
    with pytest.raises(Refused):
        target("http://intranet:9090/x", private=allowed)


def test_a_resolver_without_answer_is_not_waited_for() -> None:
    waiting = threading.Event()

    def resolver(_host: str, _port: int) -> list[str]:
        waiting.wait()
        return []

    with pytest.raises(Refused) as refused:
        checked(target("https://bote.example"), seconds=0.01, private=NONE, resolver=resolver)
    waiting.set()
    assert refused.value.reason == "timeout"


def test_an_unknown_host_is_told() -> None:
    def resolver(_host: str, _port: int) -> list[str]:
        raise OSError("nobody knows")

    with pytest.raises(Refused) as refused:
        checked(target("https://bote.example"), seconds=9, private=NONE, resolver=resolver)
    assert refused.value.reason == "unknown_host"
