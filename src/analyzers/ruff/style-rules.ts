import type { RuffRow } from './rule-row';

/** What means the same either way, and is written in one way in most projects; the preset `style` turns it on. */
export const STYLE_ROWS: readonly RuffRow[] = [
  ['C408', 'unnecessary-collection-call', 'info', 'style', 'The literal says the same and is faster'],
  ['C416', 'unnecessary-comprehension', 'info', 'style', 'list() or dict() copies without a comprehension'],
  [
    'E701',
    'multiple-statements-on-one-line-colon',
    'info',
    'style',
    'What belongs to the colon gets a line of its own',
  ],
  ['E702', 'multiple-statements-on-one-line-semicolon', 'info', 'style', 'Each statement gets a line of its own'],
  ['E703', 'useless-semicolon', 'info', 'style', 'The semicolon ends nothing'],
  ['E711', 'none-comparison', 'info', 'style', 'None is compared by is, which no class can redefine'],
  ['E712', 'true-false-comparison', 'info', 'style', 'A truth value needs no comparison'],
  ['E713', 'not-in-test', 'info', 'style', 'not in reads as it is said'],
  ['E714', 'not-is-test', 'info', 'style', 'is not reads as it is said'],
  ['E731', 'lambda-assignment', 'info', 'style', 'A function with a name shows it in tracebacks, a lambda does not'],
  ['E741', 'ambiguous-variable-name', 'info', 'style', 'l, O and I look like 1 and 0'],
  ['N801', 'invalid-class-name', 'info', 'style', 'Classes are written in CapWords'],
  ['N802', 'invalid-function-name', 'info', 'style', 'Functions are written in small letters'],
  ['PIE790', 'unnecessary-placeholder', 'info', 'style', 'The block is not empty: pass does nothing in it'],
  ['RET505', 'superfluous-else-return', 'info', 'style', 'After a return the else is not needed'],
  ['SIM102', 'collapsible-if', 'info', 'style', 'Two conditions that stand for one thing can be one'],
  ['SIM103', 'needless-bool', 'info', 'style', 'The condition alone has the value that is returned'],
  ['SIM108', 'if-else-block-instead-of-if-exp', 'info', 'style', 'One value or another fits one line'],
  ['SIM118', 'in-dict-keys', 'info', 'style', 'in looks at the keys by itself'],
  ['UP006', 'non-pep585-annotation', 'info', 'style', 'list and dict name their types since Python 3.9'],
  ['UP007', 'non-pep604-annotation-union', 'info', 'style', 'X | Y stands for Union since Python 3.10'],
  ['UP032', 'f-string', 'info', 'style', 'An f-string shows where each value goes'],
  ['W291', 'trailing-whitespace', 'info', 'style', 'Blanks at the end of a line show in every diff'],
];
