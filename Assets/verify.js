// Checks a badge in the visitor's own browser, with the verifier that Lapel itself uses, as a WebAssembly module.
//
// This script moves bytes: it feeds the module the badge and the documents kept beside it, lets WebCrypto check signatures, and
// writes what the module says into the page. It decides nothing about a badge. Nothing is sent to anyone; an issuer's own
// server is asked for a document only after a click on the button that names it.
"use strict";

(() => {
  const MOST_BYTES = 16 * 1024 * 1024;
  const LONGEST_CHECK = 20000;

  const box = document.getElementById("browser-check");
  const section = document.getElementById("verification");
  if (!box || !section) return;
  const part = (id) => document.getElementById(id);
  const page = {
    button: part("recheck"), stop: part("stop-check"), status: part("check-status"),
    differences: part("differences"), steps: part("check-steps"), ask: part("ask-issuer"),
    recipientForm: part("recipient-form"), recipient: part("recipient-input"),
    recipientAnswer: part("recipient-answer"), ownFile: part("own-file"), file: part("badge-file"),
  };
  // What the build said, in the page's own words, before anything is changed.
  const built = section.dataset.witness === "build" ? {
    outcome: outcomeElement().textContent,
    answers: new Map(answerElements().map((element) => [element.dataset.answer, element.textContent])),
    day: box.dataset.builtDay,
  } : null;

  let compiled = null;
  let isBusy = false;
  let running = null;
  // The file in hand: the published original, or one that the visitor brought.
  let inHand = null;
  const fresh = new Map();

  function outcomeElement() { return section.querySelector("h2 .outcome"); }
  function answerElements() { return Array.from(section.querySelectorAll("[data-answer]")); }

  // ---- The module ----

  async function module() {
    if (compiled) return compiled;
    if (typeof WebAssembly !== "object") {
      throw new Refusal("This browser has no WebAssembly, so it cannot run the verifier.");
    }
    const bytes = location.protocol === "file:" ? await moduleFromScript() : await fetched(box.dataset.module);
    if (crypto.subtle) {
      const digest = hex(await crypto.subtle.digest("SHA-256", bytes));
      if (digest !== box.dataset.moduleSha256) {
        throw new Refusal("The verifier that this site serves is not the one that this page names: its SHA-256 is " + digest + ".");
      }
    }
    compiled = await WebAssembly.compile(bytes);
    return compiled;
  }

  // A page from a disk may not fetch, but may run the scripts beside it.
  function moduleFromScript() {
    return new Promise((resolve, reject) => {
      window.lapelVerifierModule = (text) => resolve(bytesOfBase64(text));
      const script = document.createElement("script");
      script.src = box.dataset.moduleScript;
      script.onerror = () => reject(new Refusal("The verifier beside this page cannot be read."));
      document.head.append(script);
    });
  }

  async function fetched(address) {
    let response;
    try {
      response = await fetch(address, { credentials: "omit" });
    } catch {
      throw new Refusal("This site does not answer.");
    }
    if (!response.ok) throw new Refusal("This site answers " + response.status + " for " + address + ".");
    return bounded(response.body, MOST_BYTES);
  }

  // ---- A check, from the click to the answers ----

  class Refusal extends Error {}

  // One thing at a time: from a click to the end of what it started, nothing else starts.
  async function busy(work) {
    if (isBusy) return;
    isBusy = true;
    page.button.disabled = true;
    section.setAttribute("aria-busy", "true");
    try {
      await work();
    } finally {
      isBusy = false;
      page.button.disabled = false;
      section.removeAttribute("aria-busy");
    }
  }

  // The end of a check, or null when there is none, for a reason that was told.
  async function check(identities = []) {
    page.stop.hidden = false;
    page.steps.hidden = false;
    page.steps.querySelector("ol").replaceChildren();
    say("Checking in your browser …");
    // Until there is a worker to end, a stop is noted and heeded before the next step.
    let stopped = null;
    running = { stop: (reason) => { stopped = reason; } };
    try {
      if (!inHand) inHand = { name: "", bytes: await original() };
      note("The credential was read: " + size(inHand.bytes.byteLength) + ".");
      const verifier = await module();
      note("The verifier is loaded; its SHA-256 is the one printed below.");
      const documents = await keptDocuments();
      if (stopped) throw new Refusal(stopped);
      const end = await inWorker({
        module: verifier, file: inHand.bytes, documents, identities, moment: new Date().toISOString(),
        wanted: { id: box.dataset.credentialId, issuer: box.dataset.credentialIssuer },
      });
      show(end);
      return end;
    } catch (error) {
      const reason = error instanceof Refusal ? error.message : "Your browser could not finish: " + error.message;
      say(reason + " The verdict above was not made again.");
      return null;
    } finally {
      running = null;
      page.stop.hidden = true;
    }
  }

  async function original() {
    if (location.protocol === "file:") {
      throw new Refusal(
        "This page was opened from a disk, where browsers do not let it read the file beside it. Choose " +
        "credential.json or credential.jwt from this page's folder below, together with the files in the folder documents.");
    }
    const bytes = await fetched(box.dataset.original);
    return bytes;
  }

  async function keptDocuments() {
    const documents = [];
    for (const item of document.querySelectorAll("[data-document]")) {
      const address = item.dataset.document;
      const now = fresh.get(address);
      if (now) {
        documents.push(now);
        note("From the issuer, now: " + address);
        continue;
      }
      const brought = inHand.documents && inHand.documents.get(item.dataset.sha256);
      const link = item.querySelector("a[download]");
      if (!brought && (!link || location.protocol === "file:")) continue;
      const bytes = brought || await fetched(link.href);
      documents.push({
        head: { say: "document", address, origin: "kept", time: item.dataset.time || null, type: item.dataset.type || null },
        bytes,
      });
      note("Kept by the author" + (item.dataset.day ? ", of " + item.dataset.day : "") + ": " + address);
    }
    // What the page did not list, but an issuer has answered since.
    for (const [address, document] of fresh) {
      if (!documents.includes(document)) {
        documents.push(document);
        note("From the issuer, now: " + address);
      }
    }
    return documents;
  }

  function inWorker(task) {
    return new Promise((resolve, reject) => {
      const address = URL.createObjectURL(new Blob(["(" + workerMain + ")()"], { type: "text/javascript" }));
      const worker = new Worker(address);
      const end = (finish, value) => {
        clearTimeout(timer);
        worker.terminate();
        URL.revokeObjectURL(address);
        finish(value);
      };
      const stop = (reason) => end(reject, new Refusal(reason));
      const timer = setTimeout(
        () => stop("The check took longer than " + LONGEST_CHECK / 1000 + " seconds and was ended."), LONGEST_CHECK);
      running = { stop };
      worker.onerror = (event) => {
        event.preventDefault();
        stop("The verifier stopped: " + (event.message || "this browser did not let it run") + ".");
      };
      worker.onmessage = ({ data }) => {
        if (data.kind === "step") note(data.text);
        else if (data.kind === "refused") stop(data.reason);
        else end(resolve, data);
      };
      worker.postMessage(task);
    });
  }

  // ---- What the visitor sees ----

  function say(text) { page.status.textContent = text; }

  function note(text) {
    const item = document.createElement("li");
    item.textContent = text;
    page.steps.querySelector("ol").append(item);
  }

  function show(end) {
    const report = end.page;
    section.dataset.witness = "browser";
    section.dataset.outcome = report.outcome;
    for (const element of section.querySelectorAll("[data-result]")) element.hidden = false;
    const outcome = outcomeElement();
    outcome.textContent = report.label;
    outcome.dataset.outcome = report.outcome;
    section.querySelector(".verdict-sentence").textContent = report.sentence;
    const judged = part("judged");
    judged.replaceChildren(
      "Checked in your browser for ", time(report.moment), inHand.name ? ", from your file " + inHand.name + "." : ".");
    for (const answer of report.answers) {
      const element = section.querySelector(`[data-answer="${answer.id}"]`);
      element.dataset.value = answer.value;
      element.textContent = answer.label;
    }
    const list = section.querySelector("ul.checks");
    list.replaceChildren(...report.checks.map(checkItem));
    for (const inner of report.contained) {
      const item = document.createElement("li");
      const name = document.createElement("strong");
      name.textContent = inner.title + ": " + inner.label;
      const checks = document.createElement("ul");
      checks.append(...inner.checks.map((check) => {
        const line = document.createElement("li");
        line.textContent = check.label + ": " + check.message;
        return line;
      }));
      item.append(name, checks);
      list.append(item);
    }
    section.querySelector("#contained")?.remove();
    showStanding();
    showDifferences(end);
    offerToAsk(end.missing);
  }

  function checkItem(check) {
    const item = document.createElement("li");
    item.dataset.check = check.id;
    item.dataset.outcome = check.outcome;
    const label = document.createElement("strong");
    label.textContent = check.label;
    item.append(label, " " + check.message);
    for (const address of check.documents) {
      const document_ = document.createElement("span");
      document_.className = "document";
      document_.textContent = address;
      item.append(" ", document_);
    }
    return item;
  }

  // Whose word each document is.
  function showStanding() {
    for (const item of document.querySelectorAll("[data-document]")) {
      const standing = item.querySelector(".standing");
      if (standing && fresh.has(item.dataset.document)) {
        standing.textContent = fresh.get(item.dataset.document).head.gone
          ? "from the issuer, now: gone for good" : "from the issuer, now";
      }
    }
  }

  function showDifferences(end) {
    const report = end.page;
    const lines = [];
    if (inHand.name) lines.push(comparison(end));
    if (built && (!inHand.name || end.same)) {
      if (report.label !== built.outcome) {
        lines.push("The build said “" + built.outcome + "” on " + built.day + ". Your browser says “" + report.label + "” now.");
      }
      for (const answer of report.answers) {
        const before = built.answers.get(answer.id);
        if (before === answer.label) continue;
        // Only the author knew whom to compare with: not to have been told is no difference.
        if (answer.id === "recipient" && answer.value === "notChecked") continue;
        lines.push(answer.question + " The build said “" + before + "”, your browser says “" + answer.label + "”.");
      }
    }
    const differs = built && lines.length > (inHand.name ? 1 : 0);
    const agreement = built && (!inHand.name || end.same)
      ? differs ? " It differs from what the build found:" : " That is what the build found on " + built.day + ", too."
      : "";
    say("Checked in your browser: " + report.label + "." + agreement);
    page.differences.hidden = lines.length === 0;
    page.differences.replaceChildren(...lines.map((text) => {
      const item = document.createElement("li");
      item.textContent = text;
      return item;
    }));
  }

  function comparison(end) {
    const count = end.credentials.length;
    const several = count > 1 ? " The file holds " + count + " credentials." : "";
    if (!box.dataset.credentialId) {
      return "Your file holds “" + (end.credential.name || "a credential without a name") + "”." + several;
    }
    return end.same
      ? "Your file is the same credential as on this page: it has the same issuer and id." + several
      : "Your file is another credential than the one on this page: " +
        (end.credential.name ? "“" + end.credential.name + "”." : "it has another issuer or id.") + several;
  }

  function time(text) {
    const element = document.createElement("time");
    element.dateTime = text;
    element.textContent = new Date(text).toLocaleString("en-GB", { dateStyle: "long", timeStyle: "short" });
    return element;
  }

  // ---- Asking the issuer, after a click that names the address ----

  function offerToAsk(missing) {
    const addresses = new Set(missing);
    for (const item of document.querySelectorAll("[data-document]")) addresses.add(item.dataset.document);
    const hosts = new Map();
    for (const address of addresses) {
      let host;
      try { host = new URL(address).host; } catch { continue; }
      // Schemas and vocabularies of the standards are no issuer's.
      if (box.dataset.notAsked.split(" ").includes(host)) continue;
      if (!hosts.has(host)) hosts.set(host, []);
      hosts.get(host).push(address);
    }
    const list = page.ask.querySelector("ul");
    list.replaceChildren(...Array.from(hosts, ([host, asked]) => {
      const item = document.createElement("li");
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = "Ask " + host + " now";
      const what = document.createElement("span");
      what.textContent = " for " + asked.join(" and ");
      button.addEventListener("click", () => busy(() => askIssuer(host, asked)));
      item.append(button, what);
      return item;
    }));
    page.ask.hidden = hosts.size === 0;
  }

  async function askIssuer(host, addresses) {
    say("Asking " + host + " …");
    const refused = [];
    for (const address of addresses) {
      const answer = await asked(address);
      if (answer) fresh.set(address, answer); else refused.push(address);
    }
    const end = await check();
    if (end && refused.length > 0) {
      say(page.status.textContent + " " + host + " did not let this page read " + refused.join(" and ") +
        ": it cannot be reached, or does not allow pages of other sites. What is kept here was used instead.");
    }
  }

  async function asked(address) {
    const head = { say: "document", address, origin: "fetched", time: new Date().toISOString() };
    try {
      const response = await fetch(address, {
        credentials: "omit", cache: "no-store", referrerPolicy: "no-referrer", signal: AbortSignal.timeout(15000),
      });
      if (response.status === 410) return { head: { ...head, gone: true }, bytes: new ArrayBuffer(0) };
      if (!response.ok) return null;
      return { head: { ...head, type: response.headers.get("content-type") }, bytes: await bounded(response.body, MOST_BYTES) };
    } catch {
      return null;
    }
  }

  // ---- Is it about this person? ----

  page.recipientForm?.addEventListener("submit", (event) => {
    event.preventDefault();
    const identity = page.recipient.value.trim();
    if (identity) busy(() => compare(identity));
  });

  async function compare(identity) {
    page.recipientAnswer.textContent = "Comparing …";
    const end = await check([identity]);
    const found = end?.page.checks.find((check) => check.id === "recipient");
    page.recipientAnswer.textContent = found ? found.label + ". " + found.message : "It could not be compared: see above.";
  }

  // ---- A file of the visitor's own ----

  async function take(files) {
    const chosen = Array.from(files);
    const large = chosen.find((file) => file.size > MOST_BYTES);
    if (large) {
      say("The file " + large.name + " has " + size(large.size) + ". No badge is larger than " + size(MOST_BYTES) + ", so it was not read.");
      return;
    }
    const read = await Promise.all(chosen.map(async (file) => ({ name: file.name, bytes: await file.arrayBuffer() })));
    if (read.length === 0) return;
    // Documents that the page names are known by their digest; what is left is the badge.
    const listed = new Set(Array.from(document.querySelectorAll("[data-document]"), (item) => item.dataset.sha256));
    const documents = new Map();
    const badges = [];
    for (const file of read) {
      const digest = crypto.subtle ? hex(await crypto.subtle.digest("SHA-256", file.bytes)) : "";
      if (listed.has(digest)) documents.set(digest, file.bytes); else badges.push(file);
    }
    if (badges.length !== 1) {
      say(badges.length === 0
        ? "These are documents that the badge links to. Choose the badge itself as well."
        : "Choose one badge at a time: " + badges.map((file) => file.name).join(", ") + " are several.");
      return;
    }
    try {
      inHand = { name: badges[0].name, bytes: unbakedSVG(badges[0].bytes), documents };
    } catch (error) {
      say(badges[0].name + " was not read: " + error.message);
      return;
    }
    fresh.clear();
    await check();
  }

  page.file?.addEventListener("change", () => busy(() => take(page.file.files)));
  page.ownFile?.addEventListener("dragover", (event) => {
    event.preventDefault();
    page.ownFile.classList.add("is-over");
  });
  page.ownFile?.addEventListener("dragleave", () => page.ownFile.classList.remove("is-over"));
  page.ownFile?.addEventListener("drop", (event) => {
    event.preventDefault();
    page.ownFile.classList.remove("is-over");
    const files = Array.from(event.dataTransfer.files);
    busy(() => take(files));
  });

  // The badge text in an SVG; any other file as it is. Only a page can parse XML, a worker cannot.
  function unbakedSVG(bytes) {
    const start = new TextDecoder().decode(bytes.slice(0, 65536)).trimStart();
    if (!start.startsWith("<")) return bytes;
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw new Error("it has a document type, which no badge needs.");
    const svg = new DOMParser().parseFromString(text, "image/svg+xml");
    if (svg.getElementsByTagName("parsererror").length > 0) throw new Error("it is no well-formed SVG.");
    const homes = [
      ["https://purl.imsglobal.org/ob/v3p0", "credential"], ["https://purl.imsglobal.org/clr/v2p0", "credential"],
      ["http://openbadges.org", "assertion"],
    ];
    for (const [namespace, name] of homes) {
      const element = svg.getElementsByTagNameNS(namespace, name)[0];
      if (!element) continue;
      const content = Array.from(element.childNodes)
        .filter((node) => node.nodeType === Node.TEXT_NODE || node.nodeType === Node.CDATA_SECTION_NODE)
        .map((node) => node.data).join("");
      const signed = (element.getAttribute("verify") || "").trim();
      const isSigned = /^ey[\w-]+\.[\w-]+\.[\w-]*$/.test(signed) || /^ew[\w-]+\.[\w-]+\.[\w-]*$/.test(signed);
      return new TextEncoder().encode(isSigned || !content.trim() ? signed : content).buffer;
    }
    throw new Error("the SVG holds no badge. Download the badge again from its platform: other programs lose what is in it.");
  }

  // ---- Small things ----

  async function bounded(stream, most) {
    const reader = stream.getReader();
    const pieces = [];
    let count = 0;
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      count += value.byteLength;
      if (count > most) {
        reader.cancel();
        throw new Refusal("A file is longer than " + size(most) + ", so it was not read.");
      }
      pieces.push(value);
    }
    return new Blob(pieces).arrayBuffer();
  }

  function size(count) {
    if (count < 1000) return count + " bytes";
    return count < 1000000 ? Math.round(count / 1000) + " kB" : Math.round(count / 100000) / 10 + " MB";
  }

  function hex(buffer) {
    return Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  function bytesOfBase64(text) { return Uint8Array.from(atob(text), (character) => character.charCodeAt(0)).buffer; }

  // ---- The worker: the module and the signatures, where they can be ended ----

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

  // ---- From here on the page can be used ----

  box.hidden = false;
  page.button.hidden = !page.button.dataset.needsFile && !box.dataset.original && !page.file;
  page.button.addEventListener("click", () => {
    if (box.dataset.original || inHand) busy(() => check()); else page.file.click();
  });
  page.stop.addEventListener("click", () => running?.stop("You stopped the check."));
  if (box.dataset.recheck === "visit" && box.dataset.original && location.protocol !== "file:") busy(() => check());
})();
