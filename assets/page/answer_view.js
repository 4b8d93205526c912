// Shows an answer: the image, the digit with how sure it is, a bar for each class.

const REST = 600; // ms without a change, after which screen readers hear the answer

class AnswerView {
  constructor(model) {
    this.model = model;
    this.shown = null;
    this.rows = model.classes.map((name) => this.row(name));
    element("bars").classList.toggle("names", !model.isDigits);
    element("bars").append(...this.rows.map((row) => row.whole));
    this.picture = element("input").getContext("2d");
  }

  row(name) {
    const [whole, label, track, bar, percent] = ["li", "span", "div", "div", "span"].map((tag) =>
      document.createElement(tag));
    [label.className, track.className, bar.className, percent.className] =
      ["name", "track", "bar", "percent"];
    [label.textContent, label.title] = [name, this.model.isDigits ? "" : name];
    track.append(bar);
    whole.append(label, track, percent);
    return { whole, bar, percent };
  }

  /** Shows a prediction, or that there is none. */
  show(prediction) {
    this.shown = prediction;
    const { title, sureness, style } = this.words(prediction);
    element("digit").textContent = title;
    element("digit").className = style;
    element("sureness").textContent = sureness;
    element("several").hidden = !prediction?.isSeveral;
    this.showBars(prediction);
    this.showPicture(prediction);
    clearTimeout(this.speaking);
    this.speaking = setTimeout(() => {
      element("spoken").textContent = `${title === "–" ? "" : title} ${sureness}`.trim();
    }, REST);
  }

  /** What the program says of it. */
  words(prediction) {
    const faint = (sureness) => ({ title: "–", sureness, style: "faint" });
    if (!prediction) return faint(text("nothing"));
    if (prediction.isSeveral) return faint(text("several"));
    const { classes, isDigits } = this.model;
    if (prediction.isAccepted) {
      const sureness = text("sure", { percent: percentage(prediction.confidence, true) });
      return { title: classes[prediction.digit], sureness, style: isDigits ? "" : "name" };
    }
    if (prediction.isRefused) return faint(text("refused"));
    const [digit, other] = [classes[prediction.digit], classes[prediction.runnerUp]];
    return { title: text("doubt", { digit, other }), sureness: text("notSure"), style: "doubt" };
  }

  showBars(prediction) {
    this.rows.forEach(({ whole, bar, percent }, i) => {
      const probability = prediction ? prediction.probabilities[i] : 0;
      bar.style.transform = `scaleX(${probability})`;
      percent.textContent = prediction ? `${percentage(probability)} %` : "";
      whole.classList.toggle("first", prediction?.digit === i);
    });
  }

  showPicture(prediction) {
    const pixels = this.picture.createImageData(IMAGE_SIZE, IMAGE_SIZE);
    for (let i = 0; i < IMAGE_SIZE ** 2; i++) {
      pixels.data.fill(prediction ? 255 * prediction.image[i] : 0, 4 * i, 4 * i + 3);
      pixels.data[4 * i + 3] = 255;
    }
    this.picture.putImageData(pixels, 0, 0);
  }

  /** Sets the words in the page's language. */
  translate() {
    const { isDigits, canRefuse } = this.model;
    element("answerTitle").textContent = text("answer");
    element("inputCaption").textContent = text("input");
    element("input").setAttribute("aria-label", text("input"));
    element("bars").setAttribute("aria-label", text("bars"));
    element("several").textContent = text("severalLong");
    element("limit").hidden = canRefuse;
    element("limit").textContent = text(isDigits ? "limitDigits" : "limitClasses");
    this.show(this.shown);
  }
}

function element(id) {
  return document.getElementById(id);
}
