import type { SyntaxNode } from '../../syntax';
import { nameIndex, type Scope, walk } from '../names';
import { type Expression, partsOf } from '../program';
import type { Check } from './check';

/** What is sent to who asked. */
const ANSWERS = nameIndex([
  [
    [
      'Response.Write',
      'Response.WriteAsync',
      '*.StatusCode',
      'StatusCode',
      'Content',
      'BadRequest',
      'Ok',
      'Problem',
      '*.Results.Problem',
    ],
    true as const,
  ],
]);
const TELLING = new Set(['StackTrace', 'ToString', 'InnerException']);
const FAILURE = /(?:^|\.)\w*Exception$/;

/** The inner life of a failure, its stack above all, in an answer of an ASP.NET application. */
export const informationExposure: Check = (program, resolver) => {
  const found: SyntaxNode[] = [];
  const isFailure = (value: Expression, scope: Scope): boolean =>
    resolver.typesOf(value, scope).some((type) => FAILURE.test(type));
  function tells(value: Expression, scope: Scope): boolean {
    if (isFailure(value, scope)) return true;
    if (value.kind === 'member') return TELLING.has(value.name) && isFailure(value.object, scope);
    if (value.kind === 'call' && value.callee.kind === 'member')
      return value.callee.name === 'ToString' && isFailure(value.callee.object, scope);
    return (value.kind === 'binary' || value.kind === 'template') && partsOf(value).some((part) => tells(part, scope));
  }
  walk(program, resolver.names, {
    expression(expression, scope) {
      if (expression.kind !== 'call') return;
      if (ANSWERS.find(resolver.namesOf(expression.callee, scope)).length === 0) return;
      if (expression.args.some(({ value }) => tells(value, scope))) found.push(expression.node);
    },
  });
  return found;
};
