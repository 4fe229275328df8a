import type { RuffDiagnostic, RuffWire } from './diagnostic';
import { falseAlarms } from './false-alarms';
import { withoutSilencing } from './silencing';
import { replacementOf } from './suggestion';
import { describeSyntaxError } from './syntax-error';
import { isFineInTests, isTestFile } from './test-files';

interface RuffWorkspace {
  check(text: string): unknown;
}

/** Ruff with our settings, once for each half of the rules. */
export interface Ruff {
  readonly quality: RuffWorkspace;
  readonly security: RuffWorkspace;
}

const STUB = /\.pyi$/i;

/**
 * Checks one Python file. `# noqa` is honoured for quality, as Python users expect, but cannot hide a security finding: the change under
 * review must not decide that.
 */
export function checkPython(ruff: Ruff, path: string, content: string): readonly RuffWire[] {
  // A lone carriage return ends a line for ruff, not for git; a space keeps the numbers of lines and columns equal.
  const text = content.replace(/\r(?!\n)/g, ' ');
  const lines = text.split('\n');
  const quality = ruff.quality.check(text) as readonly RuffDiagnostic[];
  const broken = quality.find(({ code }) => code === null || code === 'invalid-syntax');
  if (broken) {
    // After a syntax error everything else is guesswork.
    const wire = describeSyntaxError(broken, lines);
    return wire === null ? [] : [wire];
  }
  if (STUB.test(path)) return [];
  const security = ruff.security.check(withoutSilencing(text)) as readonly RuffDiagnostic[];
  const isFalseAlarm = falseAlarms({ path, text, lines });
  const kept = quality.filter((diagnostic) => !isFalseAlarm(diagnostic));
  const wires = oncePerLine([...kept, ...security].map((diagnostic) => toWire(diagnostic, lines)));
  return isTestFile(path) ? wires.filter(({ code }) => !isFineInTests(code)) : wires;
}

function toWire(diagnostic: RuffDiagnostic, lines: readonly string[]): RuffWire {
  const { message, start_location: from, end_location: to } = diagnostic;
  const code = String(diagnostic.code);
  const replacement = replacementOf(diagnostic, lines);
  if (replacement)
    return { code, message, start: replacement.start, end: replacement.end, suggestion: replacement.text };
  // A range that ends before the first column of a line does not include that line.
  const end = to.column <= 1 && to.row > from.row ? to.row - 1 : to.row;
  return { code, message, start: from.row, end };
}

/** `from x import a, b, c` is one remark, not three. */
function oncePerLine(wires: readonly RuffWire[]): readonly RuffWire[] {
  const groups = new Map<string, RuffWire[]>();
  for (const wire of wires) {
    const key = `${wire.code} ${wire.start}`;
    groups.set(key, [...(groups.get(key) ?? []), wire]);
  }
  return [...groups.values()].map(([first, ...others]) =>
    others.length === 0
      ? first!
      : { ...first!, message: `${first!.message} (and ${others.length} more like it on this line)` },
  );
}
