// Searches a showcase: all words must stand in what is known of a badge. The index is loaded when the search is first used.
"use strict";

(() => {
  const MOST_RESULTS = 100;
  const form = document.getElementById("search");
  const words = document.getElementById("search-words");
  const issuer = document.getElementById("search-issuer");
  const year = document.getElementById("search-year");
  const count = document.getElementById("search-count");
  const list = document.getElementById("search-results");
  if (!form) return;
  form.hidden = false;
  let rows = null;
  let people = [];

  // Without accents and case, as people type.
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  window.lapelSearchIndex = (index) => {
    const skills = index.skills.map(plain);
    const kinds = index.kinds.map(([name, own]) => plain(name) + " " + own.map((n) => skills[n]).join(" "));
    const issuers = index.issuers.map(plain);
    const learners = index.learners.map(([name]) => plain(name));
    people = index.learners.map(([name, slug], number) => ({
      text: learners[number], title: name, path: "learners/" + slug + "/", aside: "learner",
    }));
    rows = index.badges.map(([learner, kind, by, slug, inYear, outcome]) => ({
      text: learners[learner] + " " + kinds[kind] + " " + (by < 0 ? "" : issuers[by]),
      issuer: by < 0 ? "" : index.issuers[by], year: inYear ? String(inYear) : "", outcome,
      title: index.kinds[kind][0], holder: index.learners[learner][0],
      path: "learners/" + index.learners[learner][1] + "/badges/" + slug + "/",
    }));
    show();
  };

  function load() {
    if (rows || form.dataset.isLoading) return;
    form.dataset.isLoading = "yes";
    const script = document.createElement("script");
    script.src = form.dataset.index;
    script.onerror = () => { count.textContent = "The index of the search cannot be read."; };
    document.head.append(script);
  }

  function show() {
    if (!rows) return load();
    const wanted = plain(words.value).split(/\s+/).filter(Boolean);
    list.replaceChildren();
    if (!wanted.length && !issuer.value && !year.value) {
      count.textContent = "";
      return;
    }
    const found = rows.filter((row) => (!issuer.value || row.issuer === issuer.value)
      && (!year.value || row.year === year.value) && wanted.every((word) => row.text.includes(word)));
    // An issuer or a year is said of a badge, not of a person.
    const asked = wanted.length && !issuer.value && !year.value;
    const persons = asked ? people.filter((person) => wanted.every((word) => person.text.includes(word))) : [];
    const badges = found.length === 1 ? "1 badge" : found.length + " badges";
    const learners = persons.length === 1 ? "1 learner" : persons.length + " learners";
    const total = persons.length + found.length;
    count.textContent = !total ? "Nothing found"
      : (persons.length ? learners + ", " : "") + badges
        + (total > MOST_RESULTS ? "; the first " + MOST_RESULTS + " are shown" : "");
    const root = form.dataset.root.replace(/index\.html$/, "");
    for (const row of [...persons, ...found].slice(0, MOST_RESULTS)) {
      const link = document.createElement("a");
      link.href = root + row.path + form.dataset.ending;
      link.textContent = row.title;
      const aside = document.createElement("span");
      aside.className = "aside";
      aside.textContent = row.aside || [row.holder, row.issuer, row.year, row.outcome].filter(Boolean).join(" · ");
      const item = document.createElement("li");
      item.append(link, " ", aside);
      list.append(item);
    }
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  words.addEventListener("focus", load);
  for (const field of [words, issuer, year]) field.addEventListener("input", show);
})();
