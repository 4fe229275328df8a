import { child, named, type SyntaxNode, textOf } from '../../syntax';
import type { ModuleSite } from './module-site';

/** What `import`, `export … from`, `require()` and `import()` of JavaScript name by a fixed string. */
export function scriptModules(root: SyntaxNode): readonly ModuleSite[] {
  const found: ModuleSite[] = [];
  const waiting = [root];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    const written = moduleOf(node);
    if (written) found.push({ module: textOf(written).slice(1, -1), name: null, line: written.line });
    for (const next of node.children) if (!isTried(next)) waiting.push(next);
  }
  return found.sort((a, b) => a.line - b.line);
}

function moduleOf(node: SyntaxNode): SyntaxNode | null {
  if (/^(?:import_statement|export_statement|import_require_clause)$/.test(node.kind)) return child(node, 'source');
  if (node.kind !== 'call_expression' || isCaught(node)) return null;
  const callee = child(node, 'function');
  const [argument] = named(child(node, 'arguments') ?? node);
  if (!callee || argument?.kind !== 'string') return null;
  return callee.kind === 'import' || textOf(callee) === 'require' ? argument : null;
}

/** The body of a `try`, where a module may be missing. */
function isTried({ kind, parent, field }: SyntaxNode): boolean {
  return kind === 'statement_block' && field === 'body' && parent?.kind === 'try_statement';
}

/** `import('./extra').catch(…)` */
function isCaught({ parent }: SyntaxNode): boolean {
  const property = parent?.kind === 'member_expression' ? child(parent, 'property') : null;
  return property !== null && textOf(property) === 'catch';
}
