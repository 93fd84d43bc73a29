"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const rows = all(".row"), quoted = all(".quoted"), groups = all(".group");
  const kind = byId("kind"), strength = byId("strength"), confidence = byId("confidence");

  const fits = (row) => (!kind.value || row.dataset.kind === kind.value)
    && (!strength || !strength.value || (row.dataset.kind === "commitment" && row.dataset.label === strength.value))
    && Number(row.dataset.confidence) >= Number(confidence.value);

  const filter = () => {
    rows.forEach((row) => { row.hidden = !fits(row); });
    quoted.forEach((part) => {
      const shown = part.dataset.rows.split(" ").some((anchor) => byId(anchor) && !byId(anchor).hidden);
      part.classList.toggle("quiet", !shown);
      if (part.tagName !== "MARK") part.toggleAttribute("hidden", !shown);
    });
    groups.forEach((group) => {
      const own = all(".row", group);
      group.hidden = own.length ? own.every((row) => row.hidden) : all(".quoted:not([hidden])", group).length === 0;
    });
    byId("least").value = (confidence.value / 100).toFixed(2);
    const shown = rows.filter((row) => !row.hidden).length;
    byId("count").textContent = shown === rows.length ? `${shown} rows` : `${shown} of ${rows.length} rows`;
  };

  const reset = () => {
    kind.value = "";
    if (strength) strength.value = "";
    confidence.value = 0;
    filter();
  };

  const scrollPaper = (part) => {
    const paper = part.closest(".source");
    const box = part.getBoundingClientRect(), frame = paper.getBoundingClientRect();
    paper.scrollTop += box.top - frame.top - (frame.height - box.height) / 2;
  };

  const choose = () => {
    const row = byId(location.hash.slice(1));
    if (!row || !row.classList.contains("row")) return;
    if (row.hidden) reset();
    all(".chosen").forEach((part) => part.classList.remove("chosen"));
    row.classList.add("chosen");
    const parts = quoted.filter((part) => part.dataset.rows.split(" ").includes(row.id));
    parts.forEach((part) => part.classList.add("chosen"));
    const near = parts.find((part) => row.closest(".group").contains(part)) || parts[0];
    if (near) scrollPaper(near);
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "center" });
  };

  const step = (event) => {
    const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const row = event.target.closest(".row");
    if (!way || !row) return;
    const shown = rows.filter((other) => !other.hidden);
    const next = shown[shown.indexOf(row) + way];
    if (!next) return;
    event.preventDefault();
    next.querySelector("h3 a").focus();
  };

  byId("filters").hidden = false;
  byId("filters").addEventListener("input", filter);
  byId("filters").addEventListener("submit", (event) => event.preventDefault());
  document.addEventListener("keydown", step);
  window.addEventListener("hashchange", choose);
  filter();
  choose();
})();
