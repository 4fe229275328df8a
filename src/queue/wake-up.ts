/** A wait that can be cut short. A call that comes while nobody waits cuts the next wait. */
export class WakeUp {
  private called = false;
  private end: (() => void) | null = null;

  call(): void {
    this.called = true;
    this.end?.();
  }

  async wait(ms: number): Promise<void> {
    if (!this.called) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        this.end = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      this.end = null;
    }
    this.called = false;
  }
}
