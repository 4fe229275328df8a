import type { ConfigFile } from './config-file';
import type { Registry } from './popular-packages';

/** A dependency as its manifest asks for it. */
export interface Dependency {
  readonly name: string;
  /** Version, range or address, as written. */
  readonly wanted: string;
  readonly registry: Registry | null;
  readonly line: number;
}

const NPM_SECTION =
  /^\s*"(?:dependencies|devDependencies|peerDependencies|optionalDependencies|overrides|resolutions)"\s*:\s*\{/;
const NPM_ENTRY = /"(@?[\w./-]{1,214})"\s*:\s*"([^"\n]{0,300})"/g;
const PIP_ENTRY =
  /^\s*([A-Za-z][\w.-]{0,100})\s*(?:\[[\w, -]{0,100}\])?\s*(?:(@)\s*(\S+)|((?:[=<>!~]=?=?)\s*[^;#\s]+)?)/;

/** What a manifest asks for; nothing when the file is none that is known here. */
export function dependenciesOf({ path, text }: ConfigFile): readonly Dependency[] {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const lines = text.split('\n');
  if (name === 'package.json' || name === 'composer.json')
    return fromJson(lines, name === 'package.json' ? 'npm' : null);
  if (/^(?:requirements|constraints)[\w.-]*\.txt$/.test(name)) return fromRequirements(lines);
  return name === 'Cargo.toml' || name === 'pyproject.toml' || name === 'Pipfile' ? fromToml(lines) : [];
}

function fromJson(lines: readonly string[], registry: Registry | null): readonly Dependency[] {
  const found: Dependency[] = [];
  let isInside = false;
  for (const [index, line] of lines.entries()) {
    if (NPM_SECTION.test(line) || /"require(?:-dev)?"\s*:\s*\{/.test(line)) isInside = true;
    if (isInside)
      for (const [, name, wanted] of line.replace(/^\s*"[\w-]+"\s*:\s*\{/, '').matchAll(NPM_ENTRY))
        found.push({ name: name!, wanted: wanted!, registry, line: index + 1 });
    if (isInside && line.includes('}')) isInside = false;
  }
  return found;
}

function fromRequirements(lines: readonly string[]): readonly Dependency[] {
  return lines.flatMap((line, index): Dependency[] => {
    const address = /^\s*(?:-e\s+|--editable[= ])?((?:git|hg|svn|bzr)\+\S+|https?:\/\/\S+)/.exec(line)?.[1];
    if (address !== undefined) return [{ name: '', wanted: address, registry: null, line: index + 1 }];
    const entry = /^\s*[-#]/.test(line) ? null : PIP_ENTRY.exec(line);
    if (!entry) return [];
    return [{ name: entry[1]!, wanted: entry[3] ?? entry[4] ?? '', registry: 'pypi', line: index + 1 }];
  });
}

function fromToml(lines: readonly string[]): readonly Dependency[] {
  let isInside = false;
  return lines.flatMap((line, index): Dependency[] => {
    const table = /^\s*\[\[?([^\]]+)\]/.exec(line)?.[1];
    if (table !== undefined) isInside = /dependencies|packages$/.test(table);
    const entry = isInside ? /^\s*"?([\w-]+)"?\s*=\s*(.+)$/.exec(line) : null;
    return entry ? [{ name: entry[1]!, wanted: entry[2]!.replace(/^"|"$/g, ''), registry: null, line: index + 1 }] : [];
  });
}
