// Copies of a drawing as the same person might have written it again: a small turn, slant, stretch
// and smooth warp of the plane (mnist_desktop/insight/jitter.py, samples/copies.py). The numbers
// are drawn by another generator than the program's; a drawing has the same copies every time.

const TURN = 3.5; // degrees
const SLANT = 0.06; // shift per height
const STRETCH = 0.06; // natural logarithm of width by height
const WARP = 0.014; // longer sides, of each of three slow waves

/** The drawing, then its copies: strokes in longer sides. */
function drawingWithCopies(strokes, copies) {
  const drawn = strokesInBox(strokes, BOX_SIZE).map((stroke) =>
    straightened(stroke).map(([x, y]) => [
      (x - FRAME_CENTRE) / BOX_SIZE,
      (y - FRAME_CENTRE) / BOX_SIZE,
    ]));
  const seed = seedOf(strokes[0]);
  const jitters = Array.from({ length: copies }, (_, copy) => jitter(randomNumbers(seed + copy)));
  return [drawn, ...jitters.map((moved) => drawn.map((stroke) => stroke.map(moved)))];
}

/** A function that moves points; `random` gives numbers in [0, 1). */
function jitter(random) {
  const normal = (deviation) => deviation * standardNormal(random);
  const angle = (normal(TURN) * Math.PI) / 180;
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
  const stretch = Math.exp(normal(STRETCH) / 2);
  const slant = normal(SLANT);
  const waves = Array.from({ length: 3 }, () => ({
    along: [normal(2.5), normal(2.5)],
    phase: 2 * Math.PI * random(),
    size: [normal(WARP), normal(WARP)],
  }));
  return ([x, y]) => {
    let [u, v] = [x, y];
    for (const { along, phase, size } of waves) {
      const wave = Math.sin(x * along[0] + y * along[1] + phase);
      u += wave * size[0];
      v += wave * size[1];
    }
    const [wide, high] = [stretch * u - slant * v, v / stretch];
    return [cosine * wide - sine * high, sine * wide + cosine * high];
  };
}

/** A normally distributed number of two uniform ones (Box and Muller 1958). */
function standardNormal(random) {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Numbers in [0, 1) from a seed: mulberry32 (Ettinger 2017, public domain). */
function randomNumbers(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A number of a stroke's points. */
function seedOf(stroke) {
  const bytes = new Uint8Array(Float64Array.from(stroke.flatMap(([x, y]) => [x, y])).buffer);
  return crc32(bytes);
}
