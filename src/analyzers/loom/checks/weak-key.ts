import type { SyntaxNode } from '../../syntax';
import { lookUp, type Resolver, type Scope, walk } from '../names';
import type { Call, Expression } from '../program';
import type { Check } from './check';

/** The least bits of a key, by the algorithm's name in capitals. */
const LEAST: Readonly<Record<string, number>> = {
  RSA: 2048,
  DSA: 2048,
  DH: 2048,
  DIFFIEHELLMAN: 2048,
  EC: 224,
  ECDSA: 224,
  AES: 128,
};
const CURVE_BITS = /^(?:secp|sect|prime|c2pnb|c2tnb|X9\.62 (?:prime|c2pnb|c2tnb)|brainpoolp)(\d+)/i;
const GENERATORS = /\b(?:KeyPairGenerator|KeyGenerator|AlgorithmParameterGenerator)\.getInstance$/;

/** A key generator of Java that is set up with too few bits, or a curve that is too small. */
export const weakKey: Check = (program, resolver) => {
  const found: SyntaxNode[] = [];
  walk(program, resolver.names, {
    expression(expression, scope) {
      if (expression.kind !== 'call') return;
      const { callee, args } = expression;
      if (isCurve(expression, scope, resolver)) found.push(expression.node);
      if (callee.kind !== 'member' || !/^(?:init|initialize)$/.test(callee.name)) return;
      const least = leastOf(callee.object, scope, resolver);
      const bits = args[0] && resolver.constantOf(args[0].value, scope);
      if (least !== undefined && bits?.type === 'number' && Number(bits.value) < least) found.push(expression.node);
    },
  });
  return found;
};

function leastOf(generator: Expression, scope: Scope, resolver: Resolver): number | undefined {
  const made = generator.kind === 'name' ? lookUp(scope, generator.name)?.values : [generator];
  const [only, ...more] = made ?? [];
  if (only?.kind !== 'call' || more.length > 0) return undefined;
  if (!resolver.namesOf(only.callee, scope).some((name) => GENERATORS.test(name))) return undefined;
  const algorithm = only.args[0] && resolver.constantOf(only.args[0].value, scope);
  return algorithm ? LEAST[algorithm.value.toUpperCase()] : undefined;
}

function isCurve({ callee, args, makes }: Call, scope: Scope, resolver: Resolver): boolean {
  if (!makes || !resolver.namesOf(callee, scope).some((name) => /(?:^|\.)ECGenParameterSpec$/.test(name))) return false;
  const curve = args[0] && resolver.constantOf(args[0].value, scope);
  const bits = curve && CURVE_BITS.exec(curve.value)?.[1];
  return bits !== undefined && bits !== null && Number(bits) < LEAST.EC!;
}
