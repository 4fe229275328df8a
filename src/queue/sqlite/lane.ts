/** One thing after the other: what shares a connection must not run inside somebody else's transaction. */
export class Lane {
  private tail: Promise<unknown> = Promise.resolve();

  /** Runs `work` when everything before it has ended, well or badly. */
  run<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.tail.then(work);
    this.tail = result.catch(() => undefined);
    return result;
  }
}
