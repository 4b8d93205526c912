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
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const view = new DataView(bytes.buffer);
  const read = {
    float16: (i) => halfFloat(view.getUint16(2 * i, true)),
    float32: (i) => view.getFloat32(4 * i, true),
    int16: (i) => view.getInt16(2 * i, true),
  }[type];
  const size = type === "float32" ? 4 : 2;
  return Float64Array.from({ length: bytes.length / size }, (_, i) => read(i));
}

/** The number that 16 bits stand for: a sign, five bits of exponent, ten of fraction (IEEE 754). */
function halfFloat(bits) {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15); // infinite ones are never written
}
