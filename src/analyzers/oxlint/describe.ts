import type { Finding, LineRange, Rule } from '../../domain';
import type { SourceFile } from '../port';
import { sentence } from '../sentence';
import type { Diagnostic } from './read-report';
import { SYNTAX_ERROR } from './rules';

/** A finding that spans more lines than this is shown where it begins. */
const MAX_LINES = 10;

/** Makes findings of what oxlint said about one file. After a syntax error the rest is guesswork, so that is the only one. */
export function describeDiagnostics(
  diagnostics: readonly Diagnostic[],
  file: SourceFile,
  rules: ReadonlyMap<string, Rule>,
): readonly Finding[] {
  const broken = diagnostics.find(({ code }) => code === undefined || /^TS\(/.test(code));
  if (broken) return [toFinding(broken, file, SYNTAX_ERROR)];
  return diagnostics.flatMap((diagnostic) => {
    const rule = rules.get(ruleId(diagnostic.code ?? ''));
    return rule ? [toFinding(diagnostic, file, rule)] : [];
  });
}

function ruleId(code: string): string {
  const [, plugin = '', name = ''] = /^([\w-]+)\(([\w-]+)\)$/.exec(code) ?? [];
  if (plugin === 'eslint') return `oxlint/${name}`;
  return `oxlint/${plugin === 'react-hooks' ? 'react' : plugin}/${name}`;
}

function toFinding(diagnostic: Diagnostic, file: SourceFile, rule: Rule): Finding {
  const { message, help } = diagnostic;
  return {
    rule: rule.id,
    tool: rule.tool,
    severity: rule.severity,
    category: rule.category,
    message: help === undefined ? sentence(message) : `${sentence(message)} ${sentence(help)}`,
    path: file.path,
    lines: linesOf(diagnostic, file.content),
    ...(rule.cwe === undefined ? {} : { cwe: rule.cwe }),
    ...(rule.helpUrl === undefined ? {} : { helpUrl: rule.helpUrl }),
  };
}

function linesOf({ labels }: Diagnostic, content: Uint8Array): LineRange | null {
  const [first] = labels;
  if (!first) return null;
  // Some rules name the innocent twin first: "first defined here".
  const pointsBack = /\bfirst\b|\balready\b|^This label here/i.test(first.label ?? '');
  const { line, offset, length } = (pointsBack ? labels.at(-1)! : first).span;
  const start = Math.max(1, Math.min(line, countLines(content)));
  const extra = countFeeds(content.subarray(offset, offset + length));
  return { start, end: extra < MAX_LINES ? start + extra : start };
}

function countLines(content: Uint8Array): number {
  return countFeeds(content) + 1;
}

function countFeeds(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(0x0a); at >= 0; at = bytes.indexOf(0x0a, at + 1)) count += 1;
  return count;
}
