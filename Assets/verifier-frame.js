// The verifier's frame: a document without content, in which the WebAssembly module runs for the page around it.
//
// The policy of a badge's page lets no WebAssembly run, and that of this frame lets nothing be fetched; neither can do what the
// other may. The module runs in a worker made from this script's text, which has the frame's policy and which can be ended. A
// worker with an address of its own would have none on hosts that set no headers, and browsers refuse it from a disk.
"use strict";

(() => {
  let module = null;
  let worker = null;

  // The page sends the module once, and for each check a task and the port on which it wants to hear. A message without a task
  // ends the check that runs.
  addEventListener("message", ({ source, data, ports: [port] }) => {
    if (source !== parent) return;
    worker?.terminate();
    worker = null;
    if (data.module) module = WebAssembly.compile(data.module);
    if (data.task) check(data.task, port);
  });

  async function check(task, port) {
    const address = URL.createObjectURL(new Blob(["(" + workerMain + ")()"], { type: "text/javascript" }));
    const own = new Worker(address);
    worker = own;
    own.onmessage = ({ data }) => port.postMessage(data);
    own.onerror = (event) => {
      event.preventDefault();
      refuse(port, event.message || "this browser did not let it run");
    };
    try {
      own.postMessage({ ...task, module: await module });
    } catch (error) {
      refuse(port, error.message);
    } finally {
      URL.revokeObjectURL(address);
    }
  }

  function refuse(port, reason) {
    port.postMessage({ kind: "refused", reason: "The verifier stopped: " + reason + "." });
  }

  // ---- The worker: the module and the signatures ----

  function workerMain() {
    let memory, exports, conversation;
    const utf8 = new TextEncoder();
    const text = (bytes) => new TextDecoder().decode(bytes);
    const step = (words) => postMessage({ kind: "step", text: words });

    onmessage = async ({ data: task }) => {
      try {
        postMessage(await verdict(task));
      } catch (error) {
        const reason = error instanceof WebAssembly.RuntimeError
          ? "The verifier gave up: this badge asks for more than it may." : "The check stopped: " + error.message;
        postMessage({ kind: "refused", reason });
      }
    };

    async function verdict(task) {
      const file = await unbakedPNG(new Uint8Array(task.file));
      const number = (start, count) => Number(text(new Uint8Array(memory.buffer, start, count)));
      const instance = await WebAssembly.instantiate(task.module, { page: { number } });
      exports = instance.exports;
      memory = exports.memory;
      conversation = exports.lapel_conversation();
      for (const document of task.documents) say(document.head, new Uint8Array(document.bytes));
      const opened = say({ say: "open" }, file);
      if (opened.error) {
        return { kind: "refused", reason: "This file was not read: " + opened.error + "." + (opened.help ? " To do: " + opened.help + "." : "") };
      }
      const isWanted = (credential) => credential.id === task.wanted.id && (credential.issuer || "") === (task.wanted.issuer || "");
      const chosen = Math.max(0, opened.credentials.findIndex(isWanted));
      say({ say: "begin", credential: chosen, moment: task.moment, identities: task.identities });
      const missing = [];
      for (;;) {
        const answer = say({ say: "step" });
        if (answer.error) throw new Error(answer.error);
        if (!answer.needs) {
          const credential = opened.credentials[chosen];
          return {
            kind: "end", page: answer.page, result: answer.result, missing, credentials: opened.credentials, credential,
            same: isWanted(credential),
          };
        }
        for (const need of answer.needs) {
          if (need.kind === "document") missing.push(need.address);
          const [finding, bytes] = await findings[need.kind](need);
          say({ say: "learn", need: need.number, ...finding }, bytes);
        }
      }
    }

    function say(head, content = new Uint8Array(0)) {
      const encoded = utf8.encode(JSON.stringify(head));
      const count = 4 + encoded.length + content.length;
      const start = exports.lapel_allocate(count) >>> 0;
      if (start === 0) throw new Error("there is no room for " + count + " bytes");
      new DataView(memory.buffer).setUint32(start, encoded.length, true);
      new Uint8Array(memory.buffer).set(encoded, start + 4);
      new Uint8Array(memory.buffer).set(content, start + 4 + encoded.length);
      const answer = exports.lapel_say(conversation, start, count) >>> 0;
      exports.lapel_release(start);
      const view = new DataView(memory.buffer);
      const length = view.getUint32(answer + 4, true);
      const result = JSON.parse(text(new Uint8Array(memory.buffer, answer + 8, length)));
      exports.lapel_release(answer);
      return result;
    }

    const bytesOf = (base64) => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const unavailable = (reason) => [{ finding: "unavailable", reason }];

    const findings = {
      document: (need) => unavailable("there is no copy of " + need.address + " here"),
      unpacked: async (need) => {
        const content = await inflated(bytesOf(need.bytes), "gzip", need.limit);
        if (content === "long") return unavailable("the list unpacks to more than " + need.limit + " bytes");
        if (content === null) return unavailable("the list cannot be unpacked");
        return [{ finding: "unpacked" }, content];
      },
      signature: async (need) => {
        if (!self.crypto || !crypto.subtle) {
          return unavailable("this page came without https, where browsers offer no signature checks");
        }
        const kind = kinds[need.algorithm];
        const [signature, message] = [bytesOf(need.signature), bytesOf(need.message)];
        let isRight;
        try {
          const key = await crypto.subtle.importKey(...kind.key(need.key), kind.parameters, false, ["verify"]);
          isRight = await crypto.subtle.verify(kind.parameters, key, signature, message);
        } catch (error) {
          if (error.name === "NotSupportedError") return unavailable("this browser does not know " + kind.name + " signatures");
          isRight = false;
        }
        step(kind.name + " signature: " + (isRight ? "right" : "not right") + ".");
        return [{ finding: isRight ? "valid" : "invalid" }];
      },
    };

    const raw = (key) => ["raw", bytesOf(key.bytes)];
    const point = (curve) => (key) => ["raw", uncompressed(bytesOf(key.bytes), curve)];
    const kinds = {
      ed25519: { name: "Ed25519", parameters: { name: "Ed25519" }, key: raw },
      es256: {
        name: "ECDSA P-256", parameters: { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" },
        key: point({
          p: 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n,
          b: 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn,
        }),
      },
      es384: {
        name: "ECDSA P-384", parameters: { name: "ECDSA", namedCurve: "P-384", hash: "SHA-384" },
        key: point({
          p: 2n ** 384n - 2n ** 128n - 2n ** 96n + 2n ** 32n - 1n,
          b: 0xb3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aefn,
        }),
      },
      rs256: {
        name: "RSA", parameters: { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" },
        key: (key) => ["jwk", { kty: "RSA", n: key.modulus, e: key.exponent, alg: "RS256" }],
      },
    };

    // WebCrypto takes points with both coordinates (SEC 1, 2.3.4); both curves have p ≡ 3 (mod 4) and a = -3.
    function uncompressed(bytes, { p, b }) {
      const length = bytes.length - 1;
      const x = BigInt("0x" + Array.from(bytes.subarray(1), (byte) => byte.toString(16).padStart(2, "0")).join(""));
      const square = (((x * x - 3n) * x + b) % p + p) % p;
      let y = power(square, (p + 1n) / 4n, p);
      if ((y & 1n) !== BigInt(bytes[0] & 1)) y = p - y;
      const digits = y.toString(16).padStart(length * 2, "0");
      const point = new Uint8Array(1 + 2 * length);
      point[0] = 4;
      point.set(bytes.subarray(1), 1);
      for (let index = 0; index < length; index++) {
        point[1 + length + index] = parseInt(digits.slice(index * 2, index * 2 + 2), 16);
      }
      return point;
    }

    function power(base, exponent, modulus) {
      let result = 1n;
      for (let square = base % modulus; exponent > 0n; exponent >>= 1n, square = square * square % modulus) {
        if (exponent & 1n) result = result * square % modulus;
      }
      return result;
    }

    // The content, "long" when it has more bytes than the limit, null when it is damaged.
    async function inflated(packed, format, limit) {
      const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream(format)).getReader();
      const pieces = [];
      let count = 0;
      try {
        for (;;) {
          const { done, value } = await reader.read();
          if (done) break;
          count += value.length;
          if (count > limit) {
            reader.cancel();
            return "long";
          }
          pieces.push(value);
        }
      } catch {
        return null;
      }
      return new Uint8Array(await new Blob(pieces).arrayBuffer());
    }

    // The badge text in a PNG (Open Badges 3.0, 5.3.1); any other file as it is.
    async function unbakedPNG(bytes) {
      const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
      if (!signature.every((byte, index) => bytes[index] === byte)) return bytes;
      const view = new DataView(bytes.buffer, bytes.byteOffset);
      const texts = [];
      for (let start = 8; start + 12 <= bytes.length;) {
        const length = view.getUint32(start);
        if (length > bytes.length - start - 12) throw new Error("the PNG is cut off.");
        const type = String.fromCharCode(...bytes.subarray(start + 4, start + 8));
        const data = bytes.subarray(start + 8, start + 8 + length);
        const end = data.subarray(0, 80).indexOf(0);
        if (["iTXt", "zTXt", "tEXt"].includes(type) && end > 0) {
          texts.push({ type, keyword: String.fromCharCode(...data.subarray(0, end)), content: data.subarray(end + 1) });
        }
        start += 12 + length;
      }
      for (const keyword of ["openbadgecredential", "clrcredential", "openbadges"]) {
        for (const type of ["iTXt", "zTXt", "tEXt"]) {
          const found = texts.find((candidate) => candidate.keyword === keyword && candidate.type === type);
          if (found) return textOf(found);
        }
      }
      throw new Error("the PNG holds no badge. Download it again from its platform: screenshots and other programs lose the badge.");
    }

    async function textOf({ type, content }) {
      let [packed, isPacked] = [content, false];
      if (type === "iTXt") {
        const language = content.indexOf(0, 2);
        const translation = language < 0 ? -1 : content.indexOf(0, language + 1);
        if (translation < 0) throw new Error("the badge text in the PNG is cut off.");
        [packed, isPacked] = [content.subarray(translation + 1), content[0] === 1];
      } else if (type === "zTXt") {
        [packed, isPacked] = [content.subarray(1), true];
      }
      if (!isPacked) return packed;
      const unpacked = await inflated(packed, "deflate", 16 * 1024 * 1024);
      if (unpacked === "long") throw new Error("the badge text in the PNG unpacks to more than any badge has.");
      if (unpacked === null) throw new Error("the packed text in the PNG is damaged.");
      return unpacked;
    }
  }
})();
