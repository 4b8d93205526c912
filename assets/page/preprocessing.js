// From ink to the image that a network sees, by MNIST's own recipe: the same arithmetic as the
// program's (mnist_desktop/recognition/preprocessing.py), in float64.
//
// The long side of the ink's box becomes 20 px, aspect kept, grey by averaging, peak 1, centre of
// mass at 14.0. Ink is a list of strokes, a stroke a list of points [x, y, ...], y downwards, any
// unit. Lengths are pixels of the 28 x 28 image; pixel i has its centre at i.

const IMAGE_SIZE = 28;
const BOX_SIZE = 20;
const CENTRE_OF_MASS = 14;
const PEN_WIDTH = 2.2; // MNIST's amount of ink
const MAX_PIECE = 1; // of a line; one piece then reaches a few pixels only
const STRAIGHT = 5e-4; // a point this close to the line through its neighbours is on it
const STRAIGHTENING_PASSES = 4;
const FRAME_CENTRE = (IMAGE_SIZE - 1) / 2;

/** The image of ink: Float32Array of 784 in [0, 1], ink = 1; null if nothing is drawn. */
function imageFromInk(strokes) {
  if (!strokes.length) return null;
  const inBox = strokesInBox(strokes, BOX_SIZE - PEN_WIDTH);
  const segments = segmentsOf(inBox.map(straightened));
  const [x, y] = centringShift(segments);
  const moved = segments.map(([ax, ay, bx, by]) => [ax + x, ay + y, bx + x, by + y]);
  const image = coverage(moved);
  const peak = image.reduce((most, value) => Math.max(most, value));
  return Float32Array.from(image, (value) => value / peak);
}

/** Left, top, right and bottom of strokes. */
function boxOf(strokes) {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const stroke of strokes) {
    for (const [x, y] of stroke) {
      if (x < box[0]) box[0] = x;
      if (y < box[1]) box[1] = y;
      if (x > box[2]) box[2] = x;
      if (y > box[3]) box[3] = y;
    }
  }
  return box;
}

/** The strokes scaled so that the long side of their box is `side` px, centred in the image. */
function strokesInBox(strokes, side) {
  const [left, top, right, bottom] = boxOf(strokes);
  const extent = Math.max(right - left, bottom - top);
  // Equal points may differ by rounding; a dot has no size to scale
  const largest = Math.max(...[left, top, right, bottom].map(Math.abs));
  const scale = extent <= 1e-9 * largest ? 1 : side / extent;
  const x = left + (right - left) / 2;
  const y = top + (bottom - top) / 2;
  return strokes.map((stroke) => stroke.map((point) => [
    (point[0] - x) * scale + FRAME_CENTRE,
    (point[1] - y) * scale + FRAME_CENTRE,
  ]));
}

/** A stroke without the points that lie on the line between their neighbours. */
function straightened(stroke) {
  for (let pass = 0; pass < STRAIGHTENING_PASSES; pass++) {
    const kept = stroke.filter((point, i) => {
      const hasNeighbours = i % 2 === 1 && i < stroke.length - 1;
      return !hasNeighbours || distanceToLine(point, stroke[i - 1], stroke[i + 1]) > STRAIGHT ** 2;
    });
    if (kept.length === stroke.length) break;
    stroke = kept;
  }
  return stroke;
}

/** The square of the distance of a point to the line between two others. */
function distanceToLine([x, y], [ax, ay], [bx, by]) {
  const dx = bx - ax;
  const dy = by - ay;
  const square = dx * dx + dy * dy;
  const along = (x - ax) * dx + (y - ay) * dy;
  const share = clamp(along / (square > 0 ? square : 1), 0, 1);
  const awayX = x - ax - share * dx;
  const awayY = y - ay - share * dy;
  return awayX * awayX + awayY * awayY;
}

/** The lines [ax, ay, bx, by] between the points; a single point gives a line of length 0. */
function segmentsOf(strokes) {
  const segments = [];
  for (const stroke of strokes) {
    const ends = stroke.length > 1 ? stroke.slice(1) : stroke;
    ends.forEach(([x, y], i) => segments.push([stroke[i][0], stroke[i][1], x, y]));
  }
  return segments;
}

/** [x, y] that centres the mass of the drawn lines, as far as they stay inside the image. */
function centringShift(segments) {
  const [x, y] = centreOfMass(coverage(segments));
  const ends = segments.map(([ax, ay, bx, by]) => [[ax, ay], [bx, by]]);
  const [left, top, right, bottom] = boxOf(ends);
  const edge = PEN_WIDTH / 2;
  const kept = (shift, low, high) =>
    clamp(shift, Math.min(edge - low - 0.5, 0), Math.max(IMAGE_SIZE - high - edge - 0.5, 0));
  return [kept(CENTRE_OF_MASS - x, left, right), kept(CENTRE_OF_MASS - y, top, bottom)];
}

function centreOfMass(image) {
  let total = 0, x = 0, y = 0;
  image.forEach((value, i) => {
    total += value;
    x += value * (i % IMAGE_SIZE);
    y += value * Math.floor(i / IMAGE_SIZE);
  });
  return [x / total, y / total];
}

/** How much of each pixel the lines cover, 784 in [0, 1]; the edge is a ramp of one pixel. */
function coverage(segments) {
  const reach = PEN_WIDTH / 2 + 0.5;
  const squares = new Float64Array(IMAGE_SIZE * IMAGE_SIZE).fill(Infinity);
  for (const segment of segments) {
    for (const piece of cut(segment)) markDistances(squares, piece, reach);
  }
  return squares.map((square) => clamp(reach - Math.sqrt(square), 0, Math.min(PEN_WIDTH, 1)));
}

/** A line cut into pieces of at most MAX_PIECE. */
function cut([ax, ay, bx, by]) {
  const dx = bx - ax;
  const dy = by - ay;
  const count = Math.max(Math.ceil(Math.hypot(dx, dy) / MAX_PIECE), 1);
  if (count === 1) return [[ax, ay, bx, by]];
  const [stepX, stepY] = [dx / count, dy / count];
  return Array.from({ length: count }, (_, i) => {
    const [x, y] = [ax + stepX * i, ay + stepY * i];
    return [x, y, x + stepX, y + stepY];
  });
}

/** Lowers the square of each pixel's distance to the nearest line, exact up to `reach`. */
function markDistances(squares, [ax, ay, bx, by], reach) {
  const dx = bx - ax;
  const dy = by - ay;
  const square = dx * dx + dy * dy || 1;
  const [firstX, lastX] = pixelsNear(ax, bx, reach);
  const [firstY, lastY] = pixelsNear(ay, by, reach);
  for (let row = firstY; row <= lastY; row++) {
    for (let column = firstX; column <= lastX; column++) {
      const x = column - ax;
      const y = row - ay;
      const share = clamp((x * dx + y * dy) / square, 0, 1);
      const away = (x - share * dx) ** 2 + (y - share * dy) ** 2;
      const at = row * IMAGE_SIZE + column;
      if (away < squares[at]) squares[at] = away;
    }
  }
}

/** The first and the last pixel of the image within reach of a line from a to b. */
function pixelsNear(a, b, reach) {
  const first = Math.ceil(Math.min(a, b) - reach);
  const last = Math.floor(Math.max(a, b) + reach);
  return [Math.max(first, 0), Math.min(last, IMAGE_SIZE - 1)];
}

function clamp(value, low, high) {
  return value < low ? low : value > high ? high : value;
}
