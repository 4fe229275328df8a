import { type SyntaxNode, textOf } from '../../syntax';
import { walk } from '../names';
import type { Annotation, FunctionValue, Program, Statement } from '../program';
import type { Check } from './check';

const TOKEN = /^(?:Auto)?Validate\w*Anti-?[fF]orgery\w*$/;
const EXEMPT = /^(?:ApiController|NonAction|IgnoreAntiforgeryToken|AllowCrossSite\w*|BasicAuth\w*|ApiKey\w*)$/;
const CHANGES = /^Http(?:Post|Put|Delete|Patch)(?:Attribute)?$/;

/** An action of ASP.NET MVC that changes something, without the token that only the site's own pages have. */
export const antiforgeryToken: Check = (program, resolver) => {
  if (isCoveredElsewhere(program)) return [];
  const found: SyntaxNode[] = [];
  walk(program, resolver.names, {
    statement(statement) {
      if (statement.kind !== 'class' || !isController(statement)) return;
      if (statement.annotations.some(({ name }) => name === 'IgnoreAntiforgeryToken')) found.push(statement.node);
      if (statement.annotations.some(isExcuse)) return;
      for (const member of statement.members)
        if (member.kind === 'function' && isOpen(member.value)) found.push(nameOf(member.value));
    },
  });
  return found;
};

/** In ASP.NET Core a filter often checks every action: there the file must show that it does not. */
function isCoveredElsewhere({ root }: Program): boolean {
  const text = textOf(root);
  return /\bMicrosoft\.AspNetCore\b/.test(text) && !/\[[^\]\n]{0,200}\bValidateAntiForgeryToken\b/.test(text);
}

function isController({ bases }: Extract<Statement, { kind: 'class' }>): boolean {
  return bases.some((base) => /(?:^|\.)(?:\w*(?<!Api)Controller|PageModel)$/.test(base));
}

function isOpen({ annotations, params, returns }: FunctionValue): boolean {
  if (!annotations.some(changes) || annotations.some(isExcuse)) return false;
  const isJson = params.some((param) => param.annotations.some(({ name }) => name === 'FromBody'));
  return !isJson && /Result\b/.test(returns ?? '');
}

function changes({ name, args }: Annotation): boolean {
  if (CHANGES.test(name)) return true;
  return name === 'AcceptVerbs' && args.some(({ value }) => /post|put|delete|patch/i.test(textOf(value.node)));
}

function isExcuse({ name }: Annotation): boolean {
  return TOKEN.test(name) || EXEMPT.test(name);
}

/** The name stands after the attributes: there a reader looks. */
function nameOf({ node }: FunctionValue): SyntaxNode {
  return node.children.find(({ field }) => field === 'name') ?? node;
}
