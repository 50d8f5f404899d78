/* A second opinion: sentences that read like violations, or like ordinary talk, by what was learned. */

/** Pairs of characters with their weights, out of strings of pairs by weight. */
function pairs(lines) {
  const found = new Map();
  for (const [weight, all] of lines) {
    for (let place = 0; place < all.length; place += 2) found.set(all.slice(place, place + 2), weight);
  }
  return found;
}

/** The sum of the weights of all pairs of a text. */
function sum(weights, text) {
  let found = 0;
  for (let place = 1; place < text.length; place += 1) found += weights.get(text.slice(place - 1, place + 1)) ?? 0;
  return found;
}

/** The weight of the pair of a text that tells most. */
function most(weights, text) {
  let found = -Infinity;
  for (let place = 1; place < text.length; place += 1) {
    found = Math.max(found, weights.get(text.slice(place - 1, place + 1)) ?? 0);
  }
  return text.length > 1 ? found : 0;
}

export class Hunches {
  constructor({ begin, enough, doubt, shared, tells, weights, profiles }, clauseEnd) {
    Object.assign(this, { begin, enough, doubt, shared, tells, clauseEnd });
    this.weights = pairs(weights);
    this.profiles = new Map(Object.entries(profiles).map(([code, lines]) => [code, pairs(lines)]));
  }

  sum(text) {
    return this.begin + sum(this.weights, text);
  }

  /** True for a sentence that reads like a violation. */
  suspects(sentence) {
    return this.sum(sentence) >= this.enough;
  }

  /** True for words that read like ordinary talk with what stands around them, and tell nothing themselves. */
  doubtful(around, words) {
    return this.sum(around) <= this.doubt && most(this.weights, words) < this.tells;
  }

  /** The code of the rule with whose violations a sentence shares most; "" if that is too little. */
  cited(sentence, silent) {
    let best = "";
    let most = 0;
    for (const [code, profile] of this.profiles) {
      const found = silent.has(code) ? 0 : sum(profile, sentence);
      if (found > most) [best, most] = [code, found];
    }
    return most < this.shared ? "" : best;
  }

  /** The clauses of a sentence, one after the other, that read most like a violation together. */
  telling(text, first, last) {
    let [stretch, most] = [[first, last], 0];
    let [begin, run] = [first, 0];
    for (const [start, end] of this.#clauses(text, first, last)) {
      if (run <= 0) [begin, run] = [start, 0];
      run += sum(this.weights, text.slice(start, end));
      if (run > most) [stretch, most] = [[begin, end], run];
    }
    return stretch;
  }

  *#clauses(text, first, last) {
    let start = first;
    for (const one of this.clauseEnd.all(text, first, last)) {
      if (one.index > start) yield [start, one.index];
      start = one.index + one[0].length;
    }
    yield [start, last];
  }
}
