/**
 * Cholesky factor and its inverse of a dense symmetric positive definite matrix, both kept in one square array.
 *
 * After `factorise` the strict lower triangle holds L and the upper triangle, diagonal included, holds the transpose of
 * the inverse of L, so that the inverse of the matrix is Y·Yᵀ with Y = that upper triangle. Rows are contiguous, and all
 * heavy work is dot products of four rows with four rows, sixteen sums in registers.
 */
export interface Factor {
  readonly size: number;
  /** Length of a row: the size rounded up to a multiple of four; the padding is the identity. */
  readonly stride: number;
  readonly cells: Float64Array;
}

/** Rows and columns that are treated together, and the run of a dot product that stays in the first cache. */
const blockWidth = 32;
const runLength = 256;

/** A matrix of zeros (with identity padding) whose lower triangle the caller fills before `factorise`. */
export function emptyMatrix(size: number): Factor {
  const stride = Math.max(4, (size + 3) & ~3);
  const cells = new Float64Array(stride * stride);
  for (let i = size; i < stride; i++) cells[i * stride + i] = 1;
  return { size, stride, cells };
}

/**
 * Factorises in place; reads the lower triangle only. Answers the natural logarithm of the determinant, or NaN where the
 * matrix is not positive definite in floating point.
 */
export function factorise(matrix: Factor): number {
  const { stride, cells } = matrix;
  let logDeterminant = 0;
  for (let from = 0; from < stride; from += blockWidth) {
    const to = Math.min(stride, from + blockWidth);
    subtractEarlierColumns(cells, stride, from, to);
    for (let j = from; j < to; j++) {
      const pivot = factoriseColumn(cells, stride, from, j);
      if (!(pivot > 0)) return Number.NaN;
      logDeterminant += Math.log(pivot);
    }
  }
  invertFactor(cells, stride);
  return logDeterminant;
}

/** Left-looking update: columns from…to lose what the finished columns before them explain. */
function subtractEarlierColumns(cells: Float64Array, stride: number, from: number, to: number): void {
  for (let k = 0; k < from; k += runLength) {
    const end = Math.min(from, k + runLength);
    for (let i = from; i < stride; i += 4) {
      const last = Math.min(to, i + 4);
      for (let j = from; j < last; j += 4) addRowProducts(cells, stride, i, j, k, end, i, j, -1);
    }
  }
}

/** Finishes column j from the columns of its own block and answers the pivot before its root was taken. */
function factoriseColumn(cells: Float64Array, stride: number, from: number, j: number): number {
  const row = j * stride;
  let pivot = cells[row + j]!;
  for (let k = from; k < j; k++) pivot -= cells[row + k]! * cells[row + k]!;
  const root = Math.sqrt(pivot);
  cells[row + j] = root;
  for (let i = j + 1; i < stride; i++) {
    const other = i * stride;
    let sum = cells[other + j]!;
    for (let k = from; k < j; k++) sum -= cells[other + k]! * cells[row + k]!;
    cells[other + j] = sum / root;
  }
  return pivot;
}

/** Fills the upper triangle: Y[j, i] = −Y[i, i] · Σ L[i, k] · Y[j, k] over j ≤ k < i. */
function invertFactor(cells: Float64Array, stride: number): void {
  for (let i = 0; i < stride; i++) {
    cells[i * stride + i] = 1 / cells[i * stride + i]!;
    for (let j = 0; j < i; j++) cells[j * stride + i] = 0;
  }
  for (let from = 0; from < stride; from += blockWidth) {
    const to = Math.min(stride, from + blockWidth);
    for (let k = 0; k < from; k += runLength) {
      const end = Math.min(from, k + runLength);
      for (let j = 0; j < end; j += 4) {
        for (let i = from; i < to; i += 4) {
          if (j >= k) addCorner(cells, stride, i, j);
          addRowProducts(cells, stride, j, i, Math.max(k, j + 4), end, j, i, 1);
        }
      }
    }
    for (let i = from; i < to; i++) finishInverseColumn(cells, stride, from, i);
  }
}

/** The four by four corner on the diagonal, where the rows of Y have only begun. */
function addCorner(cells: Float64Array, stride: number, i: number, j: number): void {
  for (let a = j; a < j + 4; a++) {
    for (let b = i; b < i + 4; b++) {
      let sum = 0;
      for (let k = a; k < j + 4; k++) sum += cells[b * stride + k]! * cells[a * stride + k]!;
      cells[a * stride + b]! += sum;
    }
  }
}

function finishInverseColumn(cells: Float64Array, stride: number, from: number, i: number): void {
  const row = i * stride;
  const scale = -cells[row + i]!;
  for (let j = 0; j < i; j++) {
    const other = j * stride;
    let sum = cells[other + i]!;
    for (let k = Math.max(from, j); k < i; k++) sum += cells[row + k]! * cells[other + k]!;
    cells[other + i] = scale * sum;
  }
}

/** Adds sign × (rows i…i+3 · rows j…j+3 over columns k…end) to the four by four cells at (row, column). */
function addRowProducts(
  cells: Float64Array,
  stride: number,
  i: number,
  j: number,
  k: number,
  end: number,
  row: number,
  column: number,
  sign: number,
): void {
  let s00 = 0,
    s01 = 0,
    s02 = 0,
    s03 = 0;
  let s10 = 0,
    s11 = 0,
    s12 = 0,
    s13 = 0;
  let s20 = 0,
    s21 = 0,
    s22 = 0,
    s23 = 0;
  let s30 = 0,
    s31 = 0,
    s32 = 0,
    s33 = 0;
  const p0 = i * stride,
    p1 = p0 + stride,
    p2 = p1 + stride,
    p3 = p2 + stride;
  const q0 = j * stride,
    q1 = q0 + stride,
    q2 = q1 + stride,
    q3 = q2 + stride;
  for (let at = k; at < end; at++) {
    const a0 = cells[p0 + at]!,
      a1 = cells[p1 + at]!,
      a2 = cells[p2 + at]!,
      a3 = cells[p3 + at]!;
    const b0 = cells[q0 + at]!,
      b1 = cells[q1 + at]!,
      b2 = cells[q2 + at]!,
      b3 = cells[q3 + at]!;
    s00 += a0 * b0;
    s01 += a0 * b1;
    s02 += a0 * b2;
    s03 += a0 * b3;
    s10 += a1 * b0;
    s11 += a1 * b1;
    s12 += a1 * b2;
    s13 += a1 * b3;
    s20 += a2 * b0;
    s21 += a2 * b1;
    s22 += a2 * b2;
    s23 += a2 * b3;
    s30 += a3 * b0;
    s31 += a3 * b1;
    s32 += a3 * b2;
    s33 += a3 * b3;
  }
  const t0 = row * stride + column,
    t1 = t0 + stride,
    t2 = t1 + stride,
    t3 = t2 + stride;
  cells[t0]! += sign * s00;
  cells[t0 + 1]! += sign * s01;
  cells[t0 + 2]! += sign * s02;
  cells[t0 + 3]! += sign * s03;
  cells[t1]! += sign * s10;
  cells[t1 + 1]! += sign * s11;
  cells[t1 + 2]! += sign * s12;
  cells[t1 + 3]! += sign * s13;
  cells[t2]! += sign * s20;
  cells[t2 + 1]! += sign * s21;
  cells[t2 + 2]! += sign * s22;
  cells[t2 + 3]! += sign * s23;
  cells[t3]! += sign * s30;
  cells[t3 + 1]! += sign * s31;
  cells[t3 + 2]! += sign * s32;
  cells[t3 + 3]! += sign * s33;
}

/** The inverse of the factorised matrix times a vector. */
export function solveDense(factor: Factor, rightHandSide: Float64Array): Float64Array {
  const { size, stride, cells } = factor;
  const half = new Float64Array(size);
  for (let j = 0; j < size; j++) {
    const value = rightHandSide[j]!;
    if (value === 0) continue;
    const row = j * stride;
    for (let i = j; i < size; i++) half[i]! += cells[row + i]! * value;
  }
  return timesInverseRoot(factor, half);
}

/** Y times a vector: of independent standard normals it makes a draw whose covariance is the inverse of the matrix. */
export function timesInverseRoot(factor: Factor, vector: Float64Array): Float64Array {
  const { size, stride, cells } = factor;
  const out = new Float64Array(size);
  for (let j = 0; j < size; j++) {
    const row = j * stride;
    let sum = 0;
    for (let i = j; i < size; i++) sum += cells[row + i]! * vector[i]!;
    out[j] = sum;
  }
  return out;
}

/** The diagonal of the inverse of the factorised matrix. */
export function inverseDiagonal(factor: Factor): Float64Array {
  const { size, stride, cells } = factor;
  const out = new Float64Array(size);
  for (let j = 0; j < size; j++) {
    const row = j * stride;
    let sum = 0;
    for (let i = j; i < size; i++) sum += cells[row + i]! * cells[row + i]!;
    out[j] = sum;
  }
  return out;
}
