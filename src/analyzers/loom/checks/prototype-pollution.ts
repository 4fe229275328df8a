import { type SyntaxNode, textOf } from '../../syntax';
import { walk } from '../names';
import type { Expression, FunctionValue } from '../program';
import type { Check } from './check';

/** Functions that copy every key of an object into another, deeply, and refuse none. */
export const prototypePollution: Check = (program, resolver) => {
  const found: SyntaxNode[] = [];
  walk(program, resolver.names, {
    expression(expression, scope) {
      if (expression.kind !== 'assign' || expression.target.kind !== 'index') return;
      const { object, index } = expression.target;
      if (index?.kind !== 'name' || object.kind !== 'name') return;
      const owner = deepCopier(scope.owner?.kind === 'function' ? scope.owner : null, (inner) => {
        const outer = resolver.names.scopeOf(inner).parent?.owner;
        return outer?.kind === 'function' ? outer : null;
      });
      const isGiven = owner?.params.some(({ target }) => target.kind === 'name' && target.name === object.name);
      if (owner && isGiven && takesAllKeys(owner, index) && !refusesKeys(owner, object.name))
        found.push(expression.node);
    },
  });
  return found;
};

/** The function around a place that calls itself. */
function deepCopier(
  start: FunctionValue | null,
  outer: (inner: FunctionValue) => FunctionValue | null,
): FunctionValue | null {
  for (let at = start; at; at = outer(at)) {
    const name = at.name ?? /(\w+)\s*[=:]\s*$/.exec(before(at.node))?.[1];
    if (name && new RegExp(`\\b${name}\\s*\\(`).test(textOf(at.node).slice(textOf(at.node).indexOf('{')))) return at;
  }
  return null;
}

function before({ source, start }: SyntaxNode): string {
  return source.slice(Math.max(0, start - 60), start);
}

function takesAllKeys({ node }: FunctionValue, key: Expression): boolean {
  const text = textOf(node);
  const name = textOf(key.node);
  return (
    new RegExp(`for\\s*\\(\\s*(?:(?:const|let|var)\\s+)?\\[?${name}\\b[^)]{0,60}\\b(?:in|of)\\b`).test(text) ||
    /Object\.(?:keys|entries)\(|Reflect\.ownKeys\(|\.(?:each|forOwn|forIn)\(/.test(text)
  );
}

/** An own key of what is copied may well be `__proto__`, as `JSON.parse` gives it; an own key of what is changed is none. */
function refusesKeys({ node }: FunctionValue, changed: string): boolean {
  const text = textOf(node);
  if (
    /__proto__|prototype\b(?!\.hasOwnProperty)|Object\.create\(null\)|new Map\b|isSafe|blacklist|denylist/i.test(text)
  )
    return true;
  return [...text.matchAll(/(\w+)\.hasOwnProperty\(|(?:hasOwn\w*\.call|\bhasOwn)\(\s*(\w+)/gi)].some(
    ([, before, inside]) => (before ?? inside) === changed,
  );
}
