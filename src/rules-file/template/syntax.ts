import { parse } from '@handlebars/parser';

/*
 * The parts of Handlebars' syntax tree that a template may hold. The parser's own types cannot be resolved from here: they name their
 * files without an extension.
 */

export interface SyntaxNode {
  readonly type: string;
  readonly loc: { readonly start: { readonly line: number } };
}

export interface Content extends SyntaxNode {
  readonly type: 'ContentStatement';
  readonly value: string;
}

export interface Comment extends SyntaxNode {
  readonly type: 'CommentStatement';
}

export interface Mustache extends SyntaxNode {
  readonly type: 'MustacheStatement';
  readonly path: Expression;
  readonly params: readonly Expression[];
  readonly hash?: SyntaxNode;
}

export interface Block extends SyntaxNode {
  readonly type: 'BlockStatement';
  readonly path: { readonly original: string };
  readonly params: readonly Expression[];
  readonly hash?: SyntaxNode;
  readonly program?: Program;
  readonly inverse?: Program;
}

interface Unsupported extends SyntaxNode {
  readonly type: 'PartialStatement' | 'PartialBlockStatement' | 'Decorator' | 'DecoratorBlock';
}

export interface Program {
  readonly body: readonly (Content | Comment | Mustache | Block | Unsupported)[];
  readonly blockParams?: readonly string[];
}

/** A name: `a.b` has two parts, `../a` a depth of one, and `@index` is data. */
export interface NamePath extends SyntaxNode {
  readonly type: 'PathExpression';
  readonly data: boolean;
  readonly depth: number;
  readonly parts: readonly unknown[];
}

interface Other extends SyntaxNode {
  readonly type:
    'SubExpression' | 'StringLiteral' | 'NumberLiteral' | 'BooleanLiteral' | 'UndefinedLiteral' | 'NullLiteral';
}

export type Expression = NamePath | Other;

/** @throws Error for what is not Handlebars */
export function syntaxOf(text: string): Program {
  return parse(text) as Program;
}
