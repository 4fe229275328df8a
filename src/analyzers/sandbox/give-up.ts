/** Ends a worker that is of no more use; the last line of its stderr says why. */
export function giveUp(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
