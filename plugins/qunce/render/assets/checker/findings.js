/* Findings as a person reads them: on the page, and as text to pass on. */

const NAMES = { error: "错误", warning: "警告", info: "提示" };

/** How many of each weight, in one line. */
export function count(results) {
  const parts = Object.entries(NAMES)
    .map(([severity, name]) => [name, results.filter((one) => one.finding.severity === severity).length])
    .filter(([, number]) => number)
    .map(([name, number]) => `${name} ${number} 处`);
  return parts.length ? parts.join("，") : "没有查出问题";
}

/** The findings by weight and place, and below them what was looked at and cleared. */
export function list(make, results, go, handbook = true) {
  const standing = results.filter((one) => !one.finding.cleared);
  const cleared = results.filter((one) => one.finding.cleared);
  const parts = byWeight(standing).map((one) => card(make, one, go, handbook));
  if (!parts.length) parts.push(make("p", "q-check-none", "字面上没有踩红线。事实是不是这样，还要人来核对。"));
  if (cleared.length) {
    const fold = make("details", "q-check-cleared");
    fold.append(make("summary", "", `看过而不算的 ${cleared.length} 处`));
    const items = make("ul");
    for (const one of cleared) {
      const item = make("li");
      const keep = one.finding.note ? `；${one.finding.note}` : "";
      item.append(place(make, one, go), make("span", "", `——不算，因为${one.finding.cleared}${keep}`));
      items.append(item);
    }
    fold.append(items);
    parts.push(fold);
  }
  return parts;
}

function byWeight(results) {
  const order = Object.keys(NAMES);
  const weight = (one) => order.indexOf(one.finding.severity);
  return [...results].sort((one, two) => weight(one) - weight(two) || one.from - two.from);
}

function card(make, result, go, handbook) {
  const { finding, rule } = result;
  const box = make("section", `q-check-finding is-${finding.severity}`);
  const head = make("p", "q-check-head");
  const link = make(handbook ? "a" : "span", "q-code", finding.code);
  if (handbook) link.href = page(finding.code);
  link.title = `规则手册：${rule.title}`;
  head.append(make("span", `q-tag s-${finding.severity}`, NAMES[finding.severity]), place(make, result, go), link);
  box.dataset.from = result.from;
  box.dataset.to = result.to;
  box.append(head, line(make, "改法", finding.mend, "is-mend"), line(make, "原因", finding.why + law(finding)));
  if (finding.note) box.append(line(make, "留证", finding.note));
  return box;
}

function line(make, name, said, classes = "") {
  const box = make("p", `q-check-line ${classes}`);
  box.append(make("span", "", name), said);
  return box;
}

const law = ({ article }) => (article ? `（${article}）` : "");

/** What was found, as a button that shows it in the text. */
function place(make, result, go) {
  const button = make("button", "q-check-words", result.finding.message);
  button.type = "button";
  button.title = "在上面的文字里找到它";
  button.addEventListener("click", () => go(result));
  return button;
}

/** The handbook's page of a rule: addresses look like this page's own, /check/ or /check.html. */
function page(code) {
  const flat = /check\.html$/.test(location.pathname);
  return `${flat ? "" : "../"}rules/${code.toLowerCase()}${flat ? ".html" : "/"}`;
}

/** What was found, to pass on in a chat or a review. */
export function asText(text, results, where) {
  const standing = byWeight(results.filter((one) => !one.finding.cleared));
  const lines = standing.map(({ finding }, number) => {
    const head = `${number + 1}. ${NAMES[finding.severity]}：${finding.message}（${finding.code}）`;
    return [head, `   改法：${finding.mend}`, `   原因：${finding.why}${law(finding)}`].join("\n");
  });
  return [text.trim(), `查一段话（${where}）：${count(standing)}`, ...lines].join("\n\n");
}
