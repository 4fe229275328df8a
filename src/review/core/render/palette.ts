import type { GateAnswer, Severity } from '../../../domain';

export interface Palette {
  bold(text: string): string;
  dim(text: string): string;
  good(text: string): string;
  severity(severity: Severity): string;
  gate(answer: GateAnswer, word: string): string;
}

const RED = 31;
const GREEN = 32;
const YELLOW = 33;
const CYAN = 36;
const SEVERITY_COLORS: Readonly<Record<Severity, number>> = { blocker: RED, warning: YELLOW, info: CYAN };
const GATE_COLORS: Readonly<Record<GateAnswer, number>> = { pass: GREEN, fail: RED, not_evaluated: YELLOW };

/** SGR colours, or none. A severity is always written out as well: colour alone says nothing to many readers. */
export function palette(color: boolean): Palette {
  const sgr = (on: number, off: number, text: string): string =>
    color && text !== '' ? `\u001b[${on}m${text}\u001b[${off}m` : text;
  return {
    bold: (text) => sgr(1, 22, text),
    dim: (text) => sgr(2, 22, text),
    good: (text) => sgr(GREEN, 39, text),
    severity: (severity) => sgr(SEVERITY_COLORS[severity], 39, severity),
    gate: (answer, word) => sgr(GATE_COLORS[answer], 39, word),
  };
}

/** Breaks at spaces so that lines have at most `width` columns where words allow it. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}
