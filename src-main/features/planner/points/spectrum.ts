/**
 * The smallest eigenvalues of a symmetric matrix, ascending: Householder's reduction to three diagonals, then counting signs while the interval
 * around each is halved (Golub and Van Loan, Matrix Computations, 8.3 and 8.4). It takes the cube of the size: for some hundreds of rows.
 * @param matrix row by row; it is overwritten
 */
export function smallestEigenvalues(matrix: Float64Array, size: number, count: number): number[] {
  const { diagonal, beside } = tridiagonal(matrix, size);
  // No eigenvalue is farther out than the circles of Gershgorin.
  let [low, high] = [0, 0];
  for (let row = 0; row < size; row++) {
    const radius = Math.abs(beside[row] ?? 0) + Math.abs(beside[row - 1] ?? 0);
    low = Math.min(low, (diagonal[row] as number) - radius);
    high = Math.max(high, (diagonal[row] as number) + radius);
  }
  return Array.from({ length: Math.min(count, size) }, (_, index) => {
    let [from, to] = [low, high];
    for (let step = 0; step < HALVINGS; step++) {
      const middle = (from + to) / 2;
      if (countBelow(diagonal, beside, middle) > index) to = middle;
      else from = middle;
    }
    return from;
  });
}

const HALVINGS = 60;

/** How many eigenvalues are below a number: Sturm's sequence. */
function countBelow(diagonal: Float64Array, beside: Float64Array, limit: number): number {
  let count = 0;
  let pivot = 1;
  for (const [row, value] of diagonal.entries()) {
    const off = row === 0 ? 0 : (beside[row - 1] as number);
    pivot = value - limit - (off * off) / pivot;
    if (pivot === 0) pivot = Number.EPSILON;
    if (pivot < 0) count += 1;
  }
  return count;
}

function tridiagonal(a: Float64Array, size: number): { diagonal: Float64Array; beside: Float64Array } {
  const diagonal = new Float64Array(size);
  const beside = new Float64Array(size);
  const v = new Float64Array(size);
  const p = new Float64Array(size);
  for (let column = 0; column < size - 2; column++) {
    let norm = 0;
    for (let row = column + 1; row < size; row++) {
      v[row] = a[row * size + column] as number;
      norm += (v[row] as number) ** 2;
    }
    norm = Math.sqrt(norm);
    const first = v[column + 1] as number;
    const alpha = first > 0 ? -norm : norm;
    beside[column] = alpha;
    const scale = norm * norm - first * alpha;
    if (scale === 0) continue;
    v[column + 1] = first - alpha;
    reflect(a, size, column + 1, v, p, scale);
  }
  if (size > 1) beside[size - 2] = a[(size - 1) * size + size - 2] as number;
  for (let row = 0; row < size; row++) diagonal[row] = a[row * size + row] as number;
  return { diagonal, beside };
}

/** Applies a reflection from both sides to the rows and columns from `begin` on. */
function reflect(a: Float64Array, size: number, begin: number, v: Float64Array, p: Float64Array, scale: number): void {
  let product = 0;
  for (let row = begin; row < size; row++) {
    let sum = 0;
    for (let column = begin; column < size; column++) sum += (a[row * size + column] as number) * (v[column] as number);
    p[row] = sum / scale;
    product += (p[row] as number) * (v[row] as number);
  }
  const half = product / (2 * scale);
  for (let row = begin; row < size; row++) p[row] = (p[row] as number) - half * (v[row] as number);
  for (let row = begin; row < size; row++)
    for (let column = begin; column < size; column++) {
      const at = row * size + column;
      a[at] =
        (a[at] as number) - (v[row] as number) * (p[column] as number) - (p[row] as number) * (v[column] as number);
    }
}
