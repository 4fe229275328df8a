import { LineIndex } from '../line-index';
import { listed, shown } from '../shown';
import type { TemplateError, TemplateNode, ValuePath } from './model';
import { type Block, type Expression, type Mustache, type Program, type SyntaxNode, syntaxOf } from './syntax';
import { SUMMARY_VARIABLES, type VariableShape, type Variables } from './variables';

const LONGEST = 10_000;
const DEEPEST = 10;
/** A comment apart: what is called inside a call. The parser takes seconds for a thousand of them, and none is supported. */
const CALLS_IN_CALLS = /(?<!\\)\{\{(?!~?!)[^{}]*\([^{}]*\(/;

export type ParsedTemplate =
  { readonly ok: true; readonly template: readonly TemplateNode[] } | ({ readonly ok: false } & TemplateError);

/**
 * Reads a summary template: Handlebars with values, `if`, `unless` and `each`, and nothing that would run code. Every name is checked
 * here, so that showing it cannot fail.
 */
export function parseTemplate(text: string): ParsedTemplate {
  if (text.trim() === '') return { ok: false, line: 1, message: 'A template must not be empty.' };
  if (text.length > LONGEST)
    return { ok: false, line: 1, message: `A template can have at most ${LONGEST} characters.` };
  const nested = CALLS_IN_CALLS.exec(text);
  if (nested) return { ok: false, line: new LineIndex(text).placeOf(nested.index).line, message: ONLY_NAMES };
  try {
    const root: VariableShape = { kind: 'record', meaning: '', fields: SUMMARY_VARIABLES };
    return { ok: true, template: nodesOf(syntaxOf(text), [root], 0) };
  } catch (error) {
    return { ok: false, ...faultOf(error) };
  }
}

const ONLY_NAMES = 'Only names of values are supported here.';

/** Leaves the conversion at the first thing that a template cannot hold. */
class Refusal extends Error {
  constructor(
    readonly line: number,
    message: string,
  ) {
    super(message);
  }
}

/** @param around what names stand for, the innermost list last */
function nodesOf(
  program: Program | undefined,
  around: readonly VariableShape[],
  depth: number,
): readonly TemplateNode[] {
  return (program?.body ?? []).flatMap((statement): readonly TemplateNode[] => {
    if (depth > DEEPEST) throw refused(statement, `Nested deeper than ${DEEPEST} blocks; split the template.`);
    switch (statement.type) {
      case 'ContentStatement':
        return [{ kind: 'text', text: statement.value }];
      case 'CommentStatement':
        return [];
      case 'MustacheStatement':
        return [valueOf(statement, around)];
      case 'BlockStatement':
        return [blockOf(statement, around, depth)];
      default:
        throw refused(statement, 'Partials and decorators are not supported.');
    }
  });
}

function valueOf({ path, params, hash }: Mustache, around: readonly VariableShape[]): TemplateNode {
  if (params.length > 0 || hash !== undefined) throw refused(path, 'Only names are supported here, without arguments.');
  const { to, shape } = pathOf(path, around);
  if (shape.kind !== 'text') throw refused(path, `This is ${NOUNS[shape.kind]}, not a text; ${HINTS[shape.kind]}.`);
  return { kind: 'value', path: to };
}

const NOUNS = { record: 'a group of values', list: 'a list' } as const;
const HINTS = {
  record: 'name one of its values behind a dot',
  list: 'repeat something for each of its entries with `{{#each …}}`',
} as const;

function blockOf(block: Block, around: readonly VariableShape[], depth: number): TemplateNode {
  const name = block.path.original;
  const [argument] = block.params;
  if (name !== 'if' && name !== 'unless' && name !== 'each')
    throw refused(block, `The block ${shown(name)} is not supported; write \`if\`, \`unless\` or \`each\`.`);
  const isNamed = block.program?.blockParams !== undefined;
  if (argument === undefined || block.params.length > 1 || block.hash !== undefined || isNamed)
    throw refused(block, `\`${name}\` takes one name, and nothing else.`);
  const { to, shape } = pathOf(argument, around);
  if (name === 'each' && shape.kind !== 'list') throw refused(argument, '`each` takes a list.');
  const inside = name === 'each' && shape.kind === 'list' ? [...around, shape.of] : around;
  const body = nodesOf(block.program, inside, depth + 1);
  const otherwise = nodesOf(block.inverse, around, depth + 1);
  if (name === 'unless') return { kind: 'if', path: to, body: otherwise, otherwise: body };
  return { kind: name, path: to, body, otherwise };
}

function pathOf(
  expression: Expression,
  around: readonly VariableShape[],
): { readonly to: ValuePath; readonly shape: VariableShape } {
  if (expression.type !== 'PathExpression' || expression.data) throw refused(expression, ONLY_NAMES);
  const { depth: up, parts } = expression;
  const start = around.at(-1 - up);
  if (start === undefined) throw refused(expression, '`../` leads out of the template.');
  const names = parts.map(String);
  const shape = names.reduce<VariableShape>((holder, name) => {
    const fields: Variables = holder.kind === 'record' ? holder.fields : {};
    const found = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (found === undefined) throw refused(expression, unknown(name, Object.keys(fields)));
    return found;
  }, start);
  return { to: { up, names }, shape };
}

function unknown(name: string, known: readonly string[]): string {
  return known.length === 0
    ? `${shown(name)} has no meaning here.`
    : `${shown(name)} has no meaning here; known are ${listed(known)}.`;
}

function refused({ loc }: SyntaxNode, message: string): Refusal {
  return new Refusal(loc.start.line, message);
}

/** The parser throws errors of its own, which tell the line and then every sign that it would have taken instead. */
function faultOf(error: unknown): TemplateError {
  if (error instanceof Refusal) return { line: error.line, message: error.message };
  const said = error instanceof Error ? error.message : '';
  const line = Number(/line (\d+)|- (\d+):\d+$/.exec(said)?.slice(1).find(Boolean) ?? 1);
  const mismatch = /^([\w.]+ doesn't match [\w./]+)/.exec(said)?.[1];
  return { line, message: mismatch ?? 'This is not Handlebars: check that every `{{` and every block is closed.' };
}
