// Learning a few drawings in closed form: the same step as the program's
// (mnist_desktop/samples/closed_form.py, hand.py; docs/hand.md).
//
// The step S added to the weights W of the last layer minimises
//     mean |k S|² + OWN_WEIGHT mean |f S - r|² + PENALTY |S|²
// over kept images (k) and the person's drawings with copies of each (f), both as features with a 1
// behind them: what is kept should be scored as before, the scores of the own drawings change by r.
// Matrices are arrays of rows, Float64Array each.

const OWN_WEIGHT = 2;
const PENALTY = 1e-3;
const MARGIN = 8; // score by which the right digit should exceed every other one
const MAX_LOSS = 5; // validation images that may be misread more than before
const SCALE_STEPS = 20; // shares of the step that are tried: 1, 0.95, ... 0.05
const COPIES = 12;
const MIN_SAMPLES = 6;
const ROUNDS = 3;
const LUCK = 0.05; // from this probability on, as large a difference is put down to luck

/** Lets the network of a page learn; `kept` is what it must not forget, as the program wrote it. */
class HandLearner {
  constructor(model, kept) {
    this.model = model;
    this.kept = kept;
    this.layer = model.network.layer(kept.layer);
    this.features = new WeakMap(); // of drawings, as promises
    const { kernel, bias } = this.layer.weights;
    this.weights = weightRows(kernel, bias); // before it learned
  }

  /** Reads what must not be forgotten, which only learning needs. */
  prepare() {
    if (this.moment) return;
    this.moment = momentFrom(this.kept.moment);
    const features = this.moment.length - 1;
    const values = numbersFrom(this.kept.features.type, this.kept.features.data);
    const row = (all, i) => withOne(all.subarray(i * features, (i + 1) * features));
    this.validation = this.kept.labels.map((label, i) => ({ label, features: row(values, i) }));
    const { letters } = this.kept;
    const drawn = letters ? numbersFrom(letters.features.type, letters.features.data) : [];
    const factors = letters ? numbersFrom(letters.factors.type, letters.factors.data) : [];
    this.letters = Array.from(factors, (factor, i) => ({ factor, features: row(drawn, i) }));
  }

  /** A drawing's features and those of its copies, with a 1 behind each; computed once. */
  featuresOf(drawing) {
    if (!this.features.has(drawing)) this.features.set(drawing, this.compute(drawing.strokes));
    return this.features.get(drawing);
  }

  async compute(strokes) {
    const [given] = this.layer.inputs;
    const features = [];
    for (const one of drawingWithCopies(strokes, COPIES)) {
      features.push(withOne(this.model.network.run(imageFromInk(one), given).get(given).values));
      await nextTask();
    }
    return features;
  }

  /**
   * Learns drawings, `{ label, strokes, round }`: the new weights, and what that brought. Reports
   * the share that is done, and lets the page live meanwhile.
   */
  async learn(drawings, onProgress) {
    this.prepare();
    const samples = [];
    for (const drawing of drawings) {
      samples.push({ label: drawing.label, features: await this.featuresOf(drawing) });
      onProgress(samples.length / (drawings.length + 1));
    }
    const { rounds, areWritten } = roundsOf(drawings);
    const readsRight = (weights, { label, features }) => readAs(features[0], weights) === label;
    const wasRight = samples.map((sample) => readsRight(this.weights, sample));
    const isRight = [];
    for (const round of new Set(rounds)) {
      const others = samples.filter((_, i) => rounds[i] !== round);
      const { weights } = this.refitted(others);
      samples.forEach((sample, i) => {
        if (rounds[i] === round) isRight[i] = readsRight(weights, sample);
      });
      await nextTask();
    }
    const { weights, scale } = this.refitted(samples);
    const count = (isCounted) => samples.filter((_, i) => isCounted(i)).length;
    const gained = count((i) => isRight[i] && !wasRight[i]);
    const lost = count((i) => wasRight[i] && !isRight[i]);
    const result = {
      samples: samples.length,
      before: count((i) => wasRight[i]),
      after: count((i) => isRight[i]),
      gained,
      lost,
      couldBeLuck: signTest(gained, lost) >= LUCK,
      areWritten,
      scale,
      keptCount: this.validation.length,
      keptBefore: this.correct(this.weights),
      keptAfter: this.correct(weights),
      letters: this.letters.length,
      lettersBefore: this.refused(this.weights),
      lettersAfter: this.refused(weights),
    };
    return { weights, result };
  }

  /** Lets the network answer with these weights of its last layer. */
  use(weights) {
    const kernel = Float64Array.from(weights.slice(0, -1).flatMap((row) => [...row]));
    this.layer.setWeights(kernel, weights.at(-1));
  }

  /** The weights after learning samples, and the share of the step that was taken. */
  refitted(samples) {
    const step = this.step(samples);
    const enough = this.correct(this.weights) - MAX_LOSS;
    for (let tried = SCALE_STEPS; tried > 0; tried--) {
      const scale = tried / SCALE_STEPS;
      const weights = this.weights.map((row, i) =>
        row.map((value, j) => value + scale * step[i][j]));
      if (this.correct(weights) >= enough) return { weights, scale };
    }
    return { weights: this.weights, scale: 0 };
  }

  /** The whole step: one linear system. */
  step(samples) {
    const size = this.moment.length;
    const count = samples.reduce((sum, { features }) => sum + features.length, 0);
    const share = OWN_WEIGHT / count;
    const matrix = this.moment.map((row) => Float64Array.from(row));
    const wanted = matrix.map(() => new Float64Array(this.model.classes.length));
    for (let i = 0; i < size; i++) matrix[i][i] += PENALTY;
    for (const { label, features } of samples) {
      for (const one of features) {
        const changes = wantedChanges(scoresOf(one, this.weights), label);
        addOuter(matrix, one, one, share);
        addOuter(wanted, one, changes, share);
      }
    }
    return solved(matrix, wanted);
  }

  /** How many letters are called no digit; the confidence branch multiplies their scores. */
  refused(weights) {
    return this.letters.filter(({ factor, features }) => {
      const scores = scoresOf(features, weights).map((score) => factor * score);
      const probabilities = softmax(scores, this.model.temperature);
      const [digit, runnerUp] = twoLikeliest(probabilities);
      return isRefused(probabilities[digit], probabilities[runnerUp], this.model);
    }).length;
  }

  /** How many validation images are read correctly with these weights. */
  correct(weights) {
    return this.validation.filter(({ features, label }) => readAs(features, weights) === label)
      .length;
  }
}

/** The smallest changes of scores after which the right one leads every other by the margin. */
function wantedChanges(scores, label) {
  const excess = scores.map((score) => score - (scores[label] - MARGIN));
  const falling = [...excess].filter((_, i) => i !== label).sort((a, b) => b - a);
  // If j others are lowered to one level, the right one rises by their excess in all / (j + 1)
  let sum = 0;
  let rise = 0;
  falling.forEach((one, i) => {
    sum += one;
    rise = Math.max(rise, sum / (i + 2));
  });
  return excess.map((one, i) => (i === label ? rise : -Math.max(one - rise, 0)));
}

/** Adds share * a bᵀ to a matrix. */
function addOuter(matrix, a, b, share) {
  a.forEach((value, i) => {
    if (value === 0) return;
    const row = matrix[i];
    const factor = share * value;
    for (let j = 0; j < b.length; j++) row[j] += factor * b[j];
  });
}

/** The solution X of A X = B, A symmetric and positive definite: Cholesky. Overwrites both. */
function solved(a, b) {
  const size = a.length;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      const [rowI, rowJ] = [a[i], a[j]];
      let sum = rowI[j];
      for (let k = 0; k < j; k++) sum -= rowI[k] * rowJ[k];
      rowI[j] = i === j ? Math.sqrt(sum) : sum / rowJ[j];
    }
  }
  const columns = b[0].length;
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < i; k++) subtractRow(b[i], b[k], a[i][k]);
    for (let j = 0; j < columns; j++) b[i][j] /= a[i][i];
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++) subtractRow(b[i], b[k], a[k][i]);
    for (let j = 0; j < columns; j++) b[i][j] /= a[i][i];
  }
  return b;
}

function subtractRow(row, other, factor) {
  for (let j = 0; j < row.length; j++) row[j] -= factor * other[j];
}

/** Second moments, packed as correlations below the diagonal and the root of each square. */
function momentFrom({ roots, correlations }) {
  const root = numbersFrom(roots.type, roots.data);
  const packed = numbersFrom(correlations.type, correlations.data);
  const rows = Array.from(root, () => new Float64Array(root.length));
  let at = 0;
  for (let i = 0; i < root.length; i++) {
    rows[i][i] = root[i] ** 2;
    for (let j = 0; j < i; j++) {
      rows[i][j] = rows[j][i] = (packed[at++] / 32767) * root[i] * root[j];
    }
  }
  return rows;
}

/** Kernel and bias as rows, the bias last. */
function weightRows(kernel, bias) {
  const width = bias.length;
  const rows = Array.from({ length: kernel.length / width }, (_, i) =>
    Float64Array.from(kernel.subarray(i * width, (i + 1) * width)));
  return [...rows, Float64Array.from(bias)];
}

function withOne(features) {
  const longer = new Float64Array(features.length + 1);
  longer.set(features);
  longer[features.length] = 1;
  return longer;
}

function scoresOf(features, weights) {
  const scores = new Float64Array(weights[0].length);
  features.forEach((value, i) => {
    if (value !== 0) subtractRow(scores, weights[i], -value);
  });
  return scores;
}

function readAs(features, weights) {
  return largestOf(scoresOf(features, weights));
}

/** The round of each drawing: as they were written, or dealt where they were not asked for so. */
function roundsOf(drawings) {
  const written = drawings.map(({ round }) => (round === null ? null : (round - 1) % ROUNDS));
  const counts = [0, 1, 2].map((round) => written.filter((one) => one === round).length);
  const present = counts.filter((count) => count > 0);
  const isFair = present.length > 1 && Math.min(...present) >= 0.2 * drawings.length;
  if (isFair && !written.includes(null)) return { rounds: written, areWritten: true };
  const seen = new Map();
  const rounds = drawings.map(({ label }) => {
    const nth = seen.get(label) ?? 0;
    seen.set(label, nth + 1);
    return (nth + label) % ROUNDS;
  });
  return { rounds, areWritten: false };
}

/** The probability that chance alone parts so many images as unevenly: exact, two-sided. */
function signTest(gained, lost) {
  const trials = gained + lost;
  let choices = 1; // of k among trials, over 2 ** trials
  let tail = 0;
  for (let k = 0; k <= trials; k++) {
    if (k >= Math.max(gained, lost)) tail += choices;
    choices *= (trials - k) / (k + 1);
  }
  return Math.min((2 * tail) / 2 ** trials, 1);
}

/** Lets the browser do what waits: paint, and hear the person. */
function nextTask() {
  return new Promise((resolve) => setTimeout(resolve));
}
