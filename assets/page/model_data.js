// The model inside the page, as the program wrote it: JSON with its weights in base64.

/** The model of the text of the page's data block. */
function modelFrom(text) {
  const model = JSON.parse(text);
  const weights = {};
  for (const [name, { type, data }] of Object.entries(model.weights)) {
    weights[name] = numbersFrom(type, data);
  }
  model.network = new Network(model.layers, weights);
  return model;
}

/** Numbers of base64: little-endian float16, float32, or int16. */
function numbersFrom(type, base64) {
  const letters = atob(base64);
  const bytes = new Uint8Array(letters.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = letters.charCodeAt(i);
  const view = new DataView(bytes.buffer);
  const size = type === "float32" ? 4 : 2;
  const numbers = new Float64Array(bytes.length / size);
  for (let i = 0; i < numbers.length; i++) {
    if (type === "float32") numbers[i] = view.getFloat32(4 * i, true);
    else if (type === "int16") numbers[i] = view.getInt16(2 * i, true);
    else numbers[i] = halfFloat(view.getUint16(2 * i, true));
  }
  return numbers;
}

/** The number that 16 bits stand for: a sign, five bits of exponent, ten of fraction (IEEE 754). */
function halfFloat(bits) {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * POWERS[1] / 1024;
  return sign * (1 + fraction / 1024) * POWERS[exponent]; // infinite ones are never written
}

const POWERS = Array.from({ length: 32 }, (_, exponent) => 2 ** (exponent - 15));
