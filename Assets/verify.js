// Checks a badge in the visitor's own browser, with the verifier that Lapel itself uses, as a WebAssembly module.
//
// This script moves bytes: it gives the badge and the documents kept beside it to the verifier's frame (verifier-frame.js), and
// writes what the module there says into the page. It decides nothing about a badge. Nothing is sent to anyone; an issuer's own
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
    answers: new Map(answerElements().map(
      (element) => [element.dataset.answer, { value: element.dataset.value, label: element.textContent }])),
    day: box.dataset.builtDay,
  } : null;

  let isBusy = false;
  // What ends the check that runs.
  let running = null;
  // The file in hand: the published original, or one that the visitor brought.
  let inHand = null;
  const fresh = new Map();

  function outcomeElement() { return section.querySelector("h2 .outcome"); }
  function answerElements() { return Array.from(section.querySelectorAll("[data-answer]")); }

  // ---- The module ----

  // The bytes that the page names, or a refusal.
  async function module(signal) {
    if (typeof WebAssembly !== "object") {
      throw new Refusal("This browser has no WebAssembly, so it cannot run the verifier.");
    }
    const bytes = location.protocol === "file:" ? await moduleFromScript() : await fetched(box.dataset.module, signal);
    if (crypto.subtle) {
      const digest = hex(await crypto.subtle.digest("SHA-256", bytes));
      if (digest !== box.dataset.moduleSha256) {
        throw new Refusal("The verifier that this site serves is not the one that this page names: its SHA-256 is " + digest + ".");
      }
    }
    return bytes;
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

  // The frame in which the module runs, with the module; made for the first check, and kept.
  let loadedFrame = null;

  function verifierFrame(signal) {
    loadedFrame ??= Promise.all([frame(), module(signal)]).then(([frame, bytes]) => {
      frame.postMessage({ module: bytes }, "*", [bytes]);
      return frame;
    });
    // What failed is tried anew with the next check.
    loadedFrame.catch(() => {
      loadedFrame = null;
      box.querySelector("iframe")?.remove();
    });
    return loadedFrame;
  }

  function frame() {
    const element = document.createElement("iframe");
    element.hidden = true;
    element.title = "The verifier";
    element.src = box.dataset.frame;
    return new Promise((resolve, reject) => {
      element.addEventListener("load", () => {
        // What a host forbids to be framed cannot be looked into. (From a disk, no frame can.)
        if (location.protocol === "file:" || element.contentDocument) resolve(element.contentWindow);
        else reject(new Refusal("The host of this site lets nothing be framed, so the verifier cannot run here."));
      });
      box.append(element);
    });
  }

  async function fetched(address, signal) {
    let response;
    try {
      response = await fetch(address, { credentials: "omit", signal });
    } catch {
      signal.throwIfAborted();
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

  // The end of a check, which the whole page then shows; null when there is none, for a reason that was told.
  async function check() {
    say("Checking in your browser …");
    try {
      const end = await judged([]);
      show(end);
      return end;
    } catch (error) {
      say(reason(error) + " The verdict above was not made again.");
      return null;
    }
  }

  function reason(error) {
    return error instanceof Refusal ? error.message : "Your browser could not finish: " + error.message;
  }

  // What the verifier says of the file in hand.
  async function judged(identities) {
    page.stop.hidden = false;
    page.steps.hidden = false;
    page.steps.querySelector("ol").replaceChildren();
    const control = new AbortController();
    const signal = control.signal;
    const stopped = new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
    stopped.catch(() => {});
    running = control;
    try {
      // All at once: on a slow line each would wait for the one before.
      const loading = verifierFrame(signal);
      loading.catch(() => {});
      if (!inHand) inHand = { name: "", bytes: await original(signal) };
      note("The credential was read: " + size(inHand.bytes.byteLength) + ".");
      const documents = await keptDocuments(signal);
      const verifier = await Promise.race([loading, stopped]);
      note("The verifier is loaded; its SHA-256 is the one printed below.");
      return await inFrame(verifier, {
        file: inHand.bytes, documents, identities, moment: new Date().toISOString(),
        wanted: { id: box.dataset.credentialId, issuer: box.dataset.credentialIssuer },
      }, control);
    } finally {
      running = null;
      page.stop.hidden = true;
    }
  }

  async function original(signal) {
    if (!box.dataset.original) throw new Refusal("There is no file here yet. Choose yours first.");
    if (location.protocol === "file:") {
      throw new Refusal(
        "This page was opened from a disk, where browsers do not let it read the file beside it. Choose " +
        "credential.json or credential.jwt from this page's folder below, together with the files in the folder documents.");
    }
    return fetched(box.dataset.original, signal);
  }

  async function keptDocuments(signal) {
    const found = await Promise.all(Array.from(document.querySelectorAll("[data-document]"), async (item) => {
      const address = item.dataset.document;
      const now = fresh.get(address);
      if (now) return { document: now, note: "From the issuer, now: " + address };
      const brought = inHand.documents && inHand.documents.get(item.dataset.sha256);
      const link = item.querySelector("a[download]");
      if (!brought && (!link || location.protocol === "file:")) return null;
      const bytes = brought || await fetched(link.href, signal);
      const head = { say: "document", address, origin: "kept", time: item.dataset.time || null, type: item.dataset.type || null };
      return {
        document: { head, bytes },
        note: "Kept by the author" + (item.dataset.day ? ", of " + item.dataset.day : "") + ": " + address,
      };
    }));
    const kept = found.filter(Boolean);
    // What the page did not list, but an issuer has answered since.
    for (const [address, document] of fresh) {
      if (!kept.some((entry) => entry.document === document)) {
        kept.push({ document, note: "From the issuer, now: " + address });
      }
    }
    for (const entry of kept) note(entry.note);
    return kept.map((entry) => entry.document);
  }

  // The end of a check in the frame, or a refusal. Its time and its stop end the worker there.
  function inFrame(verifier, task, control) {
    const { port1: port, port2 } = new MessageChannel();
    const timer = setTimeout(
      () => control.abort(new Refusal("The check took longer than " + LONGEST_CHECK / 1000 + " seconds and was ended.")),
      LONGEST_CHECK);
    return new Promise((resolve, reject) => {
      control.signal.addEventListener("abort", () => reject(control.signal.reason));
      port.onmessage = ({ data }) => {
        if (data.kind === "step") note(data.text);
        else if (data.kind === "refused") reject(new Refusal(data.reason));
        else resolve(data);
      };
      verifier.postMessage({ task }, "*", [port2]);
    }).finally(() => {
      clearTimeout(timer);
      port.close();
      verifier.postMessage({}, "*");
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
      element.textContent = wasNotTold(answer) ? "Not checked: your browser was not told whom to compare with" : answer.label;
    }
    if (page.recipientAnswer) page.recipientAnswer.textContent = "";
    page.button.hidden = false;
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

  // Whether the build could compare with somebody, and the browser could not: only the author knew whom to compare with.
  function wasNotTold(answer) {
    const before = built?.answers.get(answer.id);
    return answer.id === "recipient" && answer.value === "notChecked" && before && before.value !== "notChecked";
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
        // Not to have been told an address is no difference, and no agreement either.
        if (before.value === answer.value || wasNotTold(answer)) continue;
        lines.push(answer.question + " The build said “" + before.label + "”, your browser says “" + answer.label + "”.");
      }
    }
    const differs = built && lines.length > (inHand.name ? 1 : 0);
    const exception = report.answers.some(wasNotTold)
      ? " Whether it is about this person was not compared here: the build was told whom to compare with, your browser was not."
      : "";
    const agreement = built && (!inHand.name || end.same)
      ? differs
        ? exception + " It differs from what the build found:"
        : " That is what the build found on " + built.day + ", too." + exception
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

  // Compares, and changes that one answer alone. A typing mistake, or another address of the same person, says nothing of the
  // badge: so the summary and the other answers stay as they are.
  async function compare(identity) {
    page.recipientAnswer.textContent = "Comparing …";
    let end;
    try {
      end = await judged([identity]);
    } catch (error) {
      page.recipientAnswer.textContent = reason(error) + " So it was not compared.";
      return;
    }
    const check = end.page.checks.find((check) => check.id === "recipient");
    const [short, long] = comparisons[check?.outcome] ?? comparisons.notChecked;
    const element = section.querySelector('[data-answer="recipient"]');
    element.dataset.value = end.page.answers.find((answer) => answer.id === "recipient").value;
    element.textContent = short;
    // What the verdict above does not tell of, the visitor should hear all the same.
    const flaw = ["verified", "unconfirmed"].includes(section.dataset.outcome)
      && end.page.checks.find((check) => check.id !== "recipient" && check.outcome === "failed");
    page.recipientAnswer.textContent = short + (long ? " " + (check?.message ?? "") : "") +
      (flaw ? " But your browser found what the verdict above does not say: " + flaw.message : "");
  }

  // By the outcome of the check: the answer, and whether the check's own sentence says more.
  const comparisons = {
    passed: ["Yes, by what you typed.", true],
    failed: ["No match with what you typed. It may have been given to another address of the same person.", false],
    warning: ["Only the name is the same as what you typed.", true],
    notChecked: ["Not checked with what you typed.", true],
  };

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
    let badges = [];
    for (const file of read) {
      const digest = crypto.subtle ? hex(await crypto.subtle.digest("SHA-256", file.bytes)) : "";
      if (listed.has(digest)) documents.set(digest, file.bytes); else badges.push(file);
    }
    // Who chose the whole folder of documents chose those of other badges, too.
    const isOfFolder = (file) => /^([0-9a-f]{16}|index)\.json$/.test(file.name);
    if (badges.length > 1) badges = badges.filter((file) => !isOfFolder(file));
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

  // ---- From here on the page can be used ----

  for (const control of box.querySelectorAll("[data-control]")) control.hidden = false;
  // Without a file there is one thing to do: to choose one.
  page.button.hidden = !box.dataset.original;
  page.button.addEventListener("click", () => busy(() => check()));
  page.stop.addEventListener("click", () => running?.abort(new Refusal("You stopped the check.")));
  if (box.dataset.recheck === "visit" && box.dataset.original && location.protocol !== "file:") busy(() => check());
})();
