"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const form = byId("filter");
  if (!form) return;
  const words = byId("words"), severity = byId("severity"), rule = byId("rule"), file = byId("file");
  const fields = { words, severity, rule, file };
  const toggle = byId("toggle"), more = byId("more");

  // What the page says is escaped, so that a tag in a stored finding can only be one of ours.
  const plain = (html) => html.replace(/<[^>]*>/g, "")
    .replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&#34;/g, '"').replace(/&#39;/g, "'").replace(/&amp;/g, "&");
  const listed = (section) => Array.from(section.getElementsByClassName("finding"), (element) => ({
    element, rule: element.dataset.rule, severity: element.dataset.severity, said: () => element.textContent,
  }));
  const stored = (html) => html.split("<article ").slice(1).map((text) => ({
    element: null,
    rule: plain(/ data-rule="([^"]*)"/.exec(text)[1]),
    severity: / data-severity="([^"]*)"/.exec(text)[1],
    said: () => plain(`<${text}`),
  }));
  const sections = Array.from(document.querySelectorAll("section.article"), (element) => {
    const store = element.querySelector("script");
    const path = element.dataset.path.toLowerCase();
    return { element, path, store, findings: store ? stored(store.textContent) : listed(element) };
  });
  const total = sections.reduce((sum, section) => sum + section.findings.length, 0);
  const step = sections.reduce((sum, section) => sum + (section.store ? 0 : section.findings.length), 0);
  let most = step;

  const list = (section) => {
    if (!section.store) return;
    section.store.insertAdjacentHTML("afterend", section.store.textContent);
    section.store.remove();
    section.store = null;
    listed(section.element).forEach(({ element }, at) => {
      section.findings[at].element = element;
      element.querySelector("details").open = toggle.getAttribute("aria-pressed") === "true";
    });
  };

  const says = (section, finding, wanted) => {
    finding.text ??= `${section.path} ${finding.said().toLowerCase()}`;
    return wanted.every((word) => finding.text.includes(word));
  };

  const filter = () => {
    const wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
    const path = file.value.trim().toLowerCase();
    const fits = (section, finding) => (!severity.value || finding.severity === severity.value)
      && (!rule.value || finding.rule === rule.value)
      && says(section, finding, wanted);
    let count = 0, shown = 0;
    for (const section of sections) {
      const found = section.path.includes(path) ? section.findings.filter((finding) => fits(section, finding)) : [];
      const here = found.length > 0 && shown < most;
      count += found.length;
      if (here) {
        shown += found.length;
        list(section);
        const fitting = new Set(found);
        for (const finding of section.findings) finding.element.hidden = !fitting.has(finding);
      }
      section.element.hidden = !here;
    }
    tell(count, shown);
  };

  const tell = (count, shown) => {
    const number = (value) => value.toLocaleString("en");
    const all = `${number(total)} ${total === 1 ? "finding" : "findings"}`;
    const found = total === 1 && count ? all : count === total ? `All ${all}` : count ? `${number(count)} of ${all}` : `None of ${all}`;
    byId("shown").textContent = shown < count ? `${found}, the first ${number(shown)} listed` : found;
    if (more) more.hidden = shown >= count;
  };

  // The address keeps what is chosen, so that a selection can be sent and a link can make one.
  const keep = () => {
    const chosen = Object.entries(fields).filter(([, field]) => field.value).map(([name, field]) => [name, field.value]);
    history.replaceState(null, "", `#${new URLSearchParams(chosen)}`);
  };
  const follow = () => {
    const hash = location.hash.slice(1);
    const section = sections.find(({ element }) => element.id === hash);
    if (section) {
      list(section);
      for (const { element } of section.findings) element.hidden = false;
      section.element.hidden = false;
      section.element.scrollIntoView();
    } else if (!hash || hash.includes("=")) {
      const chosen = new URLSearchParams(hash);
      for (const [name, field] of Object.entries(fields)) field.value = chosen.get(name) ?? "";
      most = step;
      filter();
    }
  };

  let waiting = 0;
  const changed = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      most = step;
      filter();
      keep();
    }, 80);
  };
  form.addEventListener("input", changed);
  form.addEventListener("reset", changed);
  form.addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("hashchange", () => {
    follow();
    if (location.hash.includes("=")) byId("findings").focus();
  });
  more?.addEventListener("click", () => {
    most += step;
    filter();
  });

  file.addEventListener("focus", () => {
    const paths = new Set(sections.map((section) => section.element.dataset.path));
    byId("paths").replaceChildren(...Array.from(paths, (path) => new Option(path, path)));
  }, { once: true });

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, select, textarea");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      words.focus();
      words.select();
    }
  });

  toggle.addEventListener("click", () => {
    const open = toggle.getAttribute("aria-pressed") !== "true";
    toggle.setAttribute("aria-pressed", open);
    for (const each of document.querySelectorAll(".finding > details")) each.open = open;
  });

  // Paper can't be opened: all that is printed shows its details.
  let opened = [];
  window.addEventListener("beforeprint", () => {
    opened = Array.from(document.querySelectorAll(".finding:not([hidden]) > details:not([open])"));
    for (const each of opened) each.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const each of opened) each.open = false;
  });

  byId("unlisted")?.remove();
  form.hidden = false;
  if (location.hash && !location.hash.includes("=")) filter();
  follow();
})();
