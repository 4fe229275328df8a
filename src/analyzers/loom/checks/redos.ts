import { type SyntaxNode, textOf } from '../../syntax';
import { nameIndex, walk } from '../names';
import type { Check } from './check';
import { hasNestedRepeat } from './nested-repeat';
import { regexSource } from './regex-source';

/** Calls that take an expression as text, with its position. */
const CALLS = nameIndex([
  [['*.Regex', '*.Pattern.compile', '*.String.matches', '*.String.replaceAll', '*.String.replaceFirst'], 0],
  [['*.Pattern.matches'], 0],
  [['re.compile', 're.match', 're.fullmatch', 're.search', 're.sub', 're.split', 're.findall', 're.finditer'], 0],
  [['RegExp'], 0],
  [['Regex.IsMatch', 'Regex.Match', 'Regex.Matches', 'Regex.Replace', 'Regex.Split'], 1],
]);
/** .NET gives up after a time if it is told so. */
const LIMITED = /\b(?:TimeSpan|[mM]atchTimeout|NonBacktracking)\b/;

/** An expression that takes time without end on text that was made for it. */
export const redos: Check = (program, resolver) => {
  const found: SyntaxNode[] = [];
  walk(program, resolver.names, {
    expression(expression, scope) {
      if (expression.kind === 'literal' && expression.type === 'regex') {
        const regex = regexSource(expression, scope, resolver);
        if (regex && program.language === 'javascript' && hasNestedRepeat(regex.source)) found.push(expression.node);
      }
      if (expression.kind !== 'call') return;
      for (const place of CALLS.find(resolver.namesOf(expression.callee, scope))) {
        const text = expression.args[place] && resolver.constantOf(expression.args[place].value, scope);
        if (text?.type !== 'string' || expression.args.some(({ value }) => LIMITED.test(textOf(value.node)))) continue;
        if (hasNestedRepeat(unescaped(text.value))) found.push(expression.node);
      }
    },
  });
  return found;
};

/** Escapes are as written in the program; a raw string's are doubled by nobody. */
function unescaped(text: string): string {
  return text.replace(/\\\\/g, '\\');
}
