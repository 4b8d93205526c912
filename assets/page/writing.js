// The digits that a person is asked to write: three rounds of ten, each in an order of its own that
// the series' name decides. So a series that was begun can be gone on with at any time.

const DIGITS = 10;

/** The name of a series that begins now, as the program names its own. */
function newSeries() {
  const now = new Date();
  const two = (value) => String(value).padStart(2, "0");
  const date = [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join("-");
  const time = [now.getHours(), now.getMinutes(), now.getSeconds()].map(two).join(":");
  return `thirty ${date} ${time}`;
}

/** All that is asked for in a series: `{ digit, round, place }`, rounds and places from 1. */
function promptsOf(series) {
  return Array.from({ length: ROUNDS }, (_, i) => i + 1).flatMap((round) => {
    const random = randomNumbers(crc32(new TextEncoder().encode(`${series} ${round}`)));
    const order = Array.from({ length: DIGITS }, (_, digit) => ({ digit, at: random() }));
    order.sort((a, b) => a.at - b.at);
    return order.map(({ digit }, i) => ({ digit, round, place: i + 1 }));
  });
}

/** What of a series is still to be written. */
function promptsLeft(series, drawings) {
  const isWritten = ({ digit, round }) =>
    drawings.some((one) => one.series === series && one.label === digit && one.round === round);
  return promptsOf(series).filter((prompt) => !isWritten(prompt));
}

/** The newest series of which a part is written; null without one. */
function startedSeries(drawings) {
  const names = drawings.filter(({ round }) => round).map(({ series }) => series);
  const newest = names.filter((name) => name.startsWith("thirty")).sort().at(-1);
  return newest && promptsLeft(newest, drawings).length ? newest : null;
}

/** Asks for one digit after the other on the paper. */
class Writing {
  /** `drawings` is the list that is added to; `onChange` hears of that, `onEnd` of the end. */
  constructor(paper, drawings, onChange, onEnd) {
    this.paper = paper;
    this.drawings = drawings;
    this.onChange = onChange;
    this.onEnd = onEnd;
    this.series = startedSeries(drawings) ?? newSeries();
    this.setAside = paper.strokes;
    this.hasNothing = false;
    paper.reset([]);
    this.show();
    element("prompt").focus(); // a space pressed at once is not for the button that began this
  }

  get prompt() {
    return promptsLeft(this.series, this.drawings)[0];
  }

  /** Takes what is on the paper and asks for the next one. */
  next() {
    this.paper.input.close();
    this.hasNothing = this.paper.isBlank;
    if (!this.hasNothing) {
      const { digit, round } = this.prompt;
      const { strokes, device } = this.paper;
      const date = new Date().toISOString();
      this.drawings.push({ label: digit, strokes, date, series: this.series, round, device });
      this.paper.reset([]);
      this.onChange();
    }
    if (this.prompt) this.show();
    else this.stop();
  }

  /** Deletes the last drawing and asks for it again. */
  back() {
    if (!this.canGoBack) return;
    this.drawings.pop();
    this.hasNothing = false;
    this.paper.reset([]);
    this.onChange();
    this.show();
  }

  get canGoBack() {
    return this.drawings.at(-1)?.series === this.series;
  }

  stop() {
    element("prompt").hidden = true;
    this.paper.reset(this.setAside);
    this.onEnd();
  }

  show() {
    if (!this.prompt) return; // all is written
    const { digit, round, place } = this.prompt;
    element("prompt").hidden = false;
    element("promptWish").textContent = text("prompt", { digit });
    const values = { round, rounds: ROUNDS, place, places: DIGITS };
    const position = text(this.hasNothing ? "nothingYet" : "position", values);
    element("promptPosition").textContent = position;
    element("promptBack").disabled = !this.canGoBack;
  }
}
