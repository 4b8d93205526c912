// My hand: writing thirty digits, learning them, keeping and handing on the drawings.

const FILE_NAME = "my-digits.digits";

class HandPanel {
  /** `onAnswerer` hears that another network answers. */
  constructor(model, paper, onAnswerer) {
    this.model = model;
    this.paper = paper;
    this.onAnswerer = onAnswerer;
    this.learner = model.hand.missing ? null : new HandLearner(model, model.hand);
    this.drawings = this.learner ? keptDrawings() : [];
    this.learned = this.learner && keptHand(this.key, this.learner.weights.length);
    this.forgotten = null; // drawings that can be brought back
    this.writing = null;
    this.note = () => "";
    this.isStored = true;
    this.progress = null;
    if (this.learned) this.learner.use(this.learned.weights);
    if (this.learner) this.connect();
  }

  /** What is kept of this model's hand. */
  get key() {
    return `hand/${this.model.hand.network}`;
  }

  connect() {
    const click = (id, react) => element(id).addEventListener("click", react);
    click("write", () => this.write());
    click("learn", () => this.learn());
    click("save", () => this.save());
    click("open", () => element("file").click());
    click("forget", () => (this.forgotten ? this.bringBack() : this.forget()));
    click("promptNext", () => this.writing.next());
    click("promptBack", () => this.writing.back());
    click("promptStop", () => this.writing.stop());
    element("file").addEventListener("change", () => this.open([...element("file").files]));
    element("whoBefore").addEventListener("change", () => this.answer(false));
    element("whoAfter").addEventListener("change", () => this.answer(true));
    element("whoAfter").checked = Boolean(this.learned);
  }

  /** Whether the key was one for the writing. */
  onKey(event) {
    const isOnButton = event.target instanceof HTMLButtonElement;
    if (!this.writing || event.ctrlKey || event.metaKey) return false;
    if ((event.key === " " || event.key === "Enter") && !isOnButton) this.writing.next();
    else if (event.key === "Backspace") this.writing.back();
    else if (event.key === "Escape") this.writing.stop();
    else return false;
    return true;
  }

  write() {
    if (this.writing) return;
    const onEnd = () => {
      this.writing = null;
      this.translate();
      if (!element("learn").disabled) element("learn").focus();
    };
    const onWritten = () => {
      this.onDrawings();
      // While the next one is written: two thirds of the time of learning
      if (this.drawings.length) this.learner.featuresOf(this.drawings.at(-1));
    };
    this.writing = new Writing(this.paper, this.drawings, onWritten, onEnd);
    this.translate();
    element("draw").scrollIntoView({ block: "start" });
  }

  async learn() {
    const drawings = [...this.drawings];
    this.learner.use(this.learner.weights);
    const onProgress = (share) => {
      this.progress = share;
      this.translate();
    };
    onProgress(0);
    const { weights, result } = await this.learner.learn(drawings, onProgress);
    this.progress = null;
    this.learned = { weights, result, drawings: drawings.length };
    element("whoAfter").checked = true;
    this.keep();
    this.answer(true);
    this.translate();
  }

  /** Lets the network answer as it learned, or as it was. */
  answer(isLearned) {
    this.learner.use(isLearned ? this.learned.weights : this.learner.weights);
    this.onAnswerer();
  }

  save() {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([digitsFile(this.drawings)]));
    link.download = FILE_NAME;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    this.say(() => text("saved", { name: FILE_NAME }));
  }

  /** Adds the drawings of files. */
  async open(files) {
    element("file").value = "";
    const problems = [];
    let [added, left] = [0, 0];
    const known = new Set(this.drawings.map(({ strokes }) => JSON.stringify(strokes)));
    for (const file of files) {
      try {
        const { drawings, others } = await drawingsIn(file);
        const fresh = drawings.filter(({ strokes }) => !known.has(JSON.stringify(strokes)));
        fresh.forEach(({ strokes }) => known.add(JSON.stringify(strokes)));
        this.drawings.push(...fresh);
        added += fresh.length;
        left += others + drawings.length - fresh.length;
      } catch {
        problems.push(file.name);
      }
    }
    if (added) this.onDrawings();
    this.say(() => [
      ...problems.map((name) => text("openFailed", { name })),
      added || left ? text(added === 1 ? "openedOne" : "opened", { count: added }) : "",
      left ? text("openedOther", { other: left }) : "",
    ].join(" ").trim());
  }

  forget() {
    this.forgotten = { drawings: this.drawings.splice(0), learned: this.learned };
    this.learned = null;
    this.learner.use(this.learner.weights);
    this.keep();
    this.say(() => text("forgotten"));
    this.onAnswerer();
  }

  bringBack() {
    this.drawings.push(...this.forgotten.drawings);
    this.learned = this.forgotten.learned;
    this.forgotten = null;
    if (this.learned) this.learner.use(this.learned.weights);
    element("whoAfter").checked = Boolean(this.learned);
    this.keep();
    this.say(() => "");
    this.onAnswerer();
  }

  onDrawings() {
    this.forgotten = null;
    this.keep();
    this.translate();
  }

  /** Keeps drawings and what was learned, where the browser does so. */
  keep() {
    const { learned } = this;
    const hand = learned && { ...learned, weights: learned.weights.map((row) => [...row]) };
    const drawings = this.drawings.length ? JSON.stringify(this.drawings) : null;
    this.isStored = stored.set("drawings", drawings)
      && stored.set(this.key, hand && JSON.stringify(hand));
  }

  say(note) {
    this.note = note;
    this.translate();
  }

  /** Sets the words in the page's language, and what can be done now. */
  translate() {
    const { missing } = this.model.hand;
    element("handTitle").textContent = text("hand");
    element("handIntro").textContent = text(missing ? `hand_${missing}` : "handIntro");
    element("handParts").hidden = Boolean(missing);
    if (missing) return;
    const isBusy = Boolean(this.writing) || this.progress !== null;
    const count = this.drawings.length;
    for (const id of ["learn", "save", "open"]) element(id).textContent = text(id);
    element("write").textContent = text(startedSeries(this.drawings) ? "goOn" : "write");
    element("forget").textContent = text(this.forgotten ? "bringBack" : "forget");
    element("write").disabled = element("open").disabled = isBusy;
    element("learn").disabled = isBusy || count < MIN_SAMPLES;
    element("save").disabled = isBusy || !count;
    element("forget").disabled = isBusy || !(count || this.forgotten);
    element("progress").hidden = this.progress === null;
    element("progress").value = this.progress ?? 0;
    element("progress").setAttribute("aria-label", text("learn"));
    element("handCount").textContent = this.counted(count);
    element("handNote").textContent = this.note();
    element("notStored").textContent = text("notStored");
    element("notStored").hidden = this.isStored || !count;
    this.translatePrompt();
    this.translateResult();
  }

  counted(count) {
    const kept = ["keptNone", "keptOne"][count] ?? "kept";
    const few = count && count < MIN_SAMPLES ? text("few", { least: MIN_SAMPLES }) : "";
    return `${text(kept, { count })} ${few}`.trim();
  }

  translatePrompt() {
    element("promptBack").textContent = text("back");
    element("promptNext").textContent = `${text("next")} (${text("nextHint")})`;
    element("promptStop").textContent = text("stop");
    element("promptStop").title = text("stopHint");
    if (this.writing) this.writing.show();
  }

  translateResult() {
    const { learned } = this;
    element("who").hidden = !learned || this.progress !== null;
    element("whoLabel").textContent = text("answers");
    element("whoBeforeLabel").textContent = text("before");
    element("whoAfterLabel").textContent = text("after");
    const sentences = learned ? resultSentences(learned.result, this.model.hand.mayBeKnown) : [];
    if (learned && learned.drawings !== this.drawings.length) sentences.push(text("drawnSince"));
    element("handResult").replaceChildren(...sentences.map((sentence) => {
      const paragraph = document.createElement("p");
      paragraph.textContent = sentence;
      return paragraph;
    }));
  }
}

/** What learning brought, as the program says it: counts, and nothing that they do not show. */
function resultSentences(result, mayBeKnown) {
  const how = mayBeKnown ? "ownKnown" : result.areWritten ? "own" : "ownDealt";
  const own = text(how, { before: result.before, count: result.samples, after: result.after });
  let luck = "";
  if (mayBeKnown) luck = ""; // only new drawings can tell
  else if (result.gained === result.lost) {
    luck = result.gained ? text("evenly", { count: result.gained }) : text("noDifference");
  } else if (result.couldBeLuck) luck = text("luck");
  const kept = text("mnist", {
    all: grouped(5000), count: grouped(result.keptCount),
    before: grouped(result.keptBefore), after: grouped(result.keptAfter),
  });
  const sentences = [`${own} ${luck}`.trim(), kept];
  if (result.letters) {
    const { letters, lettersBefore, lettersAfter } = result;
    const counts = { count: letters, before: lettersBefore, after: lettersAfter };
    sentences.push(text("letters", counts));
  }
  if (result.scale === 0) sentences.push(text("stepNone", { most: MAX_LOSS }));
  else if (result.scale < 1) {
    sentences.push(text("stepPart", { percent: Math.round(100 * result.scale), most: MAX_LOSS }));
  }
  return sentences;
}

/** What the browser kept of a hand, with so many rows of weights; null where that is damaged. */
function keptHand(key, rows) {
  try {
    const { weights, ...rest } = JSON.parse(stored.get(key));
    const learned = { ...rest, weights: weights.map((row) => Float64Array.from(row)) };
    return weights.length === rows && resultSentences(rest.result) ? learned : null;
  } catch {
    return null;
  }
}

/** The drawings that the browser kept; none where these are damaged. */
function keptDrawings() {
  try {
    return JSON.parse(stored.get("drawings") ?? "[]").map(({ label, ...rest }) =>
      drawingFrom({ ...rest, text: String(label) })).filter((one) => one !== null);
  } catch {
    return [];
  }
}
