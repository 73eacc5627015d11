"""The WebAssembly module gives what the program gives: the same outcome, checks and words, for good badges and hostile ones."""

import json

import pytest
from conftest import MOMENT, SAMPLES, native_results, needs_samples, sample_rows
from issuing import LIST, TestIssuer

TEXTS = [row for row in sample_rows() if not row[0].endswith((".png", ".svg"))]


def snapshot(folder):
    index = json.loads((folder / "index.json").read_text())
    for address, entry in index.items():
        entry = {"file": entry} if isinstance(entry, str) else entry
        yield address, entry, (folder / entry["file"]).read_bytes()


def module_results(module, content, documents, moment, identities=()):
    conversation = module.conversation()
    for address, entry, document in documents:
        head = {"say": "document", "address": address, "origin": "kept", "time": entry.get("time"), "type": entry.get("type")}
        conversation.say(head, document)
    opened = conversation.say({"say": "open"}, content)
    if "error" in opened:
        return opened
    return [
        comparable(conversation.verdict(number, moment, list(identities))["result"])
        for number in range(len(opened["credentials"]))
    ]


def comparable(result):
    """Without what is meant to differ: where it was found, and who looked."""
    if isinstance(result, list):
        return [comparable(part) for part in result]
    if isinstance(result, dict):
        return {name: comparable(part) for name, part in result.items() if name not in ("source", "witness")}
    return result


@needs_samples
@pytest.mark.parametrize("file, outcome, moment, also", TEXTS, ids=[f"{row[0]} {row[2]}" for row in TEXTS])
def test_the_module_says_of_a_sample_what_the_program_says(module, file, outcome, moment, also):
    documents = list(snapshot(SAMPLES / "snapshot"))
    results = module_results(module, (SAMPLES / file).read_bytes(), documents, moment)
    assert results == comparable(native_results(SAMPLES / file, SAMPLES / "snapshot", moment))
    assert results[0]["outcome"] in [outcome, *also]


@needs_samples
@pytest.mark.parametrize("file", sorted({row[0] for row in TEXTS}))
def test_without_documents_both_say_the_same_too(module, file, tmp_path):
    (tmp_path / "index.json").write_text("{}")
    results = module_results(module, (SAMPLES / file).read_bytes(), [], MOMENT)
    assert results == comparable(native_results(SAMPLES / file, tmp_path, MOMENT))


def poison(count):
    """A graph in which no blank node differs from another: each knows all others."""
    nodes = [{"id": f"_:n{n}", "knows": [f"_:n{m}" for m in range(count) if m != n]} for n in range(count)]
    context = ["https://www.w3.org/ns/credentials/v2", {"knows": {"@id": "https://schema.org/knows", "@type": "@id"}}]
    return {"@context": context, "type": "VerifiableCredential", "issuer": "did:example:a", "evidence": nodes}


def hostile():
    issuer = TestIssuer()
    badge = json.loads(issuer.badge())
    proof = badge["proof"] | {"cryptosuite": "eddsa-rdfc-2022"}
    flood = badge | {"evidence": [{"type": ["Evidence"], "name": "x"}] * 20_000}
    proofs = badge | {"proof": [badge["proof"]] * 500}
    inner = badge
    for _ in range(30):
        inner = badge | {"endorsement": [inner]}
    return {
        "an altered badge": json.dumps(badge | {"name": "Rocketry"}).encode(),
        "an undefined member": json.dumps(badge | {"degree": "MSc"}).encode(),
        "a poison graph": json.dumps(poison(14) | {"proof": proof}).encode(),
        "twenty thousand parts": json.dumps(flood).encode(),
        "five hundred proofs": json.dumps(proofs).encode(),
        "thirty endorsements deep": json.dumps(inner).encode(),
        "no type": b'{"issuer": "did:example:a"}',
        "a signature of nothing": b"eyJhbGciOiJub25lIn0.e30.",
        "numbers at the edge": json.dumps(badge | {"creditsEarned": 1e308, "a": 1e-320, "b": 123456789012345678}).encode(),
        "text that is no text": json.dumps(badge | {"name": "\ud800\u202e\u0000a"}).encode(),
    }


@pytest.mark.parametrize("name, content", hostile().items(), ids=hostile().keys())
def test_the_module_says_of_a_hostile_badge_what_the_program_says(module, name, content, tmp_path):
    (tmp_path / "index.json").write_text("{}")
    badge = tmp_path / "badge.json"
    badge.write_bytes(content)
    results = module_results(module, content, [], MOMENT)
    native = native_results(badge, tmp_path, MOMENT)
    if isinstance(results, dict):
        assert [result["outcome"] for result in native] == ["unreadable"]
    else:
        assert results == comparable(native)
        assert all(result["outcome"] != "verified" for result in results)


@pytest.mark.parametrize("content", [b"", b"{", b"[" * 100_000, b"hello", b"\xff\xfe\x00\x00", b"{}" * 9, b"a.b.c"])
def test_what_is_no_badge_is_refused_with_a_reason(module, content):
    answer = module_results(module, content, [], MOMENT)
    assert answer["error"]


def test_a_status_list_revokes(module, tmp_path):
    issuer = TestIssuer()
    badge = issuer.badge_with_status()
    for revoked, outcome in (((), "verified"), ((94567,), "revoked"), ((94566, 94568), "verified")):
        document = (LIST, {"file": "list"}, issuer.status_list(*revoked))
        (result,) = module_results(module, badge, [document], MOMENT)
        assert result["outcome"] == outcome


def test_the_module_asks_the_page_for_numbers_and_nothing_else(module):
    assert [(part.module, part.name) for part in module.module.imports] == [("page", "number")]
    assert sorted(part.name for part in module.module.exports) == [
        "lapel_allocate", "lapel_conversation", "lapel_release", "lapel_say", "memory",
    ]  # fmt: skip


@pytest.mark.parametrize("message", [b"", b"\x00", b"\xff\xff\xff\xff", b"\x02\x00\x00\x00{", b"\x02\x00\x00\x00{}"])
def test_what_is_no_message_is_answered_with_a_mistake(module, message):
    assert "error" in module.conversation().send(message)
