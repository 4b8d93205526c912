// The product of a sparse row and a matrix: nearly all of the network's time.

const COLUMNS = 8; // of a matrix that lie side by side in memory and are multiplied together

/** The values of a row that are not zero, and where they are. ReLU leaves more zeros than not. */
class SparseRow {
  constructor(length) {
    this.places = new Int32Array(length);
    this.values = new Float64Array(length);
    this.count = 0;
  }

  clear() {
    this.count = 0;
  }

  /** Adds values[start..end), the first one at `place` of the row. */
  add(values, start, end, place) {
    let count = this.count;
    for (let i = start; i < end; i++) {
      const value = values[i];
      if (value === 0) continue;
      this.places[count] = place + i - start;
      this.values[count++] = value;
    }
    this.count = count;
  }
}

/** A matrix of `height` rows and `width` columns, made ready to be multiplied by rows. */
class Matrix {
  constructor(values, height, width) {
    this.height = height;
    this.width = width;
    this.row = new SparseRow(height); // of whoever multiplies next
    const panels = Math.ceil(width / COLUMNS);
    this.sums = new Float64Array(panels * COLUMNS);
    this.packed = new Float64Array(panels * height * COLUMNS);
    for (let row = 0; row < height; row++) {
      for (let column = 0; column < width; column++) {
        const panel = Math.floor(column / COLUMNS);
        const place = (panel * height + row) * COLUMNS + (column % COLUMNS);
        this.packed[place] = values[row * width + column];
      }
    }
  }

  /** Writes the product of a sparse row and this matrix to output, from `start` on. */
  multiply({ places, values, count }, output, start) {
    const { packed, width, sums } = this;
    for (let column = 0; column < width; column += COLUMNS) {
      const panel = column * this.height;
      let s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0; // faster than an array
      for (let i = 0; i < count; i++) {
        const value = values[i];
        const at = panel + places[i] * COLUMNS;
        s0 += value * packed[at];
        s1 += value * packed[at + 1];
        s2 += value * packed[at + 2];
        s3 += value * packed[at + 3];
        s4 += value * packed[at + 4];
        s5 += value * packed[at + 5];
        s6 += value * packed[at + 6];
        s7 += value * packed[at + 7];
      }
      sums[column] = s0;
      sums[column + 1] = s1;
      sums[column + 2] = s2;
      sums[column + 3] = s3;
      sums[column + 4] = s4;
      sums[column + 5] = s5;
      sums[column + 6] = s6;
      sums[column + 7] = s7;
    }
    for (let i = 0; i < width; i++) output[start + i] = sums[i];
  }
}
