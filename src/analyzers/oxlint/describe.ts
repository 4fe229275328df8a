import type { Finding, LineRange, Rule } from '../../domain';
import { saidByRule } from '../finding-of';
import { sentence } from '../sentence';
import { falseAlarms } from './false-alarms';
import { type LineAt, lineIndex } from './line-index';
import type { Diagnostic } from './read-report';
import { SYNTAX_ERROR } from './rules';

/** A finding that spans more lines than this is shown where it begins. */
const MAX_LINES = 10;

/**
 * Makes findings of what oxlint said about `content`, which is shown under `path`. After a syntax error the rest is guesswork, so that
 * is the only one.
 */
export function describeDiagnostics(
  diagnostics: readonly Diagnostic[],
  { path, content }: { readonly path: string; readonly content: Uint8Array },
  rules: ReadonlyMap<string, Rule>,
): readonly Finding[] {
  if (diagnostics.length === 0) return [];
  const lineAt = lineIndex(content);
  const describe = (diagnostic: Diagnostic, rule: Rule): Finding => toFinding(diagnostic, rule, path, lineAt);
  const broken = diagnostics.find(({ code }) => code === undefined);
  if (broken) return rules.has(SYNTAX_ERROR.id) ? [describe(broken, SYNTAX_ERROR)] : [];
  const isFalseAlarm = falseAlarms(content);
  return diagnostics.flatMap((diagnostic) => {
    const rule = rules.get(ruleId(diagnostic.code ?? ''));
    return !rule || isFalseAlarm(rule.id, diagnostic) ? [] : [describe(diagnostic, rule)];
  });
}

function ruleId(code: string): string {
  const [, plugin = '', name = ''] = /^([\w-]+)\(([\w-]+)\)$/.exec(code) ?? [];
  if (plugin === 'eslint') return `oxlint/${name}`;
  return `oxlint/${plugin === 'react-hooks' ? 'react' : plugin}/${name}`;
}

function toFinding(diagnostic: Diagnostic, rule: Rule, path: string, lineAt: LineAt): Finding {
  const { message, help } = diagnostic;
  return {
    ...saidByRule(rule),
    message: help === undefined ? sentence(message) : `${sentence(message)} ${sentence(help)}`,
    path,
    lines: linesOf(diagnostic, lineAt),
  };
}

function linesOf({ labels }: Diagnostic, lineAt: LineAt): LineRange | null {
  const [first] = labels;
  if (!first) return null;
  // Some rules name the innocent twin first ("first defined here") and the culprit last.
  const { offset, length } = (POINTS_BACK.test(first.label ?? '') ? labels.at(-1)! : first).span;
  const start = lineAt(offset);
  const end = lineAt(offset + Math.max(0, length - 1));
  return { start, end: end - start < MAX_LINES ? end : start };
}

const POINTS_BACK = /\b(?:first|already|previously)\b|\bdeclared (?:here )?as\b|^This label here/i;
