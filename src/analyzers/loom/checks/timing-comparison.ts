import { type SyntaxNode, textOf } from '../../syntax';
import { lookUp, nameIndex, type Resolver, type Scope, walk } from '../names';
import { type Expression, partsOf } from '../program';
import type { Check } from './check';

const SIGNS = nameIndex([
  [
    [
      'crypto.createHmac',
      '*.createHmac',
      '*.HmacSHA256',
      '*.HmacSHA1',
      '*.HmacSHA512',
      'hash.HMAC.Sum',
      'hash_hmac',
      'OpenSSL.HMAC.hexdigest',
      'OpenSSL.HMAC.digest',
      'OpenSSL.HMAC.base64digest',
      'hmac.new',
      'hmac.digest',
      '/(?:^|\\.)HMACSHA(?:1|256|384|512)\\.(?:ComputeHash|ComputeHashAsync|HashData)$/',
    ],
    true as const,
  ],
]);
/** Other forms of the same bytes. */
const FORMS =
  /^(?:EncodeToString|Sprintf|string|bin2hex|base64_encode|strtolower|strtoupper|encode64|strict_encode64|urlsafe_encode64|ToHexString|ToHexStringLower|ToBase64String)$/;
/** Calls that compare two things as `==` does. */
const COMPARES = nameIndex([
  [['bytes.Equal', 'bytes.Compare', 'strings.EqualFold', 'reflect.DeepEqual'], true as const],
]);
/** PHP: as texts that look like numbers, `0e1` and `0e2` are equal. */
const HASHES = nameIndex([[['md5', 'sha1', 'hash', 'crypt'], true as const]]);
const SECRET_TEXT = /pass|pwd|token|secret|sign|\$_(?:POST|GET|REQUEST|COOKIE)/i;
const MAX_STEPS = 5;

/** A signature that is compared character by character: how long it takes tells how much of a guess was right. */
export const timingComparison: Check = (program, resolver) => {
  const found: SyntaxNode[] = [];
  const isLooseHash = (value: Expression, node: SyntaxNode, scope: Scope): boolean =>
    program.language === 'php' &&
    value.kind === 'call' &&
    HASHES.find(resolver.namesOf(value.callee, scope)).length > 0 &&
    SECRET_TEXT.test(textOf(node));
  walk(program, resolver.names, {
    expression(expression, scope) {
      const sides = comparedIn(expression, scope, resolver);
      if (!sides || sides.some((side) => resolver.constantOf(side, scope))) return;
      const loose = expression.kind === 'binary' && expression.written === '==';
      if (
        sides.some((side) => isSignature(side, scope, resolver) || (loose && isLooseHash(side, expression.node, scope)))
      )
        found.push(expression.node);
    },
  });
  return found;
};

function comparedIn(expression: Expression, scope: Scope, resolver: Resolver): readonly Expression[] | null {
  if (expression.kind === 'binary')
    return /^[!=]=$/.test(expression.operator) ? [expression.left, expression.right] : null;
  if (expression.kind !== 'call') return null;
  const { callee, args } = expression;
  if (args.length === 1 && callee.kind === 'member' && /^(?:SequenceEqual|Equals)$/.test(callee.name))
    return [callee.object, args[0]!.value];
  if (args.length !== 2) return null;
  const names = resolver.namesOf(callee, scope);
  return COMPARES.find(names).length > 0 ? args.map(({ value }) => value) : null;
}

function isSignature(value: Expression, scope: Scope, resolver: Resolver, steps = MAX_STEPS): boolean {
  if (steps === 0) return false;
  if (value.kind === 'name') {
    const [only, ...more] = lookUp(scope, value.name)?.values ?? [];
    return !!only && more.length === 0 && isSignature(only, scope, resolver, steps - 1);
  }
  if (value.kind === 'member') return false;
  if (value.kind === 'call') {
    const { callee, args } = value;
    if (SIGNS.find(resolver.namesOf(callee, scope)).length > 0) return true;
    if ((callee.kind === 'member' || callee.kind === 'name') && FORMS.test(callee.name))
      return args.some((one) => isSignature(one.value, scope, resolver, steps - 1));
    // The length of a signature and the like are no secret: only a chain of calls that ends in the signature itself.
    return (
      callee.kind === 'member' &&
      /^(?:update|digest|hexdigest|toString|decode|ToLower|ToLowerInvariant)$/.test(callee.name) &&
      isSignature(callee.object, scope, resolver, steps)
    );
  }
  if (value.kind === 'wrapped') return value.values.some((part) => isSignature(part, scope, resolver, steps - 1));
  if (value.kind !== 'template' && value.kind !== 'binary') return false;
  return partsOf(value).some((part) => isSignature(part, scope, resolver, steps - 1));
}
