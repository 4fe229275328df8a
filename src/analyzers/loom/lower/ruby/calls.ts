import { child, type SyntaxNode, textOf } from '../../../syntax';
import type { Argument, Expression } from '../../program';
import { callAt, memberAt, nameAt } from '../forms';
import { lowerArguments } from './arguments';
import { closure } from './functions';
import type { RubyLowering } from './lowering';

/**
 * Methods that make something else of their object or act on it, and that nobody has as an attribute: they are calls even where neither
 * arguments nor parentheses say so, as are all that end with `?` or `!`.
 */
const ACTS = new Set([
  ...['to_i', 'to_f', 'to_r', 'to_c', 'to_d', 'to_sym', 'to_proc', 'to_unsafe_h', 'to_unsafe_hash', 'to_regexp'],
  ...['html_safe', 'constantize', 'safe_constantize', 'hash', 'size', 'length', 'count', 'bytesize', 'ord'],
  ...[
    'shellescape',
    'cleanpath',
    'to_json',
    'read',
    'readlines',
    'binread',
    'unlink',
    'rmtree',
    'result',
    'open',
    'close',
    'close_write',
    'save',
    'destroy',
    'delete',
    'backtrace',
  ],
  ...['full_message', 'class', 'object_id'],
]);

/** How Sinatra and its like are told what answers an address. */
const ROUTES = new Set(['get', 'post', 'put', 'patch', 'delete']);

/** The block of a route, marked as such: what it gives back is the answer. */
function asRoute(argument: Argument): Argument {
  const { value } = argument;
  if (argument.name !== '&' || value.kind !== 'function') return argument;
  return { ...argument, value: { ...value, annotations: [{ name: 'route', args: [], node: value.node }] } };
}

/** A call with or without arguments, a receiver, and a block. Without any of the latter, `a.b` is read as a member. */
export function call(node: SyntaxNode, lower: RubyLowering): Expression {
  const [receiver, method, list] = [child(node, 'receiver'), child(node, 'method'), child(node, 'arguments')];
  const block = child(node, 'block');
  const args: readonly Argument[] = [
    ...lowerArguments(list, lower),
    ...(block ? [{ name: '&', spread: false, value: closure(block, lower) }] : []),
  ];
  const name = method ? textOf(method) : '';
  const object = receiver && lower.expression(receiver);
  if (!object) {
    const [only] = args;
    // `lambda { }` and `proc { }` are the function that stands in them.
    if (block && only && args.length === 1 && (name === 'lambda' || name === 'proc')) return only.value;
    if (block && ROUTES.has(name)) return callAt(node, nameAt(method ?? node, name), args.map(asRoute));
    return callAt(node, nameAt(method ?? node, name), args);
  }
  if (!method) return callAt(node, object, args);
  if (name === 'new') return callAt(node, object, args, true);
  const callee = memberAt(node, object, name);
  return list || block || ACTS.has(name) || /[?!]$/.test(name) ? callAt(node, callee, args) : callee;
}

/** `super` and `yield` with what they hand on. */
export function plainCall(node: SyntaxNode, lower: RubyLowering): Expression {
  const list = node.children.find(({ kind }) => kind === 'argument_list') ?? null;
  return callAt(node, nameAt(node, node.kind), lowerArguments(list, lower));
}
