/** What a bench prints as its last line. Ratios compare with a peer or a limit measured in the same run. */
export interface BenchResult {
  readonly name: string;
  readonly figures: Readonly<Record<string, number | Readonly<Record<string, number>>>>;
  readonly ratios: Readonly<Record<string, number>>;
}
