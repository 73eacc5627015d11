// Searches a showcase: all words must stand in what is known of a learner, a badge or what badges have in common. The index is
// loaded when the search is first used.
"use strict";

(() => {
  const MOST_RESULTS = 100;
  // How many of each group are shown at the least, when not all can be.
  const SHARE = 15;
  // How many lines fill a screen: the others follow once these are seen.
  const FIRST_LINES = 30;
  const form = document.getElementById("search");
  if (!form) return;
  form.hidden = false;
  const words = document.getElementById("search-words");
  const filters = ["issuer", "year", "outcome"].map((name) => document.getElementById("search-" + name));
  const count = document.getElementById("search-count");
  const results = document.getElementById("search-results");
  let index = null;
  let isLoading = false;

  const LETTERS = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i", "’": "'" };
  // Without accents and case, as people type.
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
    .replace(/[ßæœøłđðþı’]/g, (letter) => LETTERS[letter]);

  // The slugs that the index leaves out: see `plainSlug` in SearchIndex.swift.
  const slugOf = (name, limit) => name.replace(/['’]/g, "").replace(/[^A-Za-z0-9]+/g, "-").replace(/^-/, "").slice(0, limit)
    .replace(/-$/, "").toLowerCase();

  window.lapelSearchIndex = (data) => {
    const named = (entries, folder) => entries.map((entry) => {
      const [title, slug, aside] = [entry].flat();
      return { title, aside, text: plain(aside ? title + " " + aside : title), path: folder + (slug || slugOf(title, 64)) + "/" };
    });
    const learners = named(data.learners, "learners/");
    const issuers = named(data.issuers, "issuers/");
    const skills = named(data.skills, "skills/");
    const stacks = data.stacks.map(([title, learner, toward, slug]) => ({
      title, aside: [learners[learner].title, toward && "toward " + toward].filter(Boolean).join(" · "),
      text: [plain(title), plain(toward || ""), learners[learner].text].join(" "),
      path: learners[learner].path + "stacks/" + (slug || slugOf(title, 64)) + "/",
    }));
    const kindSlugs = new Map(data.kindSlugs);
    let place = 0;
    const kinds = data.kindIssuers.map((issuer, kind) => {
      const title = data.titles[kind];
      const ofSkills = data.kindSkills.slice(place, place += data.skillCounts[kind]);
      const skillText = ofSkills.map((skill) => " " + skills[skill].text).join("");
      return {
        title, issuer, skills: ofSkills, skillText, aside: issuers[issuer]?.title,
        text: plain(title) + skillText + (issuer < 0 ? "" : " " + issuers[issuer].text),
        path: "badges/" + (kindSlugs.get(kind) || slugOf(title, 64)) + "/",
      };
    });
    // What badges are called: the names of their kinds, then those that differ from the kind's.
    const stems = new Map(data.stems);
    const titles = [];
    data.titles.forEach((title, number) => {
      const kind = number < kinds.length ? number : data.variantKinds[number - kinds.length];
      const stem = stems.get(number) ?? (number === kind ? slugOf(title, 48) : titles[kind].stem);
      titles.push({ title, kind, stem, text: plain(title) + kinds[kind].skillText });
    });
    const size = data.holders.length;
    const badges = {
      learner: new Int32Array(size), title: new Int32Array(size), issuer: new Int32Array(size),
      year: Int32Array.from(data.badgeYears), outcome: Int32Array.from(data.badgeOutcomes), slug: [],
    };
    const otherIssuers = new Map(data.badgeIssuers);
    const otherSlugs = new Map(data.badgeSlugs);
    place = 0;
    data.counts.forEach((count, title) => {
      let learner = 0;
      for (let left = count; left > 0; left--) {
        const badge = badges.slug.length;
        learner += data.holders[badge];
        badges.learner[badge] = learner;
        badges.title[badge] = title;
        badges.issuer[badge] = otherIssuers.get(badge) ?? kinds[titles[title].kind].issuer;
        badges.slug.push(otherSlugs.get(badge) ?? titles[title].stem + "-" + data.ends.slice(place, place += 8));
      }
    });
    index = { learners, kinds, skills, issuers, stacks, titles, badges, years: data.years, outcomes: data.outcomes };
    show();
  };

  function load() {
    if (index || isLoading) return;
    isLoading = true;
    const script = document.createElement("script");
    // A browser that kept the index of an older build asks anew.
    script.src = form.dataset.index + "?" + form.dataset.version;
    script.onerror = () => {
      isLoading = false;
      count.textContent = "The index of the search cannot be read.";
    };
    document.head.append(script);
  }

  // What is found, by group: lists of what `line` makes an entry of.
  function find(wanted, chosen) {
    const { badges, titles } = index;
    const isFiltered = chosen.some((choice) => choice !== null);
    const [issuer, year, outcome] = chosen;
    const inAll = (item) => wanted.every((word) => item.text.includes(word));
    // For each word, in which learners, names and issuers it stands: badges only look it up.
    const places = (items) => wanted.map((word) => Uint8Array.from(items, (item) => item.text.includes(word)));
    const [byLearner, byTitle, byIssuer] = [index.learners, titles, index.issuers].map(places);
    const seen = { learners: new Set(), kinds: new Set(), issuers: new Set(), skills: new Set() };
    const foundBadges = [];
    for (let badge = 0; badge < badges.slug.length; badge++) {
      const ownIssuer = badges.issuer[badge];
      if (issuer !== null && ownIssuer !== issuer) continue;
      if (year !== null && badges.year[badge] !== year) continue;
      if (outcome !== null && badges.outcome[badge] !== outcome) continue;
      const learner = badges.learner[badge];
      const title = badges.title[badge];
      if (isFiltered) {
        seen.learners.add(learner);
        seen.kinds.add(titles[title].kind);
        seen.issuers.add(ownIssuer);
      }
      let word = 0;
      while (word < wanted.length && (byLearner[word][learner] || byTitle[word][title] || byIssuer[word][ownIssuer])) word++;
      if (word === wanted.length) foundBadges.push(badge);
    }
    // Filters alone ask for badges.
    if (!wanted.length) return { learners: [], kinds: [], skills: [], issuers: [], stacks: [], badges: foundBadges };
    for (const kind of seen.kinds) for (const skill of index.kinds[kind].skills) seen.skills.add(skill);
    const group = (name) => index[name].filter((item, number) => (!isFiltered || seen[name].has(number)) && inAll(item));
    return {
      learners: group("learners"), kinds: group("kinds"), skills: group("skills"), issuers: group("issuers"),
      // Of a stack's badges the index knows nothing.
      stacks: isFiltered ? [] : index.stacks.filter(inAll), badges: foundBadges,
    };
  }

  const NAMES = {
    learners: ["learner", "learners", "Learners"], kinds: ["kind of badge", "kinds of badges", "Kinds of badges"],
    skills: ["skill", "skills", "Skills"], issuers: ["issuer", "issuers", "Issuers"], stacks: ["stack", "stacks", "Stacks"],
    badges: ["badge", "badges", "Badges"],
  };
  const counted = (group, items) => items.length + " " + NAMES[group][items.length === 1 ? 0 : 1];

  // A badge by its number, as an item like those of other groups.
  function badgeItem(badge) {
    const { learners, issuers, titles, years, outcomes, badges } = index;
    const learner = learners[badges.learner[badge]];
    return {
      title: titles[badges.title[badge]].title, path: learner.path + "badges/" + badges.slug[badge] + "/",
      aside: [learner.title, issuers[badges.issuer[badge]]?.title, years[badges.year[badge]], outcomes[badges.outcome[badge]]]
        .filter(Boolean).join(" · "),
    };
  }

  function line(item) {
    const link = document.createElement("a");
    link.href = form.dataset.root.replace(/index\.html$/, "") + item.path + form.dataset.ending;
    link.textContent = item.title;
    link.dir = "auto";
    const entry = document.createElement("li");
    entry.append(link);
    if (item.aside) {
      const aside = document.createElement("span");
      aside.className = "aside";
      aside.dir = "auto";
      aside.textContent = item.aside;
      entry.append(" ", aside);
    }
    return entry;
  }

  // How many of each group to show: all if they are not too many, else a share of each, and of badges what is left.
  function shares(groups) {
    const room = groups.map(([, items]) => Math.min(items.length, SHARE));
    let left = MOST_RESULTS - room.reduce((sum, own) => sum + own, 0);
    for (let group = groups.length - 1; group >= 0; group--) {
      const more = Math.min(left, groups[group][1].length - room[group]);
      room[group] += more;
      left -= more;
    }
    return room;
  }

  function list(groups) {
    const room = shares(groups);
    let left = FIRST_LINES;
    const later = [];
    results.replaceChildren(...groups.map(([group, items], number) => {
      const section = document.createElement("section");
      const heading = document.createElement("h2");
      heading.textContent = NAMES[group][2] + (room[number] < items.length ? ": the first " + room[number] + " of " + items.length : "");
      const lines = document.createElement("ul");
      lines.className = "skills";
      const add = (from, to) => lines.append(
        ...items.slice(from, to).map((item) => line(group === "badges" ? badgeItem(item) : item)));
      const first = Math.min(left, room[number]);
      left -= first;
      add(0, first);
      if (first < room[number]) later.push(() => add(first, room[number]));
      section.append(heading, lines);
      return section;
    }));
    results.setAttribute("aria-busy", String(later.length > 0));
    const [own] = results.children;
    if (later.length) requestAnimationFrame(() => setTimeout(() => {
      // Meanwhile something else may have been asked for.
      if (results.firstElementChild !== own) return;
      for (const addLines of later) addLines();
      results.setAttribute("aria-busy", "false");
    }));
  }

  function show() {
    const wanted = [...new Set(plain(words.value).split(/\s+/).filter(Boolean))];
    const chosen = filters.map((filter) => (filter.value === "" ? null : Number(filter.value)));
    if (!wanted.length && chosen.every((choice) => choice === null)) {
      count.textContent = "";
      list([]);
    } else if (!index) {
      count.textContent = "The index of the search is being read.";
      load();
    } else {
      const groups = Object.entries(find(wanted, chosen)).filter(([, items]) => items.length);
      const total = groups.reduce((sum, [, items]) => sum + items.length, 0);
      count.textContent = !total ? "Nothing found" : groups.map(([group, items]) => counted(group, items)).join(", ")
        + (total > MOST_RESULTS ? "; " + MOST_RESULTS + " of them are shown" : "");
      list(groups);
    }
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  words.addEventListener("focus", load);
  for (const field of [words, ...filters]) field.addEventListener("input", show);
  // A visitor who comes back finds the words as they were.
  window.addEventListener("pageshow", show);
})();
