// `.digits`: labelled drawings as the program hands them on (mnist_desktop/samples/digits_file.py),
// JSON lines in a ZIP archive. What is written here is not compressed, which ZIP allows.

const MEMBER = "samples.jsonl";
const MAX_FILE = 64 * 2 ** 20; // bytes

/** The bytes of a `.digits` file of drawings, with all that is known of them. */
function digitsFile(drawings) {
  const lines = drawings.map(({ label, strokes, date, series, round, device }) =>
    JSON.stringify({ text: String(label), writer: "", strokes, date, series, round, device }));
  return zipOf(MEMBER, new TextEncoder().encode(lines.map((line) => `${line}\n`).join("")));
}

/** The drawings in a `.digits` or `.digitink` file, and how many others it holds. */
async function drawingsIn(file) {
  if (file.size > MAX_FILE) throw new RangeError("too large");
  const bytes = new Uint8Array(await file.arrayBuffer());
  const isArchive = bytes[0] === 0x50 && bytes[1] === 0x4b; // PK
  const texts = isArchive ? await jsonLines(bytes) : [new TextDecoder().decode(bytes)];
  const found = texts.map((one) => drawingFrom(JSON.parse(one)));
  const drawings = found.filter((one) => one !== null);
  return { drawings, others: found.length - drawings.length };
}

/** A drawing of a file's object, which may be anybody's; null if it shows no digit. */
function drawingFrom({ text: label, strokes, date, series, round, device }) {
  const isNumber = (value) => typeof value === "number" && Math.abs(value) <= 1e12;
  const isPoint = (point) =>
    Array.isArray(point) && point.length >= 2 && point.length <= 4 && point.every(isNumber);
  const areStrokes = Array.isArray(strokes) && strokes.every((one) => one.every(isPoint));
  if (!areStrokes) throw new TypeError("no strokes");
  const drawn = strokes.filter((stroke) => stroke.length);
  const points = drawn.reduce((count, stroke) => count + stroke.length, 0);
  if (!/^[0-9]$/.test(label) || !points || points > MAX_POINTS) return null;
  const short = (value) => (typeof value === "string" && value.length <= 40 ? value : "");
  const isRound = Number.isInteger(round) && round >= 1 && round <= 1000;
  return {
    label: Number(label),
    strokes: drawn,
    date: short(date) || new Date().toISOString(),
    series: short(series),
    round: isRound ? round : null,
    device: short(device),
  };
}

/** A ZIP archive of one file: its header and content, the directory, the directory's end. */
function zipOf(name, content) {
  const encoded = new TextEncoder().encode(name);
  // Version 2.0, no flags, stored, the first of January 1980, checksum, two sizes, name
  const described = [
    ...[20, 0, 0, 0, 0x21].map((value) => [value, 2]),
    ...[crc32(content), content.length, content.length].map((value) => [value, 4]),
    ...[encoded.length, 0].map((value) => [value, 2]),
  ];
  const header = [...little([[0x04034b50, 4], ...described]), ...encoded];
  // Made by version 2.0; comment, disk and attributes are empty; the header is at 0
  const nothing = [[0, 2], [0, 2], [0, 2], [0, 4], [0, 4]];
  const entry = little([[0x02014b50, 4], [20, 2], ...described, ...nothing]);
  const directory = [...entry, ...encoded];
  const at = header.length + content.length;
  const end = little([
    [0x06054b50, 4], [0, 2], [0, 2], [1, 2], [1, 2], [directory.length, 4], [at, 4], [0, 2],
  ]);
  return new Uint8Array([...header, ...content, ...directory, ...end]);
}

/** Numbers with their sizes in bytes, little-endian. */
function little(numbers) {
  return numbers.flatMap(([value, size]) =>
    Array.from({ length: size }, (_, i) => Math.floor(value / 256 ** i) % 256));
}

/** The lines of the members of an archive that hold drawings. */
async function jsonLines(bytes) {
  const lines = [];
  for (const { name, content } of await membersOf(bytes)) {
    if (!name.endsWith(".jsonl") || name.startsWith("__MACOSX/")) continue;
    lines.push(...new TextDecoder().decode(content).split("\n").filter((line) => line.trim()));
  }
  return lines;
}

async function membersOf(bytes) {
  const view = new DataView(bytes.buffer);
  let end = bytes.length - 22;
  while (view.getUint32(end, true) !== 0x06054b50) end--; // a RangeError where there is none
  let at = view.getUint32(end + 16, true);
  const members = [];
  for (let count = view.getUint16(end + 10, true); count > 0; count--) {
    const [nameLength, extra, comment] = [28, 30, 32].map((i) => view.getUint16(at + i, true));
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    const [packed, size, header] = [20, 24, 42].map((i) => view.getUint32(at + i, true));
    if (size > MAX_FILE) throw new RangeError("too large");
    const [ownName, ownExtra] = [26, 28].map((i) => view.getUint16(header + i, true));
    const start = header + 30 + ownName + ownExtra;
    const content = bytes.subarray(start, start + packed);
    const isStored = view.getUint16(at + 10, true) === 0;
    members.push({ name, content: isStored ? content : await inflated(content) });
    at += 46 + nameLength + extra + comment;
  }
  return members;
}

async function inflated(content) {
  const stream = new Blob([content]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  const reader = stream.getReader();
  const parts = [];
  let size = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    parts.push(part.value);
    size += part.value.length;
    if (size > MAX_FILE) throw new RangeError("too large"); // whatever its directory says
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

/** The checksum of ZIP and PNG (ISO 3309). */
function crc32(bytes) {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}
