import type { Import, Program, Statement } from '../../loom';
import { statementsIn } from '../../loom';
import type { ModuleSite } from './module-site';

/** What imports name that are statements of their own, wherever they stand but in what tries them out. */
export function importedModules({ body, language, root }: Program): readonly ModuleSite[] {
  const imports = importsIn(body);
  if (language === 'python') return imports.map(pythonSite);
  // PHP asks for a name only where it is used.
  const used = language === 'php' ? imports.filter(({ name }) => standsTwice(root.source, name)) : imports;
  return used.map(({ module, qualified, node }) => ({
    module: language === 'go' ? module : qualified,
    name: null,
    line: node.line,
  }));
}

function importsIn(statements: readonly Statement[]): readonly Import[] {
  return statements.flatMap((statement) => {
    if (statement.kind === 'import') return [statement];
    // `with suppress(ImportError)` is a `try` as well.
    if (statement.kind === 'try' || statement.kind === 'using') return [];
    if (statement.kind === 'function') return importsIn(statement.value.body);
    return statementsIn(statement).lists.flatMap(importsIn);
  });
}

function pythonSite({ module, qualified, node }: Import): ModuleSite {
  const prefix = module.endsWith('.') ? module : `${module}.`;
  const name = qualified.startsWith(prefix) ? qualified.slice(prefix.length) : null;
  return { module, name, line: node.line };
}

function standsTwice(text: string, name: string): boolean {
  const word = new RegExp(`(?<![\\w$])${name.replace(/[^\w]/g, '\\$&')}(?!\\w)`, 'g');
  return [...text.matchAll(word)].length > 1;
}
