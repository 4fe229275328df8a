import type { Dependency } from './dependency';
import type { Registry } from './popular-packages';

const TABLE = /^\s*\[\[?([^\]]{1,200})\]/;
const ENTRY = /^\s*"?([\w.-]{1,100})"?\s*=\s*(\S.{0,499})$/;
/** A requirement as PEP 508 writes it. */
const REQUIREMENT = /["']([A-Za-z][\w.-]{0,100})\s*(?:\[[\w, -]{0,100}\])?\s*([^;"']{0,200})/g;

/** The tables of Cargo, Poetry and Pipenv: a name and what is wanted on each line, or a table for one name. */
export function tableDependencies(lines: readonly string[], registry: Registry): readonly Dependency[] {
  let [list, only] = ['', ''];
  return lines.flatMap((line, index): Dependency[] => {
    const table = TABLE.exec(line)?.[1];
    if (table !== undefined) {
      const [, inTable, name] = /^(.*(?:dependencies|packages))(?:\.["']?([\w-]+)["']?)?$/.exec(table) ?? [];
      [list, only] = [isProject(table) ? '' : (inTable ?? ''), name ?? ''];
    }
    const [, key, written] = (list === '' ? null : ENTRY.exec(line)) ?? [];
    if (key === undefined || written === undefined) return [];
    if (only !== '' && !/^(?:version|git)$/.test(key)) return [];
    const wanted = key === 'git' && only !== '' ? `git = ${written}` : written.replace(/^"|"(?:\s*#.*)?$/g, '');
    return [{ name: only === '' ? key : only, wanted: wanted.trim(), registry, line: index + 1, list }];
  });
}

/** The lists of `[project]` and `[dependency-groups]` in `pyproject.toml`. */
export function projectDependencies(lines: readonly string[]): readonly Dependency[] {
  let [table, list] = ['', ''];
  return lines.flatMap((line, index): Dependency[] => {
    const header = line.startsWith('[') ? TABLE.exec(line)?.[1] : undefined;
    if (header !== undefined) [table, list] = [header, ''];
    const opened = /^([\w-]{1,100})\s*=\s*\[/.exec(line);
    if (opened && (table === 'project' ? opened[1] === 'dependencies' : isProject(table))) list = opened[1]!;
    if (list === '') return [];
    const content = line.replace(/^[\w-]+\s*=\s*/, '').replace(/(^|\s)#.*$/, '');
    const found = [...content.matchAll(REQUIREMENT)].map(([, name, wanted]): Dependency => ({
      name: name!,
      wanted: wanted!.trim(),
      registry: 'pypi',
      line: index + 1,
      list,
    }));
    if (/\]\s*$/.test(content)) list = '';
    return found;
  });
}

function isProject(table: string): boolean {
  return table === 'project.optional-dependencies' || table === 'dependency-groups';
}
