import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Random } from '../random.ts';
import { emptyMatrix, factorise, inverseDiagonal, solveDense, timesInverseRoot } from './dense.ts';

/** A positive definite matrix with known entries: B·Bᵀ + I, rows of B seeded. */
function sample(size: number, seed: number): number[][] {
  const random = new Random(seed);
  const root = Array.from({ length: size }, () => Array.from({ length: size }, () => random.normal()));
  return root.map((a, i) => root.map((b, j) => a.reduce((sum, value, k) => sum + value * b[k]!, i === j ? 1 : 0)));
}

function factorOf(rows: number[][]) {
  const matrix = emptyMatrix(rows.length);
  rows.forEach((row, i) => row.slice(0, i + 1).forEach((value, j) => (matrix.cells[i * matrix.stride + j] = value)));
  return { matrix, logDeterminant: factorise(matrix) };
}

describe('dense factor', () => {
  test('solves, for sizes on and off the block borders', () => {
    fc.assert(
      fc.property(fc.constantFrom(1, 2, 3, 4, 5, 31, 32, 33, 37, 64, 70, 290), fc.nat(1000), (size, seed) => {
        const rows = sample(size, seed);
        const { matrix } = factorOf(rows);
        const wanted = Float64Array.from({ length: size }, (_, i) => Math.sin(i + 1));
        const right = Float64Array.from(rows, (row) => row.reduce((sum, value, j) => sum + value * wanted[j]!, 0));
        const found = solveDense(matrix, right);
        for (let i = 0; i < size; i++) expect(found[i]).toBeCloseTo(wanted[i]!, 7);
      }),
      { numRuns: 25 },
    );
  });

  test('knows the determinant and the diagonal of the inverse', () => {
    const { matrix, logDeterminant } = factorOf([
      [4, 2, 0],
      [2, 5, 1],
      [0, 1, 3],
    ]);
    expect(logDeterminant).toBeCloseTo(Math.log(44), 12);
    const diagonal = [...inverseDiagonal(matrix)];
    [14 / 44, 12 / 44, 16 / 44].forEach((value, i) => expect(diagonal[i]).toBeCloseTo(value, 12));
  });

  test('the inverse root squares to the inverse', () => {
    const rows = sample(41, 7);
    const { matrix } = factorOf(rows);
    const columns = rows.map((_, i) =>
      timesInverseRoot(
        matrix,
        Float64Array.from(rows, (_, j) => (i === j ? 1 : 0)),
      ),
    );
    const diagonal = inverseDiagonal(matrix);
    for (let i = 0; i < rows.length; i++) {
      expect(columns.reduce((sum, column) => sum + column[i]! ** 2, 0)).toBeCloseTo(diagonal[i]!, 12);
    }
  });

  test('says so when the matrix is not positive definite', () => {
    expect(
      factorOf([
        [1, 2],
        [2, 1],
      ]).logDeterminant,
    ).toBeNaN();
  });
});
