import type { LineRange } from '../domain';

/** Lines in growing order, kept as runs. */
export class RunList {
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];

  add(line: number): void {
    const last = this.ends.length - 1;
    if (this.ends[last] === line - 1) {
      this.ends[last] = line;
      return;
    }
    this.starts.push(line);
    this.ends.push(line);
  }

  has(line: number): boolean {
    const index = lastAtOrBefore(this.starts, line);
    return index >= 0 && line <= this.ends[index]!;
  }

  ranges(): LineRange[] {
    return this.starts.map((start, index) => ({ start, end: this.ends[index]! }));
  }
}

/** Index of the last value that is not greater than `value` in a growing list; -1 when all are greater. */
export function lastAtOrBefore(values: readonly number[], value: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
