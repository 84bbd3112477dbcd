/** The few distributions that calibration needs: normal, chi-square and F, each to about twelve digits. */

/** P(Z ≤ x) of a standard normal Z, by the incomplete gamma function. */
export function normalCumulative(x: number): number {
  const tail = 0.5 * upperGamma(0.5, (x * x) / 2);
  return x >= 0 ? 1 - tail : tail;
}

/** The two-sided tail P(|Z| ≥ |x|), accurate where it is very small. */
export function normalTwoSided(x: number): number {
  return upperGamma(0.5, (x * x) / 2);
}

/** The x with P(Z ≤ x) = p, for p strictly between 0 and 1 (Acklam's approximation, one Halley step). */
export function normalQuantile(p: number): number {
  if (p > 0.5) return -normalQuantile(1 - p);
  const tail = Math.sqrt(-2 * Math.log(p));
  const start = -(
    tail -
    (2.515517 + tail * (0.802853 + tail * 0.010328)) / (1 + tail * (1.432788 + tail * (0.189269 + tail * 0.001308)))
  );
  let x = start;
  for (let round = 0; round < 3; round++) {
    const error = (normalCumulative(x) - p) * Math.sqrt(2 * Math.PI) * Math.exp((x * x) / 2);
    x -= error / (1 + (x * error) / 2);
  }
  return x;
}

/** P(X ≥ x) of a chi-square variable. */
export function chiSquareTail(x: number, degrees: number): number {
  return x <= 0 ? 1 : upperGamma(degrees / 2, x / 2);
}

/** The x with P(F ≤ x) = p. */
export function fQuantile(p: number, numerator: number, denominator: number): number {
  let [low, high] = [0, 1];
  while (fCumulative(high, numerator, denominator) < p && high < 1e12) high *= 2;
  for (let round = 0; round < 200 && high - low > 1e-13 * high; round++) {
    const middle = (low + high) / 2;
    if (fCumulative(middle, numerator, denominator) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

export function fCumulative(x: number, numerator: number, denominator: number): number {
  if (x <= 0) return 0;
  return incompleteBeta((numerator * x) / (numerator * x + denominator), numerator / 2, denominator / 2);
}

/** Logarithm of the gamma function (Lanczos, g = 7, nine terms). */
function logGamma(z: number): number {
  const terms = [
    676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
    -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
  ];
  if (z < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * z)) - logGamma(1 - z);
  let sum = 0.9999999999998099;
  terms.forEach((term, i) => (sum += term / (z + i)));
  const t = z + 6.5;
  return 0.5 * Math.log(2 * Math.PI) + (z - 0.5) * Math.log(t) - t + Math.log(sum);
}

/** The regularised upper incomplete gamma function: a series below a + 1, a continued fraction above. */
function upperGamma(a: number, x: number): number {
  if (x <= 0) return 1;
  const front = Math.exp(-x + a * Math.log(x) - logGamma(a));
  if (x < a + 1) {
    let [term, sum] = [1 / a, 1 / a];
    for (let n = 1; n < 10_000 && Math.abs(term) > Math.abs(sum) * 1e-16; n++) {
      term *= x / (a + n);
      sum += term;
    }
    return 1 - sum * front;
  }
  return (
    front *
    continuedFraction(
      (n) => (n === 0 ? 1 : -n * (n - a)),
      (n) => x + 2 * n + 1 - a,
    )
  );
}

function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
  if (x >= (a + 1) / (a + b + 2)) return 1 - (front * betaFraction(1 - x, b, a)) / b;
  return (front * betaFraction(x, a, b)) / a;
}

function betaFraction(x: number, a: number, b: number): number {
  const numerator = (n: number): number => {
    if (n === 0) return 1;
    const m = Math.floor(n / 2);
    if (n % 2 === 0) return (m * (b - m) * x) / ((a + n - 1) * (a + n));
    return (-(a + m) * (a + b + m) * x) / ((a + n - 1) * (a + n));
  };
  return continuedFraction(numerator, () => 1);
}

/** n₀ / (d₀ + n₁ / (d₁ + n₂ / (d₂ + …))) by Lentz's method. */
function continuedFraction(numerator: (n: number) => number, denominator: (n: number) => number): number {
  const tiny = 1e-300;
  let [value, c, d] = [tiny, tiny, 0];
  for (let n = 0; n < 10_000; n++) {
    d = denominator(n) + numerator(n) * d;
    d = 1 / (d === 0 ? tiny : d);
    c = denominator(n) + numerator(n) / c;
    if (c === 0) c = tiny;
    value *= c * d;
    if (Math.abs(c * d - 1) < 1e-16) break;
  }
  return value;
}
