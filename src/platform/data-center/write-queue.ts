/**
 * The writes of each key, started in the order of asking. What changes something goes alone. What only adds may go beside others of its
 * kind, until one of them fails: then they follow each other until one goes well again.
 */
export interface WriteQueue {
  change<T>(key: string, work: () => Promise<T>): Promise<T>;
  add<T>(key: string, work: () => Promise<T>): Promise<T>;
}

interface Waiting {
  readonly adds: boolean;
  readonly start: () => Promise<boolean>;
}

interface Line {
  readonly waiting: Waiting[];
  running: number;
  changing: boolean;
  /** An addition failed, and none went well since. */
  careful: boolean;
}

export function createWriteQueue(): WriteQueue {
  const lines = new Map<string, Line>();

  function serve(key: string, line: Line): void {
    for (let next = line.waiting[0]; next !== undefined && fits(next, line); next = line.waiting[0]) {
      line.waiting.shift();
      void run(key, line, next);
    }
    if (line.running === 0 && line.waiting.length === 0) lines.delete(key);
  }

  async function run(key: string, line: Line, { adds, start }: Waiting): Promise<void> {
    line.running += 1;
    line.changing = !adds;
    const well = await start();
    line.running -= 1;
    line.changing = false;
    if (adds) line.careful = !well;
    serve(key, line);
  }

  function enter<T>(key: string, adds: boolean, work: () => Promise<T>): Promise<T> {
    return new Promise((resolve) => {
      const line = lines.get(key) ?? { waiting: [], running: 0, changing: false, careful: false };
      lines.set(key, line);
      const start = (): Promise<boolean> => {
        const result = work();
        resolve(result);
        return result.then(
          () => true,
          () => false,
        );
      };
      line.waiting.push({ adds, start });
      serve(key, line);
    });
  }

  return {
    change: (key, work) => enter(key, false, work),
    add: (key, work) => enter(key, true, work),
  };
}

function fits({ adds }: Waiting, { running, changing, careful }: Line): boolean {
  return running === 0 || (adds && !changing && !careful);
}
