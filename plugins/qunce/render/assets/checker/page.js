/* The page 查一段话: marks in the text, findings below it, live as one types. */

import { load } from "./checker.js";
import { asText, count, list } from "./findings.js";

const PAUSE = 150;
const NOTHING = "查到的列在这里：哪几个字、怎么改、依据哪一条。点一下就在文字里标出来。";

/** Makes the page live; `tools` are those of every page of the site. */
export async function start(box, { make, copyButton, remember, status }) {
  const [check] = await Promise.all([
    load(new URL("data.json", import.meta.url)),
    dressed(new URL("checker.css", import.meta.url)),
  ]);
  const [form, state, found] = box.children;
  const { text, platform, category } = form.elements;
  const back = form.querySelector(".q-check-back");
  const bar = form.querySelector(".q-tools");
  const handbook = !("alone" in box.dataset); // a site may do without it
  let results = [];

  for (const select of [platform, category]) {
    select.value = remember(`check.${select.name}`);
    if (select.selectedIndex < 0) select.selectedIndex = 0;
  }

  const chosen = (select) => select.selectedOptions[0].textContent;
  let pause = PAUSE;
  const show = () => {
    const began = performance.now();
    const written = text.value;
    results = written.trim()
      ? check(written, { platform: platform.value, category: category.value, explain: true })
      : [];
    const standing = results.filter((one) => !one.finding.cleared);
    back.replaceChildren(...marked(make, written, standing));
    fit(text);
    state.textContent = written.trim() ? count(standing) : "";
    state.className = `q-check-state ${written.trim() ? `is-${worst(standing)}` : ""}`;
    found.replaceChildren(...(written.trim() ? list(make, results, go, handbook) : [make("p", "q-check-none", NOTHING)]));
    for (const button of [copying, clearing]) button.hidden = !written;
    pause = Math.max(PAUSE, 2 * (performance.now() - began)); // a whole book is not read at every letter
  };

  const go = ({ from, to }) => {
    // on a phone the keyboard would cover what there is to see
    if (window.matchMedia("(pointer: fine)").matches) {
      text.focus({ preventScroll: true });
      text.setSelectionRange(from, to);
    }
    const marks = [...back.querySelectorAll("mark")].filter((one) => one.dataset.from >= from && one.dataset.from < to);
    if (marks.length) text.scrollTop = marks[0].offsetTop - text.clientHeight / 2; // the marks follow
    text.scrollIntoView({ block: "nearest", behavior: "smooth" });
    for (const mark of marks) flash(mark);
  };
  const findHere = () => {
    const at = text.selectionStart;
    if (text.selectionEnd !== at) return;
    const cards = [...found.querySelectorAll(".q-check-finding")];
    const here = cards.find((one) => one.dataset.from <= at && at <= one.dataset.to);
    here?.scrollIntoView({ block: "nearest", behavior: "smooth" });
    if (here) flash(here);
  };

  const said = status();
  const copying = copyButton("复制结果", () => ({
    text: asText(text.value, results, `${chosen(platform)}，${chosen(category)}`),
    warning: "",
  }), said);
  const put = (value) => {
    text.value = value;
    show();
    text.focus();
  };
  const plain = (label, act) => {
    const button = make("button", "q-button", label);
    button.type = "button";
    button.addEventListener("click", act);
    return button;
  };
  const clearing = plain("清空", () => put(""));
  bar.append(plain("看个例子", () => put(text.dataset.example)), copying, clearing, said);

  let waiting = 0;
  const soon = (event) => {
    if (event?.isComposing) return; // half a word that is still being spelled is no word
    clearTimeout(waiting);
    waiting = setTimeout(show, pause);
  };
  text.addEventListener("input", soon);
  text.addEventListener("compositionend", () => soon());
  text.addEventListener("click", findHere);
  text.addEventListener("scroll", () => { back.scrollTop = text.scrollTop; });
  window.addEventListener("resize", () => fit(text));
  for (const select of [platform, category]) {
    select.addEventListener("change", () => {
      remember(`check.${select.name}`, select.value);
      show();
    });
  }
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  show();
  (window.requestIdleCallback ?? setTimeout)(() => check(text.dataset.example)); // the first time takes longest
}

/** Draws the eye to something for a moment. */
function flash(node) {
  node.classList.add("is-shown");
  setTimeout(() => node.classList.remove("is-shown"), 1600);
}

/** Resolves once the looks of this page are there. */
function dressed(address) {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = address;
  return new Promise((resolve) => {
    link.onload = link.onerror = resolve;
    document.head.append(link);
  });
}

/** The text with marks where findings stand; where two overlap, the graver one shows. */
function marked(make, text, results) {
  const edges = [...new Set([0, text.length, ...results.flatMap((one) => [one.from, one.to])])];
  edges.sort((one, two) => one - two);
  const parts = edges.slice(0, -1).map((from, number) => {
    const part = text.slice(from, edges[number + 1]);
    const here = results.filter((one) => one.from <= from && from < one.to);
    if (!here.length) return part;
    const mark = make("mark", `is-${worst(here)}`, part);
    mark.dataset.from = from;
    return mark;
  });
  return [...parts, "\n"]; // a last line that is empty is as high as any other
}

const ORDER = ["error", "warning", "info"];

const worst = (results) =>
  ORDER.find((one) => results.some(({ finding }) => finding.severity === one)) ?? "clean";

/** As high as what is written, up to most of the screen. */
function fit(text) {
  text.style.height = "auto";
  text.style.height = `${Math.min(text.scrollHeight + 2, Math.max(window.innerHeight * 0.6, 200))}px`;
}
