import { type SyntaxNode, textOf } from '../../syntax';
import { walk } from '../names';
import type { Resolver, Scope } from '../names';
import type { Call, Expression } from '../program';
import type { Check } from './check';
import { regexSource } from './regex-source';

/** Patterns of more than one character that can come together anew out of what is left. */
const REBUILT = /<.{0,6}(?:script|cript\b)|<!--|\bon\\w[+*]=|\\\.\\\.(?:\\?\/|\\\\)|\\?\/\\\.\\\./i;
const QUOTES = /^\(?\[?\(?(?:\\?['"`]\|?)+\)?\]?\)?$/;

/** Replacing that leaves some of the dangerous text in place. */
export const incompleteSanitization: Check = (program, resolver) => {
  const found: SyntaxNode[] = [];
  walk(program, resolver.names, {
    expression(expression, scope) {
      if (expression.kind !== 'call' || expression.callee.kind !== 'member' || expression.callee.name !== 'replace')
        return;
      const [pattern, replacement] = expression.args;
      if (!pattern || !replacement || isRepeated(expression, pattern.value)) return;
      const by = resolver.constantOf(replacement.value, scope);
      const around = scope.owner ?? null;
      const context = {
        by: by?.type === 'string' ? by.value : null,
        text: textOf(around?.node ?? expression.node),
        scope,
        resolver,
      };
      if (
        replacesOne(pattern.value, context) ||
        leavesRest(pattern.value, context) ||
        escapesTwice(expression, context)
      )
        found.push(expression.node);
    },
  });
  return found;
};

/** `.replace('"', '').replace('"', '')` takes away the two of a pair. */
function isRepeated({ callee, node }: Call, pattern: Expression): boolean {
  const text = `replace(${textOf(pattern.node)},`;
  const before = callee.kind === 'member' ? textOf(callee.object.node) : '';
  const after =
    node.parent?.kind === 'member_expression' ? textOf(node.parent.parent ?? node).slice(textOf(node).length) : '';
  return before.includes(text) || after.includes(text);
}

interface Context {
  readonly by: string | null;
  /** Of the function around it. */
  readonly text: string;
  readonly scope: Scope;
  readonly resolver: Resolver;
}

/** Only the first of several is replaced. */
function replacesOne(pattern: Expression, { by, scope, resolver }: Context): boolean {
  if (by === null) return false;
  const text = resolver.constantOf(pattern, scope);
  const regex = regexSource(text ?? pattern, scope, resolver);
  const char = text?.type === 'string' ? text.value : regex && !regex.flags.includes('g') ? regex.source : null;
  if (char === null) return false;
  if (/^(?:\\?['"`<>|&]|\/?\.\.\/)$/.test(char)) return by === '' || /^(?:\\|&|%|_|''$|""$)/.test(by);
  return /^\\?[[\]{}/]$/.test(char) && /^(?:\\\\|%)/.test(by);
}

/** What is removed once can stand there again, or the escape character itself is not escaped. */
function leavesRest(pattern: Expression, { by, text, scope, resolver }: Context): boolean {
  const regex = regexSource(resolver.constantOf(pattern, scope) ?? pattern, scope, resolver);
  if (!regex || by === null) return false;
  if (by === '' && !regex.source.startsWith('^') && REBUILT.test(regex.source)) return !/\b(?:while|do)\b/.test(text);
  if (!regex.flags.includes('g') || !QUOTES.test(regex.source)) return false;
  return (
    /^\\\\(?:\\?['"`]|\$)/.test(by) && !text.replace(textOf(pattern.node), '').replace(by, '').includes('\\\\\\\\')
  );
}

/** `&` is escaped after, or put back before, what is written with it. */
function escapesTwice({ callee, args }: Call, { scope, resolver }: Context): boolean {
  const inner = callee.kind === 'member' ? callee.object : null;
  if (inner?.kind !== 'call' || inner.callee.kind !== 'member' || inner.callee.name !== 'replace') return false;
  const source = (call: readonly { readonly value: Expression }[], at: number): string => {
    const value = call[at]?.value;
    if (!value) return '';
    return regexSource(value, scope, resolver)?.source ?? resolver.constantOf(value, scope)?.value ?? '';
  };
  const escapesLate = source(args, 0) === '&' && /^&\w+;$/.test(source(inner.args, 1));
  const putsBackEarly = source(inner.args, 0) === '&amp;' && /^&(?!amp)\w+;$/.test(source(args, 0));
  return escapesLate || putsBackEarly;
}
