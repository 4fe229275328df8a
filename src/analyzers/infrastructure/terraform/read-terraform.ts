import { childrenOfKind, descendants, loadParser, named, type SyntaxNode, textOf } from '../../syntax';
import type { Resource } from '../resource';
import { knownText, list, map, type MapValue, unknown, type Value } from '../value';
import { type Resolve, valueOf } from './expression';
import { policyDocument } from './policy-document';

/**
 * Reads what a Terraform file declares. Data sources are called `data.TYPE`, providers `provider.NAME`; a block within a resource is a list
 * of maps under the block's name, and `dynamic` blocks count as their content.
 * @throws Error with the line where the text stops being Terraform.
 */
export async function readTerraform(text: string): Promise<readonly Resource[]> {
  const root = (await loadParser('hcl'))(text);
  for (const node of descendants(root)) {
    if (node.kind === 'ERROR') throw new Error(`it does not parse: line ${node.line}: this is no Terraform`);
  }
  const blocks = childrenOfKind(root, 'body').flatMap((body) => childrenOfKind(body, 'block'));
  const resolve = resolver(blocks);
  return blocks.flatMap((block) => declared(block, resolve));
}

function declared(block: SyntaxNode, resolve: Resolve): readonly Resource[] {
  const [keyword, ...labels] = header(block);
  const [first = '', second = ''] = labels;
  const body = bodyOf(block, resolve);
  // Nothing is made of it.
  if (knownText(body.entries.get('count')) === '0') return [];
  const at = { line: block.line, body };
  switch (keyword) {
    case 'resource':
      return [{ type: first, name: second, ...at }];
    case 'data':
      return [{ type: `data.${first}`, name: second, ...at }];
    case 'provider':
      return [{ type: `provider.${first}`, name: first, ...at }];
    case 'module':
    case 'variable':
      return [{ type: `terraform.${keyword}`, name: first, ...at }];
    default:
      return [];
  }
}

function header(block: SyntaxNode): readonly string[] {
  return block.children
    .filter(({ kind }) => kind === 'identifier' || kind === 'string_lit')
    .map((one) => textOf(one).replace(/^"|"$/g, ''));
}

function bodyOf(block: SyntaxNode, resolve: Resolve): MapValue {
  const entries = new Map<string, Value>();
  const blocks = new Map<string, Value[]>();
  for (const part of childrenOfKind(block, 'body').flatMap(named)) {
    if (part.kind === 'attribute') {
      const [name, expression] = named(part);
      if (name && expression) entries.set(textOf(name), valueOf(expression, resolve));
    } else if (part.kind === 'block') {
      const { name, value } = nested(part, resolve);
      blocks.set(name, [...(blocks.get(name) ?? []), value]);
    }
  }
  for (const [name, values] of blocks) entries.set(name, list(values, values[0]!.line));
  return map(entries, block.line);
}

function nested(block: SyntaxNode, resolve: Resolve): { readonly name: string; readonly value: Value } {
  const [keyword = '', label = ''] = header(block);
  if (keyword !== 'dynamic') return { name: keyword, value: bodyOf(block, resolve) };
  const content = childrenOfKind(block, 'body')
    .flatMap((body) => childrenOfKind(body, 'block'))
    .find((one) => header(one)[0] === 'content');
  return { name: label, value: content ? bodyOf(content, resolve) : unknown(textOf(block), block.line) };
}

/** Knows the locals of the file and its policy documents. A local that leads back to itself stays unknown. */
function resolver(blocks: readonly SyntaxNode[]): Resolve {
  const locals = new Map<string, SyntaxNode>();
  const policies = new Map<string, SyntaxNode>();
  for (const block of blocks) {
    const [keyword, type, name = ''] = header(block);
    if (keyword === 'data' && type === 'aws_iam_policy_document') policies.set(name, block);
    if (keyword !== 'locals') continue;
    for (const attribute of childrenOfKind(block, 'body').flatMap((body) => childrenOfKind(body, 'attribute'))) {
      const [key, expression] = named(attribute);
      if (key && expression) locals.set(textOf(key), expression);
    }
  }
  const known = new Map<string, Value | null>();
  const resolve: Resolve = (address) => {
    const seen = known.get(address);
    if (seen !== undefined) return seen;
    known.set(address, null);
    const [, kind, name = ''] = /^(local|data\.aws_iam_policy_document)\.([\w-]+)(?:\.json)?$/.exec(address) ?? [];
    const local = kind === 'local' && locals.get(name);
    const policy = kind !== undefined && kind !== 'local' && policies.get(name);
    if (local) known.set(address, valueOf(local, resolve));
    if (policy) known.set(address, policyDocument(bodyOf(policy, resolve)));
    return known.get(address) ?? null;
  };
  return resolve;
}
