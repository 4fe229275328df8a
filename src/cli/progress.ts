import type { ReviewStep } from '../review';

/** One line on stderr that says what is going on while a person watches; silent in a pipe, in CI and on a dumb terminal. */
export interface Progress {
  readonly show: (step: ReviewStep) => void;
  /** Wipes the line, so that the result starts on a clean one. */
  readonly clear: () => void;
}

const CLEAR_LINE = '\r\u001b[2K';

export const NO_PROGRESS: Progress = { show: () => undefined, clear: () => undefined };

/** Progress on a terminal. */
export function terminalProgress(stream: NodeJS.WriteStream): Progress {
  let shown = false;
  return {
    show(step) {
      stream.write(`${CLEAR_LINE}${describe(step).slice(0, Math.max(20, stream.columns - 1))}`);
      shown = true;
    },
    clear() {
      if (shown) stream.write(CLEAR_LINE);
      shown = false;
    },
  };
}

function describe(step: ReviewStep): string {
  switch (step.kind) {
    case 'gathering':
      return 'Reading the change…';
    case 'analyzing':
      return `Analysing ${step.files} ${step.files === 1 ? 'file' : 'files'} with ${step.running.join(', ')}…`;
    case 'placing':
      return 'Comparing with the base…';
  }
}
