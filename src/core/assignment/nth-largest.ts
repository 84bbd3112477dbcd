/** The `count`-th largest of the values from `first` to `end`, by a heap of the largest so far. */
export function nthLargest(value: Int32Array | Float64Array, first: number, end: number, count: number): number {
  const heap = new Float64Array(count);
  let size = 0;
  for (let at = first; at < end; at++) {
    const item = value[at]!;
    if (size < count) {
      let hole = size++;
      while (hole > 0 && heap[(hole - 1) >> 1]! > item) {
        heap[hole] = heap[(hole - 1) >> 1]!;
        hole = (hole - 1) >> 1;
      }
      heap[hole] = item;
    } else if (item > heap[0]!) {
      let hole = 0;
      for (;;) {
        let child = 2 * hole + 1;
        if (child + 1 < count && heap[child + 1]! < heap[child]!) child++;
        if (child >= count || heap[child]! >= item) break;
        heap[hole] = heap[child]!;
        hole = child;
      }
      heap[hole] = item;
    }
  }
  return heap[0]!;
}
