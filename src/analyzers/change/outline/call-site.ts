/** A call by a plain name, by a class and one member, or on an object of a known class, with nothing spread into it and nothing given by name. */
export interface CallSite {
  /** `Price` in `Price.of(1)` and in `price.of(1)` of a `Price`, null in `price(1)`: what the function belongs to. */
  readonly owner: string | null;
  /** Whether an object of the owner is asked, and not the owner itself. */
  readonly onObject: boolean;
  /** `constructor` in `new Price(1)`. */
  readonly name: string;
  readonly line: number;
  readonly args: number;
}
