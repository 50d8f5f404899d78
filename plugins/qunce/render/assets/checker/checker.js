/* What the red lines say of a pasted text: the same as `qunce lint-text`, and nothing leaves this page. */

import { Scanner } from "./scanner.js";
import { compare, counter } from "./text.js";

/** Reads the rules once and gives a function that checks a text. */
export async function load(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return checker(await answer.json());
}

/** A function from text, platform, category and day to findings in the order of the text. */
export function checker(data) {
  const scanner = new Scanner(data);
  const blanks = new RegExp(`[${data.space}]+`, "u");

  return (text, { platform = data.anywhere, category = "general", day = today(), explain = false } = {}) => {
    const written = text.replace(/\p{Surrogate}/gu, "\ufffd"); // halves of characters are none
    const place = data.platforms[platform] ?? data.platforms[data.anywhere];
    const where = { ...place, category: data.categories.includes(category) ? category : "general" };
    const laws = (hit) => (hit.rule.basis ?? []).filter((one) => holds(one, day, where.channel));
    const lawful = scanner.scan(written, where).filter((hit) => laws(hit).length);
    const count = counter(written);
    const found = new Map();
    for (const hit of scanner.weighing.toldOnce(lawful, where)) {
      if (hit.cleared && !explain) continue;
      const words = hit.words.split(blanks).filter(Boolean).join(" ");
      const put = (phrase) => phrase.replaceAll("{hit}", () => words);
      const note = explain && data.exemptions.proved.includes(hit.relief?.[0]) ? data.phrases.keep : "";
      const finding = {
        code: hit.rule.code,
        severity: scanner.weighing.weight(hit, where),
        start: count(hit.start),
        end: count(hit.end),
        message: counted(hit, eased(hit, put(form(hit)) + scanner.disguise.told(hit.tricks))),
        mend: ifSo(hit, put(hit.rule.mend).replace(/。+$/, "")),
        why: hit.rule.why,
        article: laws(hit).map((one) => one.text).join("、"),
        ...(hit.cleared ? { cleared: hit.cleared } : {}),
        ...(note ? { note } : {}),
      };
      found.set(JSON.stringify(finding), { finding, words, from: hit.start, to: hit.end, rule: hit.rule });
    }
    return [...found.values()].sort(
      ({ finding: one }, { finding: two }) =>
        one.start - two.start || one.end - two.end || compare(one.code, two.code) || compare(one.message, two.message),
    );
  };

  /** How a hit is told: in the words of its rule, or that it only reads like the rule's violations. */
  function form({ hunch, rule }) {
    return hunch ? data.phrases.hunch.replace("{title}", () => rule.title) : rule.message;
  }

  /** What to write instead; where the words only read like a violation, if they are one. */
  function ifSo({ hunch }, said) {
    return hunch ? data.phrases.ifSo.replace("{mend}", () => said) : said;
  }

  /** What was found, and why it weighs less than usual. */
  function eased(hit, said) {
    if (hit.doubted) said = because(said, data.phrases.doubted);
    if (hit.cleared || !hit.relief) return said;
    return because(said, hit.relief[1]);
  }

  function because(said, reason) {
    return data.phrases.eased.replace("{said}", () => said).replace("{reason}", () => reason);
  }

  /** The same, and how many more words of the rule stand behind. */
  function counted(hit, said) {
    return hit.more ? data.phrases.more.replace("{said}", () => said).replace("{more}", () => hit.more) : said;
  }
}

/** The day in China, where the law is. */
export const today = () =>
  new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai", year: "numeric", month: "2-digit", day: "2-digit" })
    .format(new Date());

function holds(basis, day, channel) {
  return (
    (!basis.from || basis.from <= day) &&
    (!basis.until || day < basis.until) &&
    (!basis.channels || basis.channels.includes(channel))
  );
}
