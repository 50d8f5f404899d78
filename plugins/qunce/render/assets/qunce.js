/* 群策: copy buttons, fill-in forms, filters, today's page and the door to the checker. Without it everything still reads. */
(() => {
  "use strict";

  const own = document.currentScript?.src;

  const make = (tag, classes, text) => {
    const node = document.createElement(tag);
    if (classes) node.className = classes;
    if (text !== undefined) node.textContent = text;
    return node;
  };

  // the theme gives its search dialog no name for screen readers
  document.querySelector(".md-search[role=dialog]")?.setAttribute("aria-label", "搜索");

  // a written table of many columns becomes cards on a phone: each cell says what it tells
  for (const table of document.querySelectorAll("article table:not([class])")) {
    const names = [...table.querySelectorAll("thead th")].map((cell) => cell.textContent);
    if (names.length < 4) continue;
    table.classList.add("q-written");
    for (const row of table.querySelectorAll("tbody tr")) {
      [...row.cells].forEach((cell, at) => { cell.dataset.label = names[at] ?? ""; });
    }
  }

  // a board wider than the screen opens at today
  for (const board of document.querySelectorAll(".q-sideways")) {
    const now = board.querySelector("th.is-today");
    const names = board.querySelector("th");
    if (now && names) board.scrollLeft = now.offsetLeft - names.offsetWidth;
  }

  /* Copying ------------------------------------------------------------------------------- */

  const byHand = (text) => {
    const area = make("textarea");
    area.value = text;
    area.setAttribute("readonly", "");
    area.style.cssText = "position:fixed;top:0;left:-9999px";
    document.body.append(area);
    area.select();
    area.setSelectionRange(0, text.length);
    let done = false;
    try {
      done = document.execCommand("copy");
    } catch {
      done = false;
    }
    area.remove();
    return done;
  };

  const copy = async (text) => {
    // browsers inside chat apps, and pages opened from disk, often have no clipboard to offer
    if (navigator.clipboard && window.isSecureContext) {
      try {
        await navigator.clipboard.writeText(text);
        return true;
      } catch {
        return byHand(text);
      }
    }
    return byHand(text);
  };

  const copyButton = (label, read, said, main) => {
    const button = make("button", main ? "q-button is-main" : "q-button", label);
    button.type = "button";
    button.addEventListener("click", async () => {
      const { text, warning } = read();
      const done = await copy(text);
      said.textContent = done ? warning || "已复制" : "复制不了，请长按文字手动复制";
      said.classList.toggle("is-warning", !done || Boolean(warning));
      button.textContent = done ? "已复制" : label;
      setTimeout(() => { button.textContent = label; }, 2000);
    });
    return button;
  };

  const status = () => {
    const said = make("span", "q-said");
    said.setAttribute("role", "status");
    return said;
  };

  // without an address in the settings, the address bar knows where the calendars lie
  for (const feed of document.querySelectorAll(".q-feed")) {
    const links = feed.querySelector(".q-feed-links");
    const files = feed.querySelector(".q-feed-more");
    const file = files?.querySelector('a[href$=".ics"]');
    if (!links || links.dataset.copy || !file || !location.protocol.startsWith("http")) continue;
    const subscribe = make("a", "md-button md-button--primary", "订阅");
    subscribe.href = file.href.replace(/^https?:/, "webcal:");
    links.append(subscribe);
    links.dataset.copy = file.href;
    const line = make("p", "q-copy");
    line.append(make("code", "", file.href));
    files.after(line);
  }

  for (const line of document.querySelectorAll("[data-copy]")) {
    const said = status();
    line.append(copyButton("复制链接", () => ({ text: line.dataset.copy }), said), said);
  }

  for (const box of document.querySelectorAll(".q-paste")) {
    const words = box.querySelector("pre");
    const said = status();
    const tools = make("div", "q-tools");
    tools.append(copyButton("复制", () => ({ text: words.textContent }), said, true), said);
    words.after(tools);
  }

  // one week on paper, under the name of its page
  for (const table of document.querySelectorAll(".q-week")) {
    const heading = table.previousElementSibling;
    if (!heading || !/^H[23]$/.test(heading.tagName)) continue;
    const button = make("button", "q-button q-print", "打印这一周");
    button.type = "button";
    button.addEventListener("click", () => {
      const title = document.querySelector("h1")?.childNodes[0]?.textContent ?? "";
      const sheet = make("div", "q-sheet md-typeset");
      const copied = table.cloneNode(true);
      copied.createCaption().textContent = `${title.trim()} ${heading.childNodes[0].textContent.trim()}`;
      sheet.append(copied);
      document.body.append(sheet);
      document.body.classList.add("q-print-one");
      addEventListener("afterprint", () => {
        document.body.classList.remove("q-print-one");
        sheet.remove();
      }, { once: true });
      print();
    });
    table.after(button);
  }

  /* Words with a fill-in form --------------------------------------------------------------- */

  const INPUTS = { number: "decimal", money: "decimal", url: "url" };

  const field = (variable, changed) => {
    const label = make("label", "", variable.title || variable.name);
    let input;
    if (variable.choices) {
      input = make("select");
      input.append(new Option("请选择", ""));
      for (const choice of variable.choices) input.append(new Option(choice, choice));
    } else {
      input = make("input");
      input.type = "text";
      input.placeholder = `如 ${variable.example}`;
      input.autocomplete = "off";
      if (INPUTS[variable.type]) input.inputMode = INPUTS[variable.type];
    }
    if (variable.default) input.value = variable.default;
    input.addEventListener("input", () => changed(variable.name, input.value));
    label.append(input);
    return label;
  };

  // the same script in several groups is filled in once
  const shared = new Map();

  const dress = (box) => {
    const raw = box.querySelector(".q-raw");
    const filled = box.querySelector(".q-filled");
    let variables = [];
    try {
      variables = JSON.parse(box.dataset.form || "[]");
    } catch {
      variables = [];
    }
    const key = `${box.dataset.script || ""} ${box.dataset.form || ""}`;
    const state = shared.get(key) || { values: {}, listeners: [] };
    shared.set(key, state);
    const { values } = state;
    for (const one of variables) if (one.default && !(one.name in values)) values[one.name] = one.default;
    const show = () => {
      for (const mark of raw.querySelectorAll("mark")) {
        const name = mark.dataset.var;
        mark.textContent = values[name] || `{${name}}`;
      }
      if (filled) {
        for (const mark of filled.querySelectorAll("mark")) {
          const known = variables.find((one) => one.name === mark.dataset.var);
          mark.textContent = values[mark.dataset.var] || (known ? known.example : "");
        }
      }
    };
    const missing = () => variables.filter((one) => !values[one.name]).map((one) => one.name);
    const said = status();
    const tools = make("div", "q-tools");
    tools.append(
      copyButton("复制", () => {
        const blank = missing();
        const warning = blank.length ? `已复制，还有 ${blank.length} 个变量没填：${blank.join("、")}` : "";
        return { text: raw.textContent, warning };
      }, said, true),
      said,
    );
    if (variables.length) {
      const form = make("div", "q-form");
      const inputs = {};
      for (const variable of variables) {
        const label = field(variable, (name, value) => {
          values[name] = value.trim();
          for (const listen of state.listeners) listen();
        });
        inputs[variable.name] = label.querySelector("input, select");
        form.append(label);
      }
      state.listeners.push(() => {
        for (const one of variables) {
          const input = inputs[one.name];
          if (input !== document.activeElement) input.value = values[one.name] || "";
        }
        show();
      });
      const fold = make("details", "q-fill");
      const roomy = window.matchMedia("(min-width: 45em)").matches;
      fold.open = roomy && !box.classList.contains("is-compact");
      fold.append(make("summary", "", `填变量（${variables.length} 个）`), form);
      box.append(tools, fold);
      state.listeners[state.listeners.length - 1]();
    } else {
      box.append(tools);
    }
    return tools;
  };

  for (const box of document.querySelectorAll(".q-words")) if (!box.closest("#q-today")) dress(box);

  /* Finding something on a page --------------------------------------------------------------- */

  for (const area of document.querySelectorAll(".q-filter")) {
    const items = [...area.querySelectorAll(area.dataset.filter)];
    if (items.length < 6) continue;
    // some rows know more words than they show
    const texts = items.map((item) => {
      const more = [...item.querySelectorAll("[data-find]")].map((part) => part.dataset.find);
      return [item.textContent, ...more].join(" ").toLowerCase();
    });
    const box = make("div", "q-filter-box");
    const input = make("input");
    input.type = "search";
    input.placeholder = area.dataset.label;
    input.setAttribute("aria-label", area.dataset.label);
    const said = status();
    box.append(input, said);
    area.prepend(box);
    const headings = [...area.querySelectorAll("h2")];
    const between = headings.map((heading) => {
      const inside = [];
      for (let next = heading.nextElementSibling; next && next.tagName !== "H2"; next = next.nextElementSibling) {
        inside.push(next);
      }
      return inside;
    });
    // what a section is called goes for everything in it
    headings.forEach((heading, at) => {
      items.forEach((item, number) => {
        if (between[at].some((part) => part.contains(item))) texts[number] += ` ${heading.textContent.toLowerCase()}`;
      });
    });
    input.addEventListener("input", () => {
      const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      let count = 0;
      items.forEach((item, number) => {
        const fits = words.every((word) => texts[number].includes(word));
        item.hidden = !fits;
        count += fits ? 1 : 0;
      });
      headings.forEach((heading, number) => {
        const some = between[number].some((part) => items.some((item) => !item.hidden && part.contains(item)));
        heading.hidden = !some;
        for (const part of between[number]) part.hidden = !some;
      });
      for (const jump of area.querySelectorAll(".q-jump")) jump.hidden = words.length > 0;
      said.textContent = words.length ? (count ? `找到 ${count} 项` : "没有找到，换个词试试") : "";
    });
  }

  const remember = (name, value) => {
    try {
      if (value === undefined) return localStorage.getItem(`qunce.${name}`) || "";
      localStorage.setItem(`qunce.${name}`, value);
    } catch {
      return "";
    }
    return value;
  };

  /* 查一段话 ------------------------------------------------------------------------------------ */

  const checker = document.getElementById("q-check");
  if (checker && own) {
    const state = checker.querySelector(".q-check-state");
    state.textContent = "正在读规则……";
    import(new URL("checker/page.js", own).href)
      .then(({ start }) => start(checker, { make, copyButton, remember, status }))
      .catch(() => {
        state.textContent = location.protocol === "file:"
          ? "浏览器不让从磁盘打开的网页读规则：在手册的文件夹里运行 qunce serve 再看，或用 qunce lint-text 查"
          : "规则没有读到：刷新一下，或在终端里用 qunce lint-text 查";
      });
  }

  /* 一批人的日历 --------------------------------------------------------------------------------- */

  const cohorts = document.querySelectorAll(".q-cohort");
  if (cohorts.length && own) {
    import(new URL("cohort/page.js", own).href)
      .then(({ start }) => cohorts.forEach((box) => start(box, { make, status })))
      .catch(() => cohorts.forEach((box) => box.append(
        make("p", "q-small", "这里做不了日历，在终端里运行 qunce journey 也一样"),
      )));
  }

  /* 今日工作台 --------------------------------------------------------------------------------- */

  const today = document.getElementById("q-today");
  const source = document.getElementById("q-today-data");
  if (!today || !source) return;
  const data = JSON.parse(source.textContent);

  let shown = data.built;

  const localDate = () => {
    try {
      return new Intl.DateTimeFormat("en-CA", {
        timeZone: data.zone, year: "numeric", month: "2-digit", day: "2-digit",
      }).format(new Date());
    } catch {
      return data.built;
    }
  };
  const shifted = (day, by) => {
    const date = new Date(`${day}T12:00:00Z`);
    date.setUTCDate(date.getUTCDate() + by);
    return date.toISOString().slice(0, 10);
  };
  const inWords = (day) => {
    const date = new Date(`${day}T12:00:00Z`);
    return `${date.getUTCMonth() + 1} 月 ${date.getUTCDate()} 日 周${"日一二三四五六"[date.getUTCDay()]}`;
  };

  // addresses look like this page's own: /today/ or /today.html
  const flat = /today\.html$/.test(location.pathname);
  const up = flat ? "" : "../";
  const end = flat ? ".html" : location.protocol === "file:" ? "/index.html" : "/";
  const unlinked = (today.dataset.unlinked ?? "").split(" "); // pages that this site does not have
  const anchor = (folder, id, text, classes) => {
    if (unlinked.includes(folder)) return make("span", classes, text);
    const link = make("a", classes, text);
    link.href = `${up}${folder}/${id}${end}`;
    return link;
  };

  // what was sent is remembered on this device alone, for the day shown
  const doneToday = () => {
    const [day, ...names] = remember("done").split("|");
    return day === shown ? names : [];
  };
  const isDone = (name) => doneToday().includes(name);
  const setDone = (name, done) => {
    const others = doneToday().filter((one) => one !== name);
    remember("done", [shown, ...others, ...(done ? [name] : [])].join("|"));
  };

  const section = (post) => {
    const [time, group, theme, words, person, send, notes, off] = post;
    const [title, kind, label] = data.themes[theme];
    const box = make("section", `q-task k-${kind}${off ? " is-cancelled" : ""}`);
    const head = make("p", "q-task-head");
    const where = make("span", "q-task-group");
    where.append(anchor("groups", group, data.groups[group]));
    head.append(make("span", "q-at", time), " ", make("span", `q-tag k-${kind}`, label), " ", where);
    const script = words < 0 ? null : data.words[words];
    const name = make("p", "q-task-title");
    name.append(script ? anchor("scripts", script.id, script.title) : anchor("themes", theme, title));
    if (script && script.variant) name.append(`（${script.variant} 版）`);
    const meta = make("p", "q-task-meta");
    meta.append(anchor("themes", theme, title), " · ", anchor("people", person, data.people[person]), ` · ${send}`);
    box.append(head, name, meta);
    for (const note of notes) box.append(make("p", "q-task-note", note));
    if (script) {
      const wording = make("div", "q-words is-compact");
      wording.dataset.form = JSON.stringify(script.form);
      wording.dataset.script = script.id;
      const raw = make("pre", "q-raw");
      for (const piece of script.text) {
        if (typeof piece === "string") {
          raw.append(piece);
        } else {
          const mark = make("mark", "", `{${piece[0]}}`);
          mark.dataset.var = piece[0];
          raw.append(mark);
        }
      }
      wording.append(raw);
      box.append(wording);
      const tools = dress(wording);
      const name = `${time} ${group} ${theme}`;
      const sent = make("button", "q-button", "标为已发");
      sent.type = "button";
      const mark = () => {
        const done = isDone(name);
        box.classList.toggle("is-done", done);
        sent.textContent = done ? "已发 ✓ 撤销" : "标为已发";
        sent.setAttribute("aria-pressed", String(done));
      };
      sent.addEventListener("click", () => { setDone(name, !isDone(name)); mark(); tell(); });
      tools.append(sent);
      mark();
    }
    return box;
  };

  const choice = (label, entries, key) => {
    const box = make("label", "", label);
    const select = make("select");
    select.append(new Option("全部", ""));
    for (const [id, name] of entries) select.append(new Option(name, id));
    select.value = remember(key);
    if (select.selectedIndex < 0) select.value = "";
    box.append(select);
    return [box, select];
  };

  const bar = make("div", "q-today-bar");
  const back = make("button", "", "前一天");
  const forth = make("button", "", "后一天");
  back.type = forth.type = "button";
  const heading = make("p", "q-today-date");
  const who = make("div", "q-today-who");
  const [personBox, person] = choice("我是", Object.entries(data.people), "person");
  const [groupBox, group] = choice("社群", Object.entries(data.groups), "group");
  who.append(personBox, groupBox);
  bar.append(back, heading, forth, who);
  const list = make("div", "q-today-list");
  const tally = make("p", "q-said q-today-tally");
  tally.setAttribute("role", "status");
  const MOST = 150;

  const tell = () => {
    const all = list.querySelectorAll(".q-task:not(.is-cancelled)").length;
    const done = list.querySelectorAll(".q-task.is-done").length;
    tally.textContent = all ? `${all} 条，已发 ${done} 条` : "";
  };

  shown = localDate();
  if (shown < data.built || shown > shifted(data.built, 13)) shown = data.built;

  const render = () => {
    for (const state of shared.values()) state.listeners.length = 0;
    heading.replaceChildren(make("span", "q-when", inWords(shown)));
    if (shown === localDate()) heading.append(" ", make("span", "q-tag is-now", "今天"));
    back.disabled = shown <= data.built;
    forth.disabled = shown >= shifted(data.built, 13);
    const parts = [];
    for (const [title, kind, advice] of data.named[shown] || []) {
      const note = make("p", "q-today-note");
      note.append(make("span", `q-day d-${kind}`, title), " ", advice);
      parts.push(note);
    }
    const posts = (data.days[shown] || []).filter(
      (post) => (!person.value || post[4] === person.value) && (!group.value || post[1] === group.value),
    );
    for (const post of posts.slice(0, MOST)) parts.push(section(post));
    if (posts.length > MOST) {
      parts.push(make("p", "q-today-none", `一共 ${posts.length} 条，先列前 ${MOST} 条；在上面选人或选群。`));
    }
    if (!posts.length) {
      const late = shown > data.last ? "这一天还没有展开排期，请更新网站后再看。" : "这一天没有要发的帖子。";
      parts.push(make("p", "q-today-none", late));
    }
    list.replaceChildren(...parts);
    tell();
  };

  back.addEventListener("click", () => { shown = shifted(shown, -1); render(); });
  forth.addEventListener("click", () => { shown = shifted(shown, 1); render(); });
  person.addEventListener("change", () => { remember("person", person.value); render(); });
  group.addEventListener("change", () => { remember("group", group.value); render(); });
  today.replaceChildren(bar, tally, list);
  render();
})();
