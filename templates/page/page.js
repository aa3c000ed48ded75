"use strict";
(() => {
  const root = document.documentElement;
  root.classList.add("on");
  const $ = (selector, from = document) => from.querySelector(selector);
  const $$ = (selector, from = document) => [...from.querySelectorAll(selector)];
  const tell = (text) => { $("#told").textContent = text; };

  // what is remembered between visits, where that is allowed
  const memory = {
    get(key) { try { return localStorage.getItem("yoy." + key); } catch { return null; } },
    set(key, value) { try { localStorage.setItem("yoy." + key, value); } catch { /* kept for this visit only */ } },
  };
  for (const name of ["colors", "view", "paper"]) {
    const wanted = memory.get(name);
    for (const input of $$(`input[name=${name}]`)) {
      if (input.id === wanted) input.checked = true;
      input.addEventListener("change", () => { memory.set(name, input.id); drawMap(); });
    }
  }

  // ---- the table of figures
  const table = $("#figure-table");
  const rows = $$("tbody tr", table);
  const said = new Map(rows.map((row) => [row, row.textContent.toLowerCase()]));
  const find = $("#find");
  const filters = { status: $("#by-status"), stance: $("#by-stance"), section: $("#by-section") };
  const shown = $("#shown");
  const filter = () => {
    const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const row of rows) {
      const fits = words.every((word) => said.get(row).includes(word))
        && Object.entries(filters).every(([key, input]) => !input.value || row.dataset[key] === input.value);
      row.hidden = !fits;
      count += fits;
    }
    shown.textContent = shown.dataset.text.replace("{n}", count).replace("{m}", rows.length);
    memory.set(wanted, JSON.stringify([find, ...Object.values(filters)].map((input) => input.value)));
  };
  // what was asked for last time, of this comparison
  const wanted = "wanted." + document.title;
  const ask = (values) => {
    [find, ...Object.values(filters)].forEach((input, k) => { input.value = values[k] ?? ""; });
    filter();
  };
  find.addEventListener("input", filter);
  Object.values(filters).forEach((input) => input.addEventListener("change", filter));
  $("#all").addEventListener("click", () => ask([]));
  try { ask(JSON.parse(memory.get(wanted) || "[]")); } catch { ask([]); }

  const number = (text) => {
    const found = text.replace(/,/g, "").replace(/−/g, "-").match(/-?\d+(\.\d+)?/);
    return found ? Number(found[0]) : Number.NEGATIVE_INFINITY;
  };
  const heads = $$("thead th", table);
  heads.forEach((head, k) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const up = head.getAttribute("aria-sort") === "descending";
      heads.forEach((other) => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", up ? "ascending" : "descending");
      const relative = head === heads.findLast((h) => h.classList.contains("num"));
      const key = (row) => {
        const cell = row.cells[k];
        if (relative) return row.dataset.weight ? Number(row.dataset.weight) : Number.NEGATIVE_INFINITY;
        if (head.classList.contains("num")) return number(cell.title || cell.textContent);
        return cell.textContent.trim();
      };
      const compare = (a, b) => typeof a === "number" ? a - b : a.localeCompare(b, "zh-CN");
      const sorted = rows.map((row) => [key(row), row]).sort((a, b) => compare(a[0], b[0]) * (up ? 1 : -1));
      $("tbody", table).append(...sorted.map(([, row]) => row));
    });
  });
  // a table that fits keeps its head in sight; one that doesn't scrolls sideways and keeps its first column
  const fit = () => {
    const box = table.parentElement;
    box.classList.remove("fits");
    box.classList.toggle("fits", box.scrollWidth <= box.clientWidth);
  };
  addEventListener("resize", fit);
  fit();
  const said_in = (cell) => cell.matches("th[scope=row]") ? cell.firstChild.textContent : cell.textContent;
  const columns = heads.map((head, k) => k).filter((k) => !heads[k].matches(".trend"));
  const visible = () => [
    [...columns.map((k) => heads[k].textContent.trim()), filters.section.closest("label").firstChild.textContent.trim()],
    ...$$("tbody tr", table).filter((row) => !row.hidden).map((row) => [
      ...columns.map((k) => said_in(row.cells[k]).trim()), $(".path", row).title,
    ]),
  ];
  const safe = (text) => /^[=+@\t\r]/.test(text) || /^-(?![\d.])/.test(text) ? "'" + text : text;
  const copy = (text) => {
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    if (!done && navigator.clipboard) navigator.clipboard.writeText(text);
    tell("✓");
  };
  $("#copy").addEventListener("click", () => copy(visible().map((row) => row.map(safe).join("\t")).join("\n")));
  $("#save").addEventListener("click", () => {
    const quoted = (text) => `"${safe(text).replace(/"/g, '""')}"`;
    const csv = "\ufeff" + visible().map((row) => row.map(quoted).join(",")).join("\r\n") + "\r\n";
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([csv], { type: "text/csv" }));
    link.download = document.title.replace(/[\\/:*?"<>|\s]+/g, "_") + ".csv";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  });
  for (const button of $$("[data-copy]")) {
    button.addEventListener("click", () => copy($$("li", $("#" + button.dataset.copy)).map((item) => item.firstChild.textContent.trim()).join("\n")));
  }

  // ---- the text
  const texts = () => $$("table.text").filter((one) => one.offsetParent !== null);
  const changes = () => texts().flatMap((one) => $$("tbody tr:is(.edited, .added, .removed)", one));
  let current = null;
  const go = (step) => {
    const all = changes();
    if (!all.length) return;
    let k = current ? all.indexOf(current) + step : step > 0 ? 0 : all.length - 1;
    k = (k + all.length) % all.length;
    if (current) current.classList.remove("current");
    current = all[k];
    current.classList.add("current");
    current.scrollIntoView({ block: "center" });
    tell(`${k + 1} / ${all.length}`);
  };
  const map = $("#map");
  function drawMap() {
    map.replaceChildren();
    const top = texts()[0];
    if (!top) return;
    const marks = document.createDocumentFragment();
    const box = top.getBoundingClientRect();
    for (const row of changes()) {
      const mark = document.createElement("b");
      mark.className = row.classList.contains("added") ? "added" : row.classList.contains("removed") ? "removed" : "";
      mark.style.top = `${(100 * (row.getBoundingClientRect().top - box.top)) / (box.height || 1)}%`;
      mark.addEventListener("click", () => row.scrollIntoView({ block: "center" }));
      marks.append(mark);
    }
    map.append(marks);
  }
  // what has been read: a mark per change, kept for this comparison
  const viewed = $("#viewed");
  const place = "viewed." + document.title;
  let done = new Set();
  try { done = new Set(JSON.parse(memory.get(place) || "[]")); } catch { /* nothing that could be read */ }
  const count = () => {
    const all = changes();
    viewed.textContent = viewed.dataset.text.replace("{n}", all.filter((row) => done.has(row.id)).length).replace("{m}", all.length);
  };
  const view = (row, on) => {
    if (on) done.add(row.id); else done.delete(row.id);
    row.classList.toggle("viewed", on);
    memory.set(place, JSON.stringify([...done]));
    count();
  };
  const offer = () => {
    for (const row of changes()) {
      if ($(".viewed", row)) continue;
      const label = document.createElement("label");
      const box = document.createElement("input");
      box.type = "checkbox";
      box.checked = done.has(row.id);
      label.className = "viewed";
      label.append(box, " " + viewed.dataset.one);
      row.lastElementChild.append(label);
      row.classList.toggle("viewed", box.checked);
      box.addEventListener("change", () => view(row, box.checked));
    }
    count();
  };
  const tick = () => {
    if (!current) return go(1);
    const box = $("label.viewed input", current);
    box.checked = !box.checked;
    view(current, box.checked);
    if (box.checked) go(1);
  };
  new IntersectionObserver(([entry]) => { map.hidden = !entry.isIntersecting; }).observe($("#text"));
  for (const input of $$("input[name=pair], #unfold, tbody.bar input")) input.addEventListener("change", () => { drawMap(); offer(); });
  addEventListener("resize", drawMap);
  (window.requestIdleCallback || setTimeout)(() => { drawMap(); offer(); });

  // a link into the text of other years shows that text
  const reveal = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    const text = target.closest("table.text");
    if (text) {
      const k = [...text.classList].find((name) => /^pair\d+$/.test(name));
      const input = k && document.getElementById(k);
      if (input) input.checked = true;
      const folded = target.closest("tbody.same");
      if (folded) $("input", folded.previousElementSibling).checked = true;
    }
    if (target.hidden) ask([]);
    const details = target.closest("details");
    if (details) details.open = true;
    target.scrollIntoView({ block: target.matches("section") ? "start" : "center" });  // a part is read from its head on
    drawMap();
    if (text) offer();
  };
  addEventListener("hashchange", reveal);
  reveal();

  // ---- keyboard
  const help = $("#help");
  const keys = {
    n: () => go(1), p: () => go(-1), "?": () => help.showModal(),
    "/": () => { find.focus(); find.scrollIntoView({ block: "center" }); },
    s: () => $("#v-side").click(), i: () => $("#v-inline").click(), u: () => $("#unfold").click(),
    v: tick,
  };
  const parts = $$(".top nav a");
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
    if (event.target.matches("input:not([type=radio], [type=checkbox]), select, textarea")) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    const act = keys[event.key] || (parts[event.key - 1] && (() => parts[event.key - 1].click()));
    if (act) { event.preventDefault(); act(); }
  });
  const watch = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      const link = parts.find((part) => part.hash === "#" + entry.target.id);
      if (link) link.toggleAttribute("aria-current", entry.isIntersecting);
    }
  }, { rootMargin: "-20% 0px -70% 0px" });
  $$("main > section").forEach((section) => watch.observe(section));
})();
