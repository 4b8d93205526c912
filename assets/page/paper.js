// The paper: strokes, how they are drawn, undo and redo.
//
// Ink has its own unit: the paper is 400 wide and high, whatever its size on the screen. A stroke
// is a list of points [x, y, seconds since it began, pressure] that never changes once it is ended.

const INK_SIZE = 400;
const BRUSH = 22; // ink units
const LIGHTEST = 0.4; // share of the brush's width that the lightest touch draws
const ERASER_RADIUS = 14; // ink units
const FINE = 4; // ink units between two points where the eraser works
const MAX_POINTS = 20000; // as of a drawing that the program keeps
const MAX_UNDO = 200;

class Paper {
  /** `onChange` hears that the ink is another one; `onFull` that no more fits. */
  constructor(canvas, onChange, onFull) {
    this.canvas = canvas;
    this.context = canvas.getContext("2d");
    this.onChange = onChange;
    this.onFull = onFull;
    this.device = "";
    this.strokes = [];
    this.open = null; // the stroke that is being drawn
    this.erased = null; // where the eraser is
    this.before = [];
    this.after = [];
    this.input = new PointerInput(canvas, this);
    new ResizeObserver(() => this.resize()).observe(canvas);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.redraw());
  }

  /** All strokes, the open one included. */
  get ink() {
    return this.open ? [...this.strokes, this.open] : this.strokes;
  }

  get isBlank() {
    return !this.ink.length;
  }

  get points() {
    return this.ink.reduce((count, stroke) => count + stroke.length, 0);
  }

  get canUndo() {
    return this.before.some((strokes) => strokes !== this.strokes);
  }

  get canRedo() {
    return this.after.length > 0;
  }

  begin(point, { isErasing, device }) {
    this.remember();
    if (isErasing) {
      this.erased = point;
      this.erase(point);
      return;
    }
    if (this.points >= MAX_POINTS) {
      this.onFull();
      return;
    }
    this.device = device;
    this.start = point[2];
    this.open = [this.timed(point)];
    this.drawLine(this.open[0], this.open[0]);
    this.onChange();
  }

  extend(point) {
    if (this.erased) {
      this.erase(point);
      return;
    }
    if (!this.open) return;
    const last = this.open.at(-1);
    if (last[0] === point[0] && last[1] === point[1]) return;
    if (this.points >= MAX_POINTS) {
      this.onFull();
      return;
    }
    const timed = this.timed(point);
    timed[2] = Math.max(timed[2], last[2]); // time never runs backwards
    this.open.push(timed);
    this.drawLine(last, timed);
    this.onChange();
  }

  end() {
    this.erased = null;
    if (!this.open) return;
    this.strokes = [...this.strokes, this.open];
    this.open = null;
    this.redraw(); // smoother edges than piece by piece
    this.onChange();
  }

  timed([x, y, seconds, pressure]) {
    const exact = (value, digits) => Number(value.toFixed(digits));
    return [exact(x, 3), exact(y, 3), exact(seconds - this.start, 4), exact(pressure, 3)];
  }

  /** Removes what is under the eraser on its way to a point. */
  erase(point) {
    const left = erasedStrokes(this.strokes, this.erased, point, ERASER_RADIUS);
    this.erased = point;
    if (left !== null) this.show(left);
  }

  undo() {
    this.input.close();
    this.step(this.before, this.after);
  }

  redo() {
    this.input.close();
    this.step(this.after, this.before);
  }

  step(from, to) {
    while (from.length && from.at(-1) === this.strokes) from.pop(); // nothing was erased then
    if (!from.length) return;
    to.push(this.strokes);
    this.show(from.pop());
  }

  clear() {
    this.replace([]);
  }

  /** Shows other strokes; one step for undo. */
  replace(strokes) {
    this.input.close();
    if (this.isBlank && !strokes.length) return;
    this.remember();
    this.show(strokes);
  }

  /** Shows other strokes and forgets all steps. */
  reset(strokes) {
    this.input.close();
    [this.before, this.after] = [[], []];
    this.show(strokes);
  }

  remember() {
    this.before.push(this.strokes);
    this.after = [];
    if (this.before.length > MAX_UNDO) this.before.shift();
  }

  show(strokes) {
    this.strokes = strokes;
    this.redraw();
    this.onChange();
  }

  resize() {
    const side = Math.max(Math.round(this.canvas.clientWidth * devicePixelRatio), 1);
    if (this.canvas.width === side) return;
    this.canvas.width = this.canvas.height = side;
    this.redraw();
  }

  redraw() {
    this.context.clearRect(0, 0, this.canvas.width, this.canvas.height);
    for (const stroke of this.ink) {
      stroke.forEach((point, i) => this.drawLine(stroke[Math.max(i - 1, 0)], point));
    }
  }

  drawLine([ax, ay], [bx, by, , pressure = 1]) {
    const { context } = this;
    const scale = this.canvas.width / INK_SIZE;
    context.strokeStyle = getComputedStyle(this.canvas).color;
    context.lineCap = context.lineJoin = "round";
    context.lineWidth = BRUSH * (LIGHTEST + (1 - LIGHTEST) * pressure) * scale;
    context.beginPath();
    context.moveTo(ax * scale, ay * scale);
    context.lineTo(bx * scale, by * scale + (ax === bx && ay === by ? 0.01 : 0)); // a dot
    context.stroke();
  }
}

/** The strokes without what is near the line from a to b; null where that is nothing. */
function erasedStrokes(strokes, a, b, radius) {
  const reach = (radius + BRUSH / 4) ** 2; // half of a line's half: it looks touched
  const isUnder = (point) => distanceToLine(point, a, b) <= reach;
  let isTouched = false;
  const left = strokes.flatMap((stroke) => {
    const fine = withPointsBetween(stroke);
    if (!fine.some(isUnder)) return [stroke];
    isTouched = true;
    return partsOf(fine, isUnder);
  });
  return isTouched ? left : null;
}

/** A stroke with so many points that the eraser misses no line between them. */
function withPointsBetween(stroke) {
  return stroke.flatMap((point, i) => {
    const last = stroke[Math.max(i - 1, 0)];
    const count = Math.ceil(Math.hypot(point[0] - last[0], point[1] - last[1]) / FINE);
    const between = Array.from({ length: Math.max(count - 1, 0) }, (_, j) =>
      last.map((value, k) => value + ((point[k] - value) * (j + 1)) / count));
    return [...between, point];
  });
}

/** The runs of a stroke's points that are not under the eraser. */
function partsOf(stroke, isUnder) {
  const parts = [[]];
  for (const point of stroke) {
    if (!isUnder(point)) parts.at(-1).push(point);
    else if (parts.at(-1).length) parts.push([]);
  }
  return parts.filter((part) => part.length);
}
