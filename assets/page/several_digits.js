// Detects several digits in ink, marks side by side or in rows: the same rules as the program's
// (mnist_desktop/recognition/several_digits.py). One digit is read at a time.

const SIDEWAYS_GAP = 0.1; // of the whole height, between the pen paths of two neighbours
const MIN_HEIGHT = 0.6; // of the whole height; lower marks are parts of a digit, as of an open 4
const WIDE_GAP = 0.3; // the same for neighbours further apart
const MIN_HEIGHT_FAR = 0.45;
const UPRIGHT_GAP = 0.35; // of the smaller one's height, between two stacked digits
const BROKEN = 0.1; // of the whole height: least gap of two rows
const ROWS_GAP = 0.1; // the same for three or more rows
const MIN_ROW_RATIO = 0.6; // height of a row by that of the tallest

/** Whether ink is more than one digit, such as "42". */
function areSeveral(strokes) {
  if (strokes.length < 2) return false;
  const boxes = strokes.map((stroke) => boxOf([stroke]));
  return areSideBySide(boxes) || areStacked(boxes);
}

/** Whether marks form a left and a right group that are clearly apart and both tall. */
function areSideBySide(boxes) {
  const order = [...boxes].sort((a, b) => a[0] - b[0]);
  const height = Math.max(heightOf(order), 1e-9);
  let right = -Infinity;
  for (let i = 0; i + 1 < order.length; i++) {
    right = Math.max(right, order[i][2]);
    const room = (order[i + 1][0] - right) / height;
    const lower = Math.min(heightOf(order.slice(0, i + 1)), heightOf(order.slice(i + 1))) / height;
    const isFar = room > WIDE_GAP;
    if (room > SIDEWAYS_GAP && lower > (isFar ? MIN_HEIGHT_FAR : MIN_HEIGHT)) return true;
  }
  return false;
}

/** Whether marks form rows that are clearly apart and about equally high. */
function areStacked(boxes) {
  const { rows, least } = rowsOf(boxes);
  if (rows.length < 2) return false;
  const heights = rows.map(heightOf).sort((a, b) => b - a);
  if (rows.length > 2) {
    return heights[2] > MIN_ROW_RATIO * heights[0] && least > ROWS_GAP * heights.at(-1);
  }
  if (heights[1] <= MIN_ROW_RATIO * heights[0] || least <= UPRIGHT_GAP * heights[1]) return false;
  return least > BROKEN * heightOf(boxes) || rows.some(areSideBySide);
}

/** The boxes in rows with a gap between each two, and the least of these gaps. */
function rowsOf(boxes) {
  const rows = [];
  let bottom = -Infinity;
  let least = Infinity;
  for (const box of [...boxes].sort((a, b) => a[1] - b[1])) {
    if (box[1] > bottom) {
      if (rows.length) least = Math.min(least, box[1] - bottom);
      rows.push([]);
    }
    rows.at(-1).push(box);
    bottom = Math.max(bottom, box[3]);
  }
  return { rows, least };
}

function heightOf(boxes) {
  return Math.max(...boxes.map((box) => box[3])) - Math.min(...boxes.map((box) => box[1]));
}
