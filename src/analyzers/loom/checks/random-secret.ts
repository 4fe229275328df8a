import type { SyntaxNode } from '../../syntax';
import { nameIndex, type Resolver, type Scope, walk } from '../names';
import type { Call, Expression, FunctionValue } from '../program';
import { anyIn, anyWithin } from './any-in';
import type { Check } from './check';

const GUESSABLE = nameIndex([
  [
    [
      // C#
      'Random.Next',
      'Random.NextBytes',
      'Random.NextDouble',
      'Random.NextInt64',
      '*.Random().Next',
      '*.Random.Shared.Next',
      // Python
      'random.random',
      'random.randint',
      'random.randrange',
      'random.choice',
      'random.choices',
      'random.sample',
      'random.getrandbits',
      'random.uniform',
      // JavaScript
      'Math.random',
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
    ],
    true as const,
  ],
]);
/** Methods of Ruby's lists, whatever the list is called. */
const GUESSABLE_PICKS = /^(?:sample|shuffle)$/;
const SECRET =
  /(?:passwords?|passwd|passphrase|secret|tokens?|nonce|salt|otp|session_?ids?|api_?keys?|csrf|(?:reset|verification|activation|confirmation|invite|auth)_?code)(?:_?(?:str|string|value|bytes|hex))?[!?]?$/i;

/** A secret that is drawn from a generator which can be foretold: put under its name, or made by a function of its name. */
export const randomSecret: Check = (program, resolver) => {
  const found: SyntaxNode[] = [];
  const picks = program.language === 'ruby';
  const callees = new Set<Expression>();
  const report = (target: Expression, value: Expression, scope: Scope, node: SyntaxNode): void => {
    const name = nameOf(target, scope, resolver);
    if (name === null || !SECRET.test(name)) return;
    if (anyWithin(value, (one) => draws(one, scope) || isMadeByDrawing(one, scope))) found.push(node);
  };
  const draws = (one: Expression, scope: Scope): boolean => {
    if (one.kind === 'call') {
      callees.add(one.callee);
      return isGuessable(one, scope, resolver) || (picks && isPick(one.callee) && !isGivenGenerator(one));
    }
    // `letters.sample` is a call too.
    return picks && !callees.has(one) && isPick(one);
  };
  const isMadeByDrawing = (one: Expression, scope: Scope): boolean => {
    const made = one.kind === 'call' ? resolver.functionOf(one.callee, scope) : null;
    return made !== null && firstDrawing(made) !== null;
  };
  const firstDrawing = (value: FunctionValue): SyntaxNode | null => {
    const inner = resolver.names.scopeOf(value);
    let drawing: SyntaxNode | null = null;
    anyIn(value.body, (one) => {
      if (one.kind === 'function') drawing = firstDrawing(one);
      else if (draws(one, inner)) drawing = one.node;
      return drawing !== null;
    });
    return drawing;
  };
  const enter = (value: FunctionValue): void => {
    const drawing = value.name !== null && SECRET.test(value.name) ? firstDrawing(value) : null;
    if (drawing) found.push(drawing);
  };
  walk(program, resolver.names, {
    expression(expression, scope) {
      if (expression.kind === 'assign') report(expression.target, expression.value, scope, expression.node);
      if (expression.kind === 'function') enter(expression);
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

function isGuessable({ callee, args }: Call, scope: Scope, resolver: Resolver): boolean {
  const names = resolver.namesOf(callee, scope);
  // Go's generator for cryptography is asked with arguments.
  return GUESSABLE.find(names).length > 0 || (args.length === 0 && names.includes('rand.Int'));
}

function isPick(method: Expression): boolean {
  return method.kind === 'member' && GUESSABLE_PICKS.test(method.name);
}

/** `sample(random: SecureRandom)` cannot be foretold. */
function isGivenGenerator({ args }: Call): boolean {
  return args.some(({ name }) => name === 'random');
}
