/** Asks again until the answer is yes. Rejects with `what` after `patienceMs`. */
export async function until(
  what: string,
  question: () => boolean | Promise<boolean>,
  patienceMs = 120_000,
): Promise<void> {
  const deadline = Date.now() + patienceMs;
  while (!(await question())) {
    if (Date.now() > deadline) throw new Error(`Waited in vain: ${what}`);
    await new Promise((done) => setTimeout(done, 10));
  }
}
