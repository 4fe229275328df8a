import type { SyntaxNode } from '../../syntax';
import { nameIndex, type Resolver, type Scope, walk } from '../names';
import type { Argument, Call } from '../program';
import type { Check } from './check';
import { javaPlaces, netPlaces } from './format-places';

const PRINTF = nameIndex([
  [
    [
      '*.String.format',
      '*.System.out.printf',
      '*.System.err.printf',
      '*.System.out.format',
      'PrintStream.printf',
      'PrintStream.format',
      'PrintWriter.printf',
      'PrintWriter.format',
      'Formatter.format',
      'Console.printf',
    ],
    true as const,
  ],
]);
const FORMATTED = nameIndex([[['String.formatted'], true as const]]);
const NET = nameIndex([
  [
    [
      '*.string.Format',
      '*.String.Format',
      '*.Console.WriteLine',
      '*.Console.Write',
      'StringBuilder.AppendFormat',
      'StreamWriter.WriteLine',
      'TextWriter.WriteLine',
      '*.Debug.WriteLine',
    ],
    true as const,
  ],
]);

/** A format that asks for more values than it is given, or for fewer, or that no formatter can read. */
export const formatMismatch: Check = (program, resolver) => {
  const found: SyntaxNode[] = [];
  walk(program, resolver.names, {
    expression(expression, scope) {
      if (expression.kind !== 'call' || expression.callee.kind !== 'member') return;
      const wrong =
        program.language === 'csharp'
          ? isWrongNet(expression, scope, resolver)
          : isWrongJava(expression, scope, resolver);
      if (wrong) found.push(expression.node);
    },
  });
  return found;
};

function isWrongJava(call: Call, scope: Scope, resolver: Resolver): boolean {
  const names = resolver.namesOf(call.callee, scope);
  if (FORMATTED.find(names).length > 0 && call.callee.kind === 'member') {
    const text = resolver.constantOf(call.callee.object, scope);
    return text?.type === 'string' && isOff(javaPlaces(text.value), call.args, isSpread(call.args, scope, resolver));
  }
  if (PRINTF.find(names).length === 0) return false;
  const first = call.args[0] && resolver.constantOf(call.args[0].value, scope);
  const at = first?.type === 'string' ? 0 : 1;
  const text = call.args[at] && resolver.constantOf(call.args[at].value, scope);
  // A text in second place is the format only behind a locale.
  if (at === 1 && !/(?:^|\.)Locale\b/.test(names.length > 0 ? localeOf(call, scope, resolver) : '')) return false;
  const given = call.args.slice(at + 1);
  return text?.type === 'string' && isOff(javaPlaces(text.value), given, isSpread(given, scope, resolver));
}

function localeOf({ args }: Call, scope: Scope, resolver: Resolver): string {
  return args[0] ? (resolver.namesOf(args[0].value, scope)[0] ?? '') : '';
}

function isOff(places: number | 'broken', given: readonly Argument[], isSpread: boolean): boolean {
  return places === 'broken' || (!isSpread && places !== given.length);
}

function isWrongNet(call: Call, scope: Scope, resolver: Resolver): boolean {
  if (NET.find(resolver.namesOf(call.callee, scope)).length === 0) return false;
  const [format, ...given] = call.args;
  const text = format && resolver.constantOf(format.value, scope);
  if (text?.type !== 'string' || isSpread(given, scope, resolver)) return false;
  const formats = call.callee.kind === 'member' && call.callee.name.endsWith('Format');
  if (given.length === 0 && !formats) return false;
  const places = netPlaces(text.value);
  return places === 'broken' || places.some((place) => place >= given.length) || new Set(places).size < given.length;
}

/** One value alone may be the array of all. */
function isSpread(given: readonly Argument[], scope: Scope, resolver: Resolver): boolean {
  const [only, ...more] = given;
  if (given.some(({ spread }) => spread)) return true;
  if (!only || more.length > 0 || only.value.kind === 'literal' || only.value.kind === 'binary') return false;
  const types = resolver.typesOf(only.value, scope);
  return types.length === 0 || types.some((type) => type.endsWith('[]') || /^(?:Object|object|T|dynamic)$/.test(type));
}
