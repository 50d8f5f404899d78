/* Reasons for which a found word is no fault, each decided near the word. */

import { Expression, before, behind } from "./text.js";

/** A hit with its sentence and its clause, in normalised text. */
export class Near {
  #clause;

  constructor(text, start, end, sentence, clauseEnd) {
    this.text = text;
    this.start = start;
    this.end = end;
    this.sentence = sentence;
    this.clauseEnd = clauseEnd;
  }

  /** The stretch between commas around the hit, never beyond its sentence. */
  get clause() {
    if (!this.#clause) {
      const [first, last] = this.sentence;
      let begin = first;
      for (const one of this.clauseEnd.all(this.text, first, this.start)) begin = one.index + one[0].length;
      const stop = this.clauseEnd.search(this.text, this.end, last);
      this.#clause = [begin, stop ? stop.index : last];
    }
    return this.#clause;
  }

  /** The clause up to the hit. */
  get before() {
    return this.text.slice(this.clause[0], this.start);
  }

  get words() {
    return this.text.slice(this.start, this.end);
  }

  get wholeClause() {
    return this.text.slice(...this.clause);
  }

  get wholeSentence() {
    return this.text.slice(...this.sentence);
  }
}

export class Exemptions {
  constructor(data, names) {
    this.clear = Object.entries(data.clear);
    this.ease = Object.entries(data.ease);
    this.quotes = Object.entries(data.quotes);
    this.around = data.around;
    this.weights = data.weights;
    this.checks = data.checks;
    this.names = names ? new Expression(names) : null;
    this.says = {};
    for (const [name, source] of Object.entries(data.expressions)) this.says[name] = new Expression(source);
  }

  near(text, start, end, sentence) {
    return new Near(text, start, end, sentence, this.says.clauseEnd);
  }

  /** The first reason among `kinds` for which a hit is no fault: its name and label, if any. */
  clearing(kinds, near) {
    return this.clear.find(([kind]) => kinds.includes(kind) && this[kind](near));
  }

  /** The first reason among `kinds` for which a fault weighs less, if any. */
  easing(kinds, near) {
    return this.ease.find(([kind]) => kinds.includes(kind) && this[kind](near));
  }

  name(near) {
    if (!this.names) return false;
    const found = [...this.names.all(near.text, ...near.sentence)];
    return found.some((one) => one.index <= near.start && near.start < one.index + one[0].length);
  }

  negation(near) {
    return this.#denied(near) || this.#disowned(near) || this.#refused(near) || this.#reported(near);
  }

  /** True when its clause forbids or denies a hit before it comes to it. */
  #denied({ before, words, text, start, end, sentence: [, last] }) {
    const { counter, forbids, denies, not, lacks, comma, unless } = this.says;
    if (counter.test(before)) return false;
    if (forbids.test(before) || denies.test(before)) return true;
    if (before && lacks.match(text, start - 1)) return true;
    return not.test(before) && !comma.test(words) && !unless.match(text, end, last);
  }

  /** True when a sentence says that nobody does so, or that it is not true. */
  #disowned({ text, end, sentence: [first, last] }) {
    return this.says.disowns.match(text, end, last) !== null || this.says.gainsays.test(text, first, last);
  }

  /** True when somebody asked for it and was told no. */
  #refused({ text, end, sentence: [first, last] }) {
    const { asked, refused, refusal } = this.says;
    return asked.test(text, first, end) && (refused.test(text, end, last) || refusal.match(text, last) !== null);
  }

  /** True when a sentence tells of the swindles of others. */
  #reported({ text, sentence: [first, last] }) {
    return this.says.reports.test(text, first, last);
  }

  quotation(near) {
    return this.#reported(near) || this.#quoted(near);
  }

  #quoted({ text, start, end, sentence: [first, last] }) {
    if (!this.says.quote.test(text, first, end)) return false;
    return this.quotes.some(([opening, closing]) => {
      const begin = text.slice(first, end).lastIndexOf(opening) + first;
      if (begin < first || text.slice(begin + 1, start).includes(closing)) return false;
      let stop = text.slice(0, last).indexOf(closing, end - 1); // the mark may be a hit's last character
      const outside = stop >= 0 && begin < start;
      // a hit that goes on behind the quotation
      if (stop < 0) stop = text.slice(0, end).indexOf(closing, begin + 1);
      if (stop < 0) return false;
      if (opening === "《" && outside) return true;
      const around = `${text.slice(first, begin)}\n${text.slice(stop + 1, last)}`;
      // a hit that holds the quotation mark says more than what is quoted
      const spoken = outside ? this.says.mention : this.says.nothing;
      return spoken.test(around) && !this.says.claimed.test(text, first, begin);
    });
  }

  aim({ before }) {
    return this.says.aim.test(before);
  }

  opinion({ text, start, end, sentence: [first, last] }) {
    const { asking, rhetoric, question } = this.says;
    if (this.#answered(text, end, last)) return false;
    if (asking.test(text, first, start)) return true;
    const asked = text[last] === "？" || text[last] === "?";
    return asked && !rhetoric.test(text, first, last) && question.test(text, first, last);
  }

  /** True when the answer stands right behind the question, or behind a comma in it. */
  #answered(text, end, last) {
    const { answer, pause } = this.says;
    if ((text[last] === "？" || text[last] === "?") && answer.match(text, last + 1)) return true;
    return [...pause.all(text, end, last)].some((one) => answer.match(text, one.index + one[0].length, last));
  }

  own({ wholeClause }) {
    return this.says.own.test(wholeClause) && this.says.number.test(wholeClause);
  }

  tips(near) {
    const { text, end } = near;
    if (this.says.tipNouns.match(text, end, near.sentence[1])) return true;
    return text[end] !== "的" && text[end - 1] !== "的" && this.says.tips.test(near.before);
  }

  account({ text, start, end, words, wholeSentence }) {
    const { account, spoken, meant, ownAnswer } = this.says;
    const [ahead] = text.slice(before(text, start, this.around), start).split("\n").slice(-1);
    const [after] = text.slice(end, behind(text, end, this.around)).split("\n");
    if (!account.test(ahead + words + after)) return false;
    return spoken.test(ahead) || !(meant.test(wholeSentence) || ownAnswer.test(ahead));
  }

  standard({ words, wholeSentence }) {
    return this.says.grade.test(words) && this.says.standard.test(wholeSentence);
  }

  honour(near) {
    return this.title(near) && this.says.issuer.test(near.wholeSentence);
  }

  title({ text, words, end, sentence }) {
    return words.endsWith("级") && this.says.honour.match(text.slice(end, sentence[1])) !== null;
  }

  facts({ wholeSentence }) {
    const { period, region, source } = this.says;
    return [period, region, source].every((one) => one.test(wholeSentence));
  }

  /** What an expression alone cannot decide: whether the check digit of an identity card is right. */
  "id-card"(words) {
    const digits = words.replace(/[^0-9x]/g, "");
    const total = this.weights.reduce((sum, weight, place) => sum + weight * Number(digits[place]), 0);
    return digits.length === 18 && this.checks[total % 11] === digits[17];
  }
}
