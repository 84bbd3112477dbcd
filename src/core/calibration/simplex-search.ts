/** A point of the plane. */
type Point = readonly [number, number];

/**
 * The lowest point of a function of two variables by the simplex of Nelder and Mead (1965), within `reach` of the
 * origin; it ends when the corners' values agree to `tolerance`.
 */
export function lowestPoint(
  valueAt: (point: Point) => number,
  begin: Point,
  limits: { readonly reach: number; readonly tolerance: number },
): { readonly at: Point; readonly converged: boolean } {
  const within = (x: number) => Math.max(-limits.reach, Math.min(limits.reach, x));
  const cornerAt = ([x, y]: Point) => {
    const at: Point = [within(x), within(y)];
    return { at, value: valueAt(at) };
  };
  let corners = [begin, [begin[0] + 0.7, begin[1]] as const, [begin[0], begin[1] + 0.7] as const].map(cornerAt);
  for (let round = 0; round < 300; round++) {
    corners.sort((a, b) => a.value - b.value);
    const [best, middle, worst] = corners as [Corner, Corner, Corner];
    if (Math.abs(worst.value - best.value) <= limits.tolerance) return { at: best.at, converged: true };
    const away = (factor: number) =>
      cornerAt([
        (best.at[0] + middle.at[0]) / 2 + factor * ((best.at[0] + middle.at[0]) / 2 - worst.at[0]),
        (best.at[1] + middle.at[1]) / 2 + factor * ((best.at[1] + middle.at[1]) / 2 - worst.at[1]),
      ]);
    const next = better(away, best, middle, worst);
    corners = next
      ? [best, middle, next]
      : [best, ...[middle, worst].map(({ at }) => cornerAt([(at[0] + best.at[0]) / 2, (at[1] + best.at[1]) / 2]))];
  }
  return { at: corners[0]!.at, converged: false };
}

interface Corner {
  readonly at: Point;
  readonly value: number;
}

/** Reflection, expansion or contraction; null when the simplex has to shrink. */
function better(away: (factor: number) => Corner, best: Corner, middle: Corner, worst: Corner): Corner | null {
  const reflected = away(1);
  if (reflected.value < best.value) {
    const expanded = away(2);
    return expanded.value < reflected.value ? expanded : reflected;
  }
  if (reflected.value < middle.value) return reflected;
  const contracted = reflected.value < worst.value ? away(0.5) : away(-0.5);
  return contracted.value < Math.min(reflected.value, worst.value) ? contracted : null;
}
