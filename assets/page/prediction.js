// What ten scores amount to: the rules of the program (mnist_desktop/recognition/classifier.py).

const MIN_PAIR_SHARE = 0.75; // of the two likeliest digits; below it, it resembles no digit
const MAX_SCORE = 1e30; // so that the difference of two is finite

/** `model` has `classes`, `isDigits`, `temperature`, `threshold` and `canRefuse`. */
function predictionOf(scores, image, model) {
  const finite = Float64Array.from(scores, finiteScore);
  const probabilities = softmax(finite.subarray(0, model.classes.length), model.temperature);
  const [digit, runnerUp] = twoLikeliest(probabilities);
  const confidence = probabilities[digit];
  const isBlank = image.every((value) => value === 0);
  const isAccepted = confidence >= model.threshold && !isBlank;
  const isNone = isBlank || isRefused(confidence, probabilities[runnerUp], model);
  return {
    image, probabilities, digit, runnerUp, confidence, isAccepted,
    isRefused: model.canRefuse && isNone,
  };
}

/** Whether it resembles no digit: not accepted, and not even one of the two likeliest. */
function isRefused(confidence, next, { threshold }) {
  return confidence < threshold && confidence + next < MIN_PAIR_SHARE;
}

/** The same prediction as one of several digits, which is neither accepted nor refused. */
function ofSeveral(prediction) {
  return { ...prediction, isAccepted: false, isRefused: false, isSeveral: true };
}

function finiteScore(score) {
  return Number.isNaN(score) ? 0 : clamp(score, -MAX_SCORE, MAX_SCORE);
}

function softmax(scores, temperature) {
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp((score - most) / temperature));
  const sum = powers.reduce((total, power) => total + power);
  return powers.map((power) => power / sum);
}

/** The places of the largest and the second largest value; the first of equal ones. */
function twoLikeliest(values) {
  const first = largestOf(values);
  return [first, largestOf(values.map((value, i) => (i === first ? -1 : value)))];
}

function largestOf(values) {
  let best = 0;
  values.forEach((value, i) => {
    if (value > values[best]) best = i;
  });
  return best;
}
