// The page: ink from the paper to the network, its answer to the bars. Bars follow the pen.

class Page {
  constructor(model) {
    this.model = model;
    this.view = new AnswerView(model);
    this.isWaiting = false; // for the answer of the newest ink
    this.answered = -Infinity; // when the last answer was there, and
    this.took = 0; // how long it took, ms
    this.paper = new Paper(element("paper"), () => this.onInk(), () => this.onFull());
    this.hand = new HandPanel(model, this.paper, () => this.onAnswerer());
    this.connect();
    this.translate();
  }

  connect() {
    const click = (id, react) => element(id).addEventListener("click", react);
    click("undo", () => this.paper.undo());
    click("redo", () => this.paper.redo());
    click("clear", () => this.paper.clear());
    click("language", () => this.switchLanguage());
    document.addEventListener("keydown", (event) => this.onKey(event));
  }

  onKey(event) {
    if (event.target instanceof HTMLInputElement || event.altKey) return;
    const isCommand = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    if (this.hand.onKey(event)) event.preventDefault();
    else if (isCommand && key === "z") event.shiftKey ? this.paper.redo() : this.paper.undo();
    else if (isCommand && key === "y") this.paper.redo();
    else if (!isCommand && key === "delete") this.paper.clear();
    else return;
    event.preventDefault();
  }

  /** Another network answers what is on the paper. */
  onAnswerer() {
    this.onInk();
    this.hand.translate();
  }

  onInk() {
    element("full").hidden = true;
    element("undo").disabled = !this.paper.canUndo;
    element("redo").disabled = !this.paper.canRedo;
    element("clear").disabled = this.paper.isBlank;
    if (this.isWaiting) return;
    this.isWaiting = true;
    // A slow computer has as much time for the pen as for the answers
    const pause = this.answered + this.took - performance.now();
    setTimeout(() => requestAnimationFrame(() => this.answer()), Math.max(pause, 0));
  }

  onFull() {
    element("full").hidden = false;
  }

  /** Reads the newest ink and shows the answer. */
  answer() {
    this.isWaiting = false;
    const start = performance.now();
    this.view.show(this.read(this.paper.ink));
    this.answered = performance.now();
    this.took = this.answered - start;
  }

  /** The prediction for strokes; null if nothing is drawn. */
  read(strokes) {
    const image = imageFromInk(strokes);
    if (image === null) return null;
    const prediction = this.readImage(image);
    return this.model.isDigits && areSeveral(strokes) ? ofSeveral(prediction) : prediction;
  }

  /** The prediction for an image, 784 values in [0, 1], ink = 1. */
  readImage(image) {
    return predictionOf(this.model.network.scores(image), image, this.model);
  }

  switchLanguage() {
    language = language === "en" ? "zh" : "en";
    stored.set("language", language);
    this.translate();
  }

  translate() {
    const title = text(this.model.isDigits ? "title" : "titleClasses");
    document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
    document.title = `${title} – ${this.model.name}`;
    element("title").textContent = title;
    element("language").textContent = text("language");
    element("language").lang = language === "zh" ? "en" : "zh-CN";
    element("paper").setAttribute("aria-label", text("paper"));
    for (const id of ["undo", "redo", "clear"]) {
      element(id).textContent = text(id);
      element(id).title = text(`${id}Hint`);
    }
    element("full").textContent = text("full");
    element("network").textContent = text("network", {
      name: this.model.name,
      parameters: grouped(this.model.parameters),
    });
    this.view.translate();
    this.hand.translate();
    this.onInk();
  }
}
