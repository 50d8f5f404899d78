/* One pass over a text for the words of all rules; only what is found is looked at closely. */

import { Disguise } from "./disguise.js";
import { Exemptions } from "./exemptions.js";
import { Finder } from "./finder.js";
import { Hunches } from "./hunches.js";
import { Characters } from "./normal.js";
import { Expression, before, behind, bisect } from "./text.js";
import { Weighing, allowable } from "./weighing.js";

/** A text in one reading: its sentences, and what stands near a place. */
class Sheet {
  constructor(raw, normal, sentenceEnd) {
    this.raw = raw;
    this.normal = normal;
    this.text = normal.text;
    const ends = [...sentenceEnd.all(this.text)].map((one) => one.index + one[0].length);
    this.bounds = [0, ...ends, this.text.length + 1];
    this.whole = new Map();
  }

  /** The sentence around a place, without its end mark. */
  sentence(place) {
    const number = bisect(this.bounds, place);
    return [this.bounds[number - 1], this.bounds[number] - 1];
  }
}

/** Of so long a word a single character was hardly exchanged by chance. */
const SURE = 3;

const overlap = (one, other) => one.start < other.end && other.start < one.end;

/** Each stretch once, sorted. */
const inOrder = (stretches, order) => [...new Map(stretches.map((one) => [one.join(), one])).values()].sort(order);

/** How many stretches begin behind the one before them, the first behind `last`. */
function apart(stretches, last) {
  let count = 0;
  for (const [start, end] of stretches) {
    if (start < last) continue;
    count += 1;
    last = end;
  }
  return count;
}

/** Rules made ready for scanning. */
export class Scanner {
  constructor(data) {
    this.rules = data.rules;
    this.limits = data.limits;
    this.phrases = data.phrases;
    this.characters = new Characters(data.characters);
    this.disguise = new Disguise(data, this.characters, data.space);
    this.exemptions = new Exemptions(data.exemptions, data.names);
    this.hunches = data.hunches && new Hunches(data.hunches, this.exemptions.says.clauseEnd);
    this.finder = new Finder(data, this.exemptions);
    this.holder = new Expression(data.holders.holder);
    this.types = data.holders.types.map(([form, kind]) => [new Expression(form), kind]);
    this.weighing = new Weighing(data, this.finder.expressions);
    this.ofTricks = this.rules.filter((rule) => rule.step);
  }

  /** Every hit in a text, cleared ones with their reason; `where` is its platform and category. */
  scan(raw, where) {
    const reads = this.rules.map((rule) => this.weighing.speaks(rule, where));
    const sheet = new Sheet(raw, this.characters.normal(raw), this.exemptions.says.sentenceEnd);
    const found = this.finder.find(sheet, [[0, sheet.text.length]], reads);
    const plain = [...found].filter(([number]) => !this.rules[number].disguised);
    let hits = plain.flatMap(([number, candidates]) => this.#judged(sheet, number, candidates, null, where));
    hits = [...hits, ...this.#undisguised(sheet, reads, hits, where)];
    if (this.hunches) {
      hits = hits.map((hit) => (this.#doubtful(sheet, hit, where) ? { ...hit, doubted: true } : hit));
    }
    hits = this.#withoutEchoes(hits, where);
    if (this.hunches) hits = [...hits, ...this.#hunches(sheet, reads, hits, where)];
    hits.sort((one, two) => one.start - two.start || one.number - two.number);
    const until = new Map();
    const whole = [];
    for (const hit of hits) {
      whole.push(hit);
      for (const one of this.#evasions(hit, where)) {
        // the same words may be the fault of several rules
        if (one.start < (until.get(one.rule.code) ?? 0)) continue;
        until.set(one.rule.code, one.end);
        whole.push(one);
      }
    }
    return whole;
  }

  /** What only shows in the second reading of the text. */
  #undisguised(sheet, reads, hits, where) {
    const reading = this.disguise.undisguised(sheet.normal);
    if (!reading) return [];
    const second = new Sheet(sheet.raw, reading.normal, this.exemptions.says.sentenceEnd);
    const windows = new Map(reading.changes.map((one) => second.sentence(one.start)).map((one) => [one[0], one]));
    const found = this.finder.find(second, [...windows.values()], reads);
    return [...found].flatMap(([number, { hits: all, excepted }]) => {
      const { disguised } = this.rules[number];
      const needing = all.filter(([start, end]) =>
        reading.within(start, end).some(({ step, label }) =>
          // a single letter or character may be exchanged by chance: D款, 夏款
          !disguised || (disguised.includes(step) && (end - start >= SURE || !/^[\p{L}\p{N}]→/u.test(label))),
        ),
      );
      const known = hits.filter((one) => one.number === number);
      return this.#judged(second, number, { hits: needing, excepted }, reading, where).filter(
        (hit) => !known.some((one) => overlap(one, hit)),
      );
    });
  }

  /** The same hits; that a word is hidden need not be told where it is a fault anyhow. */
  #withoutEchoes(hits, where) {
    const said = hits.filter((one) => !one.cleared && !one.rule.disguised && !this.weighing.least(one, where));
    return hits.filter((hit) => !hit.rule.disguised || !said.some((one) => overlap(one, hit)));
  }

  /** True for a hit that reads like ordinary talk, together with what stands around it. */
  #doubtful(sheet, hit, where) {
    if (hit.cleared || hit.tricks.length || !allowable(hit) || this.weighing.least(hit, where)) return false;
    const [first, last] = this.#around(sheet, ...hit.at);
    const start = Math.max(first, before(sheet.text, hit.at[0], this.limits.around));
    const end = Math.min(last, behind(sheet.text, hit.at[1], this.limits.around));
    return this.hunches.doubtful(sheet.text.slice(start, end), sheet.text.slice(...hit.at));
  }

  /** Sentences in which nothing else was found, but which read like violations of a rule. */
  #hunches(sheet, reads, hits, where) {
    const found = [];
    const silent = new Set(this.rules.filter((_, number) => !reads[number]).map((one) => one.code));
    for (const [place, first] of sheet.bounds.slice(0, -1).entries()) {
      const last = sheet.bounds[place + 1] - 1;
      const sentence = sheet.text.slice(first, last);
      if (!this.hunches.suspects(sentence)) continue;
      const [begin, stop] = sheet.normal.raw(first, last);
      const here = hits.filter((one) => one.start < stop && begin < one.end);
      if (here.some((one) => !one.cleared && !this.weighing.least(one, where))) continue;
      const code = this.hunches.cited(sentence, silent);
      const number = this.rules.findIndex((one) => one.code === code);
      if (number < 0) continue;
      if (here.some((one) => one.number === number)) continue; // the rule itself has already said why not
      const hit = this.#likely(sheet, number, ...this.hunches.telling(sheet.text, first, last), where);
      if (hit.cleared || !this.weighing.least(hit, where)) found.push(hit);
    }
    return found;
  }

  /** Clauses that read like a violation of a rule, with the reason if they are none. */
  #likely(sheet, number, start, end, where) {
    const rule = this.rules[number];
    const near = this.exemptions.near(sheet.text, start, end, this.#around(sheet, start, end));
    const hit = { ...this.#hit(sheet, number, start, end, []), hunch: true };
    if (rule.exceptions?.some((one) => near.wholeSentence.includes(one))) {
      return { ...hit, cleared: this.phrases.excepted };
    }
    if (this.#excepting(rule, near).next().value) return { ...hit, cleared: this.phrases.patterned };
    return { ...hit, ...this.#reason(rule, sheet, near, where) };
  }

  /** A word spelled so that nobody finds it is a fault of its own. */
  #evasions(hit, where) {
    if (hit.cleared || this.weighing.least(hit, where)) return [];
    const steps = new Set(hit.tricks.map((one) => one.step));
    return this.ofTricks
      .filter((rule) => steps.has(rule.step))
      .map((rule) => {
        const tricks = hit.tricks.filter((one) => one.step === rule.step);
        return { ...hit, rule, tricks, grade: undefined, relief: undefined, more: 0 };
      });
  }

  #judged(sheet, number, { hits, excepted }, reading, where) {
    const rule = this.rules[number];
    const ordered = inOrder(hits, (one, two) => one[0] - two[0] || two[1] - one[1]);
    const longer = inOrder(excepted, (one, two) => one[0] - two[0] || one[1] - two[1]);
    const found = [];
    let last = -1;
    let faults = 0;
    for (const [place, [start, end]] of ordered.entries()) {
      if (faults === this.limits.most) {
        found.at(-1).more = apart(ordered.slice(place), last);
        break;
      }
      if (start < last) continue; // a longer hit of the same rule already covers its beginning
      const near = this.exemptions.near(sheet.text, start, end, this.#around(sheet, start, end));
      let cleared;
      let relief;
      if (this.#covered(longer, start, end)) {
        cleared = this.phrases.excepted;
      } else if (this.#patterned(rule, near)) {
        cleared = this.phrases.patterned;
      } else {
        last = end;
        ({ cleared, relief } = this.#reason(rule, sheet, near, where));
        if (!cleared) faults += 1;
      }
      const hit = this.#hit(sheet, number, start, end, reading ? reading.within(start, end) : []);
      found.push({ ...hit, cleared, relief, grade: this.weighing.grade(rule, near, where) });
    }
    return found;
  }

  /** True when one of the nearest stretches holds start:end. */
  #covered(stretches, start, end) {
    const place = bisect(stretches, start, { key: (one) => one[0] });
    return stretches.slice(Math.max(place - this.limits.near, 0), place).some((one) => end <= one[1]);
  }

  /** The sentence of a hit, as far as anybody still reads it together with the hit. */
  #around(sheet, start, end) {
    const [first, last] = sheet.sentence(start);
    const { far } = this.limits;
    return [
      Math.max(first, before(sheet.text, start, far)),
      Math.max(Math.min(last, behind(sheet.text, end, far)), end),
    ];
  }

  /** Why a hit is no fault, and what makes it none, or a milder one. */
  #reason(rule, sheet, near, where) {
    const relief = this.exemptions.clearing(rule.exempt ?? [], near);
    const cleared = relief ? relief[1] : this.#context(rule, sheet, near, where);
    return { cleared, relief: cleared ? relief : this.exemptions.easing(rule.exempt ?? [], near) };
  }

  #patterned(rule, near) {
    for (const one of this.#excepting(rule, near)) {
      if (one.index <= near.start && near.end <= one.index + one[0].length) return true;
    }
    return false;
  }

  /** What a rule's own exceptions match in the sentence. */
  *#excepting(rule, { text, sentence }) {
    for (const number of rule.exceptPatterns ?? []) yield* this.finder.expressions[number].all(text, ...sentence);
  }

  #context(rule, sheet, near, where) {
    const requires = rule.requires ?? [];
    if (requires.length && !requires.some((one) => this.#has(sheet, one, near, where))) {
      return this.phrases.lacking + requires.map((one) => one.reason).join("、");
    }
    return (rule.clears ?? []).find((one) => this.#has(sheet, one, near, where))?.reason ?? "";
  }

  /** True when something of a context stands near enough. */
  #has(sheet, context, near, where) {
    if (context.categories?.includes(where.category)) return true;
    if (context.within !== "text") {
      return this.#holds(sheet, context, ...(context.within === "sentence" ? near.sentence : near.clause));
    }
    if (!sheet.whole.has(context)) sheet.whole.set(context, this.#holds(sheet, context, 0, sheet.text.length));
    return sheet.whole.get(context);
  }

  #holds(sheet, context, first, last) {
    const part = sheet.text.slice(first, last);
    if (context.words?.some((word) => part.includes(word))) return true;
    if (context.regex !== undefined && this.finder.expressions[context.regex].test(sheet.text, first, last)) return true;
    if (!context.variables) return false;
    const types = this.#typesIn(sheet.raw, ...sheet.normal.raw(first, Math.max(last, first + 1)));
    return context.variables.some((one) => types.has(one));
  }

  /** What the placeholders in a stretch stand for, as far as their names say. */
  #typesIn(raw, start, end) {
    const types = new Set();
    for (const [, ...groups] of this.holder.all(raw, start, end)) {
      const name = groups.find(Boolean);
      for (const [form, kind] of this.types) if (form.test(name)) types.add(kind);
    }
    return types;
  }

  /** A hit at its place in the text as written, with all that it took to see it. */
  #hit(sheet, number, start, end, changes) {
    const [first, last] = sheet.normal.raw(start, end);
    const words = sheet.raw.slice(first, last);
    const plain = words === sheet.text.slice(start, end);
    const all = plain ? changes : [...changes, ...this.disguise.ofCharacters(words)];
    const tricks = [...new Map(all.map(({ step, label }) => [`${step} ${label}`, { step, label }])).values()];
    return { rule: this.rules[number], number, start: first, end: last, at: [start, end], words, tricks };
  }
}
