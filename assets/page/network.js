// The network: a list of layers that runs from the image to ten scores.
//
// Values of a layer are a Float64Array in the order row, column, channel, as in Keras; a kernel is
// stored as Keras stores it, so a convolution is the product of each patch of the image and one
// matrix, the kernel. Numbers are computed in float64, though weights come in float16 or float32.

const BATCH_NORM_EPSILON = 1e-3;

/** The network of a page: `layers` and the weights by "layer/weight". */
class Network {
  constructor(layers, weights) {
    this.layers = layers.map((layer) => new LAYERS[layer.kind](layer, weightsOf(layer, weights)));
  }

  /** The ten scores (logits) of an image: 784 values in [0, 1], ink = 1. */
  scores(image) {
    return this.run(image).get(this.layers.at(-1).name).values;
  }

  /** Every layer's output by name, `{ shape, values }`, up to the layer `last` if one is named. */
  run(image, last = null) {
    const outputs = new Map([["image", { shape: [28, 28, 1], values: Float64Array.from(image) }]]);
    for (const layer of this.layers) {
      const inputs = layer.inputs.map((name) => outputs.get(name));
      outputs.set(layer.name, layer.run(...inputs));
      if (layer.name === last) break;
    }
    return outputs;
  }

  layer(name) {
    return this.layers.find((layer) => layer.name === name);
  }
}

function weightsOf(layer, weights) {
  const own = {};
  for (const [name, values] of Object.entries(weights)) {
    const [owner, weight] = name.split("/");
    if (owner === layer.name) own[weight] = values;
  }
  return own;
}

class Layer {
  constructor(settings, weights) {
    Object.assign(this, settings);
    this.weights = weights;
  }
}

/** A square kernel moved over an image; shared by convolution and depthwise convolution. */
class MovedKernel extends Layer {
  /** Rows and columns of the output, and how far the kernel begins outside of the image. */
  places([height, width]) {
    const along = (length) => {
      if (this.padding === "valid") {
        return [Math.floor((length - this.kernel) / this.stride) + 1, 0];
      }
      const count = Math.ceil(length / this.stride);
      const missing = Math.max((count - 1) * this.stride + this.kernel - length, 0);
      return [count, Math.floor(missing / 2)]; // an odd one goes to the right and below
    };
    const [rows, top] = along(height);
    const [columns, left] = along(width);
    return { rows, columns, top, left };
  }
}

class Convolution extends MovedKernel {
  constructor(settings, weights) {
    super(settings, weights);
    this.matrix = new Matrix(weights.kernel, weights.kernel.length / this.filters, this.filters);
  }

  run({ shape, values }) {
    const places = this.places(shape);
    const { rows, columns } = places;
    const output = new Float64Array(rows * columns * this.filters);
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const patch = this.patch(shape, values, row * this.stride - places.top,
          column * this.stride - places.left);
        this.matrix.multiply(patch, output, (row * columns + column) * this.filters);
      }
    }
    if (this.bias) addToRows(output, this.weights.bias);
    return { shape: [rows, columns, this.filters], values: output };
  }

  /** What the kernel covers with its upper left corner at (top, left); outside there is nothing. */
  patch([height, width, channels], values, top, left) {
    const patch = this.matrix.row;
    patch.clear();
    const from = Math.max(left, 0);
    const to = Math.min(left + this.kernel, width);
    for (let i = 0; i < this.kernel; i++) {
      const y = top + i;
      if (y < 0 || y >= height || from >= to) continue;
      const place = (i * this.kernel + from - left) * channels;
      patch.add(values, (y * width + from) * channels, (y * width + to) * channels, place);
    }
    return patch;
  }
}

class Depthwise extends MovedKernel {
  run({ shape: [height, width, channels], values }) {
    const { rows, columns, top, left } = this.places([height, width]);
    const { kernel, bias } = this.weights;
    const output = new Float64Array(rows * columns * channels);
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const place = (row * columns + column) * channels;
        for (let i = 0; i < this.kernel; i++) {
          const y = row * this.stride - top + i;
          if (y < 0 || y >= height) continue;
          for (let j = 0; j < this.kernel; j++) {
            const x = column * this.stride - left + j;
            if (x < 0 || x >= width) continue;
            const given = (y * width + x) * channels;
            const factor = (i * this.kernel + j) * channels;
            for (let channel = 0; channel < channels; channel++) {
              output[place + channel] += values[given + channel] * kernel[factor + channel];
            }
          }
        }
      }
    }
    if (this.bias) addToRows(output, bias);
    return { shape: [rows, columns, channels], values: output };
  }
}

class BatchNorm extends Layer {
  constructor(settings, weights) {
    super(settings, weights);
    const { gamma, beta, moving_mean: mean, moving_variance: variance } = weights;
    this.factor = gamma.map((one, i) => one / Math.sqrt(variance[i] + BATCH_NORM_EPSILON));
    this.offset = beta.map((one, i) => one - mean[i] * this.factor[i]);
  }

  run({ shape, values }) {
    const channels = this.factor.length;
    const output = new Float64Array(values.length);
    for (let start = 0; start < values.length; start += channels) {
      for (let i = 0; i < channels; i++) {
        output[start + i] = values[start + i] * this.factor[i] + this.offset[i];
      }
    }
    return { shape, values: output };
  }
}

const FUNCTIONS = {
  relu: (x) => (x > 0 ? x : 0),
  sigmoid: (x) => 1 / (1 + Math.exp(-x)),
  tanh: Math.tanh,
  swish: (x) => x / (1 + Math.exp(-x)),
};

class Activation extends Layer {
  run({ shape, values }) {
    return { shape, values: values.map(FUNCTIONS[this.function]) };
  }
}

class Pooling extends Layer {
  run({ shape: [height, width, channels], values }) {
    const rows = Math.floor(height / this.size);
    const columns = Math.floor(width / this.size);
    const isMax = this.mode === "max";
    const output = new Float64Array(rows * columns * channels).fill(isMax ? -Infinity : 0);
    for (let y = 0; y < rows * this.size; y++) {
      for (let x = 0; x < columns * this.size; x++) {
        const given = (y * width + x) * channels;
        const row = Math.floor(y / this.size);
        const place = (row * columns + Math.floor(x / this.size)) * channels;
        gather(output, place, values, given, channels, isMax);
      }
    }
    if (!isMax) scale(output, 1 / this.size ** 2);
    return { shape: [rows, columns, channels], values: output };
  }
}

class GlobalPooling extends Layer {
  run({ shape: [height, width, channels], values }) {
    const isMax = this.mode === "max";
    const output = new Float64Array(channels).fill(isMax ? -Infinity : 0);
    for (let given = 0; given < values.length; given += channels) {
      gather(output, 0, values, given, channels, isMax);
    }
    if (!isMax) scale(output, 1 / (height * width));
    return { shape: [channels], values: output };
  }
}

/** Takes the maximum or the sum of what is there and a run of values. */
function gather(output, place, values, given, count, isMax) {
  for (let i = 0; i < count; i++) {
    const value = values[given + i];
    if (!isMax) output[place + i] += value;
    else if (value > output[place + i]) output[place + i] = value;
  }
}

class Add extends Layer {
  run({ shape, values }, other) {
    return { shape, values: values.map((value, i) => value + other.values[i]) };
  }
}

class Multiply extends Layer {
  run({ shape, values }, other) {
    const count = other.values.length; // as many, or one a channel
    return { shape, values: values.map((value, i) => value * other.values[i % count]) };
  }
}

class Flatten extends Layer {
  run({ values }) {
    return { shape: [values.length], values };
  }
}

class Dense extends Layer {
  constructor(settings, weights) {
    super(settings, weights);
    this.setWeights(weights.kernel, weights.bias);
  }

  /** Replaces the kernel, stored in, out, and the bias. */
  setWeights(kernel, bias) {
    this.weights = { kernel, bias };
    this.matrix = new Matrix(kernel, kernel.length / this.units, this.units);
  }

  run({ values }) {
    const output = new Float64Array(this.units);
    this.matrix.row.clear();
    this.matrix.row.add(values, 0, values.length, 0);
    this.matrix.multiply(this.matrix.row, output, 0);
    addToRows(output, this.weights.bias);
    return { shape: [this.units], values: output };
  }
}

class Dropout extends Layer {
  run(input) {
    return input; // only training drops values
  }
}

const LAYERS = {
  convolution: Convolution,
  depthwise: Depthwise,
  batch_norm: BatchNorm,
  activation: Activation,
  pooling: Pooling,
  global_pooling: GlobalPooling,
  add: Add,
  multiply: Multiply,
  flatten: Flatten,
  dense: Dense,
  dropout: Dropout,
};

function addToRows(values, row) {
  for (let start = 0; start < values.length; start += row.length) {
    for (let i = 0; i < row.length; i++) values[start + i] += row[i];
  }
}

function scale(values, factor) {
  for (let i = 0; i < values.length; i++) values[i] *= factor;
}
