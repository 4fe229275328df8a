import type { SyntaxNode } from '../../syntax';
import { classAround, nameIndex, type Scope, walk } from '../names';
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
      'NotFound',
      'Json',
      'InternalServerError',
      'Response.WriteAsJsonAsync',
      '*.Response.WriteAsync',
      '*.Response.WriteAsJsonAsync',
      '*.ContentResult',
      '*.ObjectResult',
      '*.BadRequestObjectResult',
      '*.JsonResult',
      '*.CreateErrorResponse',
      '*.Request.CreateResponse',
      '/(?:^|\\.)(?:Typed)?Results\\.(?:Problem|BadRequest|Json|Text|Content|Ok|InternalServerError)$/',
    ],
    true as const,
  ],
]);
/** What a page shows. */
const SHOWN = nameIndex([
  [
    [
      'TextBox.Text',
      'Label.Text',
      'Literal.Text',
      '/(?:^|\\.)(?:lbl|lit|Label|Literal)[A-Z0-9]\\w*\\.Text$/',
      '*.InnerHtml',
      '*.InnerText',
      'Response.StatusDescription',
    ],
    true as const,
  ],
]);
const TELLING = new Set(['ToString', 'InnerException']);
const FAILURE = /(?:^|\.)\w*Exception$/;
/** Failures whose words tell what tables there are, and how they are asked. */
const INNER_FAILURE = /(?:^|\.)\w*(?:Sql|Db|Odbc|OleDb|Oracle|SQLite)Exception$/;
const PAGE = /(?:^|\.)(?:\w*Page|UserControl|IHttpHandler|HttpApplication)$/;

/** The inner life of a failure, its stack above all, in an answer of an ASP.NET application; on its pages, what a database says too. */
export const informationExposure: Check = (program, resolver) => {
  const found: SyntaxNode[] = [];
  const isFailure = (value: Expression, scope: Scope): boolean =>
    resolver.typesOf(value, scope).some((type) => FAILURE.test(type));
  const isFailureOrCause = (value: Expression, scope: Scope): boolean =>
    isFailure(value, scope) ||
    (value.kind === 'member' && value.name === 'InnerException' && isFailure(value.object, scope));
  const isInnerMessage = ({ name, object }: Extract<Expression, { kind: 'member' }>, scope: Scope): boolean =>
    name === 'Message' && resolver.typesOf(object, scope).some((type) => INNER_FAILURE.test(type)) && isOnPage(scope);
  function tells(value: Expression, scope: Scope): boolean {
    if (isFailure(value, scope)) return true;
    if (value.kind === 'member')
      return (
        value.name === 'StackTrace' ||
        (TELLING.has(value.name) && isFailureOrCause(value.object, scope)) ||
        isInnerMessage(value, scope)
      );
    if (value.kind === 'call' && value.callee.kind === 'member')
      return value.callee.name === 'ToString' && isFailureOrCause(value.callee.object, scope);
    return (
      ['binary', 'template', 'entries', 'choice'].includes(value.kind) &&
      partsOf(value).some((part) => tells(part, scope))
    );
  }
  walk(program, resolver.names, {
    expression(expression, scope) {
      if (expression.kind === 'assign' && SHOWN.find(resolver.namesOf(expression.target, scope)).length > 0) {
        if (tells(expression.value, scope)) found.push(expression.node);
      }
      if (expression.kind !== 'call') return;
      if (ANSWERS.find(resolver.namesOf(expression.callee, scope)).length === 0) return;
      if (expression.args.some(({ value }) => tells(value, scope))) found.push(expression.node);
    },
  });
  return found;
};

function isOnPage(scope: Scope): boolean {
  const owner = classAround(scope)?.owner;
  return !!owner && 'bases' in owner && owner.bases.some((base) => PAGE.test(base));
}
