"""Drives the WebAssembly verifier outside a browser: the same messages as `Assets/verify.js` sends, with Python's
cryptography in the place of WebCrypto."""

import base64
import json
import struct
import zlib
from pathlib import Path

import wasmtime
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa, utils
from cryptography.hazmat.primitives.hashes import SHA256, SHA384


class Module:
    """The module compiled once; each conversation runs in a memory of its own."""

    def __init__(self, path: Path):
        self.engine = wasmtime.Engine()
        self.module = wasmtime.Module.from_file(self.engine, str(path))

    def conversation(self) -> "Conversation":
        return Conversation(self)


class Conversation:
    def __init__(self, module: Module):
        self.store = wasmtime.Store(module.engine)
        linker = wasmtime.Linker(module.engine)
        kind = wasmtime.FuncType([wasmtime.ValType.i32(), wasmtime.ValType.i32()], [wasmtime.ValType.f64()])
        linker.define_func("page", "number", kind, self._number)
        self.exports = linker.instantiate(self.store, module.module).exports(self.store)
        self.memory = self.exports["memory"]
        self.handle = self.exports["lapel_conversation"](self.store)

    def _number(self, start: int, count: int) -> float:
        return float(bytes(self.memory.read(self.store, start, start + count)))

    def say(self, head: dict, content: bytes = b"") -> dict:
        text = json.dumps(head, ensure_ascii=False).encode()
        return self.send(struct.pack("<I", len(text)) + text + content)

    def send(self, message: bytes) -> dict:
        start = self.exports["lapel_allocate"](self.store, len(message))
        self.memory.write(self.store, message, start)
        answer = self.exports["lapel_say"](self.store, self.handle, start, len(message))
        self.exports["lapel_release"](self.store, start)
        (length,) = struct.unpack("<I", self.memory.read(self.store, answer, answer + 4))
        encoded = bytes(self.memory.read(self.store, answer + 4, answer + 4 + length))
        self.exports["lapel_release"](self.store, answer)
        (length,) = struct.unpack("<I", encoded[:4])
        return json.loads(encoded[4 : 4 + length])

    def verdict(self, credential: int, moment: str, identities: list[str] | None = None) -> dict:
        """The end of a check: `result` and `page`. Documents that were not given beforehand are missing."""
        self.say({"say": "begin", "credential": credential, "moment": moment, "identities": identities or []})
        while True:
            step = self.say({"say": "step"})
            if "needs" not in step:
                return step
            for need in step["needs"]:
                head, content = finding(need)
                self.say({"say": "learn", "need": need["number"]} | head, content)


def finding(need: dict) -> tuple[dict, bytes]:
    if need["kind"] == "document":
        return {"finding": "unavailable", "reason": f"there is no copy of {need['address']} here"}, b""
    if need["kind"] == "unpacked":
        return unpacked(base64.b64decode(need["bytes"]), need["limit"])
    return {"finding": "valid" if is_right(need) else "invalid"}, b""


def unpacked(packed: bytes, limit: int) -> tuple[dict, bytes]:
    unpacker = zlib.decompressobj(wbits=31)
    try:
        content = unpacker.decompress(packed, limit + 1)
        if len(content) > limit:
            return {"finding": "unavailable", "reason": f"the list unpacks to more than {limit} bytes"}, b""
        if not unpacker.eof or unpacker.unused_data:
            raise zlib.error
        return {"finding": "unpacked"}, content
    except zlib.error:
        return {"finding": "unavailable", "reason": "the list cannot be unpacked"}, b""


def is_right(need: dict) -> bool:
    key, message, signature = need["key"], base64.b64decode(need["message"]), base64.b64decode(need["signature"])
    try:
        if need["algorithm"] == "ed25519":
            ed25519.Ed25519PublicKey.from_public_bytes(base64.b64decode(key["bytes"])).verify(signature, message)
        elif need["algorithm"] == "rs256":
            number = lambda text: int.from_bytes(base64.urlsafe_b64decode(text + "=="), "big")
            public = rsa.RSAPublicNumbers(number(key["exponent"]), number(key["modulus"])).public_key()
            public.verify(signature, message, padding.PKCS1v15(), SHA256())
        else:
            curve, digest = (ec.SECP256R1(), SHA256()) if need["algorithm"] == "es256" else (ec.SECP384R1(), SHA384())
            size = len(signature) // 2
            pair = [int.from_bytes(part, "big") for part in (signature[:size], signature[size:])]
            public = ec.EllipticCurvePublicKey.from_encoded_point(curve, base64.b64decode(key["bytes"]))
            public.verify(utils.encode_dss_signature(*pair), message, ec.ECDSA(digest))
        return True
    except (InvalidSignature, ValueError):
        return False
