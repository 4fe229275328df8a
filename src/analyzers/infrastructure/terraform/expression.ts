import { child, childrenOfKind, named, type SyntaxNode, textOf } from '../../syntax';
import { list, map, scalar, unknown, type Value } from '../value';

/** Answers what an address such as `local.tags` stands for, or null. */
export type Resolve = (address: string) => Value | null;

/** Deeper than anybody writes; what is below counts as unknown. */
const MAX_DEPTH = 60;

/** What an expression is worth, as far as the text alone tells. */
export function valueOf(node: SyntaxNode, resolve: Resolve, depth = 0): Value {
  if (depth > MAX_DEPTH) return opaque(node);
  const inner = (one: SyntaxNode): Value => valueOf(one, resolve, depth + 1);
  switch (node.kind) {
    case 'expression':
    case 'collection_value': {
      const parts = named(node);
      return parts.length === 1 ? inner(parts[0]!) : reference(node, resolve);
    }
    case 'literal_value':
      return literal(node);
    case 'template_expr':
      return template(node, resolve, depth);
    case 'operation':
      return operation(node);
    case 'tuple':
      return list(childrenOfKind(node, 'expression').map(inner), node.line);
    case 'object':
      return object(node, inner);
    case 'function_call':
      return call(node, inner);
    default:
      return reference(node, resolve);
  }
}

function literal(node: SyntaxNode): Value {
  const [inner] = named(node);
  switch (inner?.kind) {
    case 'numeric_lit':
      return scalar(Number(textOf(inner)), node.line);
    case 'bool_lit':
      return scalar(textOf(inner) === 'true', node.line);
    case 'null_lit':
      return scalar(null, node.line);
    case 'string_lit':
      return scalar(unescape(textOf(inner).slice(1, -1)), node.line);
    default:
      return opaque(node);
  }
}

function operation(node: SyntaxNode): Value {
  const text = textOf(node).replace(/\s/g, '');
  return /^-\d+(\.\d+)?$/.test(text) ? scalar(Number(text), node.line) : opaque(node);
}

/** A text with `${…}` in it. One that is nothing but a reference is that reference. */
function template(node: SyntaxNode, resolve: Resolve, depth: number): Value {
  const [body] = named(node);
  if (!body) return opaque(node);
  const isQuoted = body.kind === 'quoted_template';
  const parts = body.children.filter(({ kind }) => /^template_(literal|interpolation|directive)$/.test(kind));
  const [only] = parts;
  if (isQuoted && parts.length === 1 && only?.kind === 'template_interpolation') {
    const [expression] = childrenOfKind(only, 'expression');
    return expression ? valueOf(expression, resolve, depth + 1) : opaque(node);
  }
  const text = parts
    .map((part) => (part.kind === 'template_literal' ? raw(part, isQuoted) : textOf(part).replace(/["\\\n]/g, "'")))
    .join('');
  const line = isQuoted ? node.line : node.line + 1;
  return parts.every(({ kind }) => kind === 'template_literal') ? scalar(text, line) : unknown(text, line);
}

function raw(part: SyntaxNode, isQuoted: boolean): string {
  return isQuoted ? unescape(textOf(part)) : textOf(part);
}

function object(node: SyntaxNode, inner: (one: SyntaxNode) => Value): Value {
  const entries = childrenOfKind(node, 'object_elem').flatMap((element): [string, Value][] => {
    const key = child(element, 'key') ?? named(element)[0];
    const value = child(element, 'val') ?? named(element)[1];
    return key && value ? [[textOf(key).replace(/^"|"$/g, ''), inner(value)]] : [];
  });
  return map(entries, node.line);
}

function call(node: SyntaxNode, inner: (one: SyntaxNode) => Value): Value {
  const name = named(node).find(({ kind }) => kind === 'identifier');
  const [first, ...more] = childrenOfKind(childrenOfKind(node, 'function_arguments')[0] ?? node, 'expression');
  const function_ = name ? textOf(name) : '';
  if (first && more.length === 0 && /^(jsonencode|toset|tolist|tostring|yamlencode|tobool)$/.test(function_)) {
    return inner(first);
  }
  return opaque(node);
}

function reference(node: SyntaxNode, resolve: Resolve): Value {
  return resolve(textOf(node)) ?? opaque(node);
}

function opaque(node: SyntaxNode): Value {
  return unknown(textOf(node), node.line);
}

function unescape(text: string): string {
  return text.replace(/\\([nrt"\\])/g, (_, letter: string) => ESCAPES[letter] ?? letter).replaceAll('$${', '${');
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };
