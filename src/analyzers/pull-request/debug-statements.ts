import type { Language } from '../../domain';

/** A statement that stops or prints for the one who was debugging. */
export interface DebugStatement {
  readonly languages: readonly Language[];
  /** Looked for in one line that is not a comment. */
  readonly expression: RegExp;
  /** How a person calls it. */
  readonly name: string;
}

const SCRIPT: readonly Language[] = ['javascript', 'typescript'];

/** What halts the program, or dumps data into what users see. */
export const DEBUG_STATEMENTS: readonly DebugStatement[] = [
  { languages: SCRIPT, expression: /^\s*debugger\s*(?:;\s*)?(?:\/\/.*)?$/, name: 'debugger' },
  { languages: ['python'], expression: /^\s*breakpoint\(\s*\)/, name: 'breakpoint()' },
  {
    languages: ['python'],
    expression: /^\s*(?:import\s+(?:ipdb|pdb|pudb)\b|from\s+(?:ipdb|pudb)\s+import\b)/,
    name: 'an imported debugger',
  },
  { languages: ['python'], expression: /\b(?:ipdb|pdb|pudb)\.set_trace\(/, name: 'set_trace()' },
  { languages: ['ruby'], expression: /\bbinding\.(?:pry|irb|break)\b/, name: 'a breakpoint' },
  { languages: ['ruby'], expression: /^\s*(?:byebug|debugger)\s*$/, name: 'a breakpoint' },
  { languages: ['php'], expression: /(?:^|[\s;{@])(?:var_dump|dd|ddd|xdebug_break)\s*\(/, name: 'a debug dump' },
  { languages: ['csharp'], expression: /\bDebugger\.(?:Break|Launch)\(\s*\)/, name: 'a breakpoint' },
  { languages: ['rust'], expression: /(?:^|[\s(=])dbg!\s*\(/, name: 'dbg!' },
  { languages: ['go'], expression: /\bspew\.Dump\(/, name: 'a debug dump' },
];

/** Tests that run alone, so that all the others silently do not. Looked for in test files only. */
export const FOCUSED_TESTS: readonly DebugStatement[] = [
  { languages: SCRIPT, expression: /^\s*(?:describe|it|test|context|suite)\.only\s*[(`.]/, name: '.only' },
  { languages: SCRIPT, expression: /^\s*(?:fdescribe|fit|ftest)\s*\(/, name: 'a focused test' },
  { languages: ['ruby'], expression: /^\s*(?:fdescribe|fcontext|fit|fspecify)[\s(]/, name: 'a focused example' },
  {
    languages: ['ruby'],
    expression: /^\s*(?:describe|context|it|specify)\b.{0,200},\s*(?:focus:\s*true|:focus)\b/,
    name: 'a focused example',
  },
];

/** Output for the one who was debugging; in libraries and pages it reaches people it was not meant for. */
export const CONSOLE_OUTPUT: DebugStatement = {
  languages: SCRIPT,
  expression: /^\s*console\.(?:log|dir|table|trace)\(/,
  name: 'console output',
};
