import type { Registry } from './popular-packages';

/** A dependency as its manifest asks for it. */
export interface Dependency {
  readonly name: string;
  /** Version, range or address, as written. */
  readonly wanted: string;
  readonly registry: Registry | null;
  readonly line: number;
  /** What the manifest calls the list that it is in; empty where it has one only. */
  readonly list: string;
}
