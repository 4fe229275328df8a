import type { SyntaxNode } from '../../syntax';
import { nameIndex, type Resolver, type Scope, walk } from '../names';
import type { Expression } from '../program';
import { anyWithin } from './any-in';
import type { Check } from './check';

const GUESSABLE = nameIndex([
  [
    [
      // Go; the generator of crypto/rand has none of these
      'rand.Intn',
      'rand.IntN',
      'rand.N',
      'rand.Int31*',
      'rand.Int63*',
      'rand.Uint32*',
      'rand.Uint64*',
      'rand.Float*',
      'rand.Perm',
      'rand.Rand.*',
      // PHP
      'mt_rand',
      'uniqid',
      'lcg_value',
      'str_shuffle',
      'array_rand',
      // PHP and Ruby
      'rand',
      'Kernel.rand',
      'Random.rand',
      'Random.bytes',
      'Random.new_seed',
      '*.sample',
      '*.shuffle',
    ],
    true as const,
  ],
]);
const SECRET =
  /(?:passwords?|passwd|passphrase|secret|tokens?|nonce|salt|otp|session_?ids?|api_?keys?|csrf|(?:reset|verification|activation|confirmation|invite|auth)_?code)(?:_?(?:str|string|value|bytes|hex))?[!?]?$/i;

/** A secret that is drawn from a generator which can be foretold: put under its name, or made by a function of its name. */
export const predictableSecret: Check = (program, resolver) => {
  const found: SyntaxNode[] = [];
  const report = (target: Expression, value: Expression, scope: Scope, node: SyntaxNode): void => {
    const name = nameOf(target, scope, resolver);
    if (name === null || !SECRET.test(name)) return;
    if (anyWithin(value, (one) => isDrawn(one, scope))) found.push(node);
  };
  const called = new Set<Expression>();
  const isDrawn = (one: Expression, scope: Scope): boolean => {
    if (one.kind === 'call') called.add(one.callee);
    // Ruby: `letters.sample` is a call too.
    const draws = one.kind === 'call' || (one.kind === 'member' && program.language === 'ruby' && !called.has(one));
    return draws && isGuessable(one, scope, resolver);
  };
  walk(program, resolver.names, {
    expression(expression, scope) {
      if (expression.kind === 'assign') report(expression.target, expression.value, scope, expression.node);
      if (isDrawn(expression, scope) && SECRET.test(functionAround(scope))) found.push(expression.node);
    },
    statement(statement, scope) {
      if (statement.kind === 'variable' && statement.value)
        report(statement.target, statement.value, scope, statement.node);
    },
  });
  return found;
};

/** The name of a variable or member, or the key of an entry: `$user['token']`. */
function nameOf(target: Expression, scope: Scope, resolver: Resolver): string | null {
  if (target.kind === 'name' || target.kind === 'member') return target.name;
  if (target.kind !== 'index' || !target.index) return null;
  const key = resolver.constantOf(target.index, scope)?.value;
  return key !== undefined && /\D/.test(key) ? key : nameOf(target.object, scope, resolver);
}

function isGuessable(drawing: Expression, scope: Scope, resolver: Resolver): boolean {
  const names = resolver.namesOf(drawing.kind === 'call' ? drawing.callee : drawing, scope);
  // `sample(random: SecureRandom)` cannot be foretold.
  const secure = drawing.kind === 'call' && drawing.args.some(({ name }) => name === 'random');
  // Go's generator for cryptography is asked with arguments.
  const drawn = drawing.kind === 'call' && drawing.args.length === 0 && names.includes('rand.Int');
  return (drawn || GUESSABLE.find(names).length > 0) && !secure;
}

/** The name of the nearest function with one: blocks and closures belong to it. */
function functionAround(scope: Scope): string {
  for (let at: Scope | null = scope; at; at = at.parent)
    if (at.owner?.kind === 'function' && at.owner.name !== null) return at.owner.name;
  return '';
}
