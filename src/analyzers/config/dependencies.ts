import type { Dependency } from './dependency';
import { projectDependencies, tableDependencies } from './toml-dependencies';
import type { Registry } from './popular-packages';

export interface Manifest {
  readonly path: string;
  readonly text: string;
}

const JSON_LIST =
  /(?:^|[{,])\s*"(dependencies|devDependencies|peerDependencies|optionalDependencies|overrides|resolutions|require|require-dev)"\s*:\s*\{/;
const JSON_ENTRY = /"(@?[\w./-]{1,214})"\s*:\s*"([^"\n]{0,300})"/g;
const PIP_ENTRY =
  /^\s*([A-Za-z][\w.-]{0,100})\s*(?:\[[\w, -]{0,100}\])?\s*(?:(@)\s*(\S+)|((?:[=<>!~]=?=?)\s*[^;#\s]+)?)/;
const GEM = /^\s*gem[\s(]+['"]([\w.-]{1,100})['"]([^#\n]{0,300})/;
const GO_MODULE = /^\s*(?:require\s+)?([\w-]{1,100}(?:\.[\w-]{1,100}){1,5}(?:\/[^\s/]{1,100}){0,10})\s+(v\d\S{0,100})/;
const NUGET =
  /<Package(?:Reference|Version)\s[^>]{0,200}\bInclude="([\w.-]{1,100})"[^>]{0,200}\bVersion="([^"]{1,100})"/;

/** What a manifest asks for; nothing when the file is none that is known here. */
export function dependenciesOf({ path, text }: Manifest): readonly Dependency[] {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const lines = text.split('\n');
  if (name === 'package.json') return fromJson(lines, 'npm');
  if (name === 'composer.json') return fromJson(lines, 'packagist');
  if (/^(?:requirements|constraints)[\w.-]*\.txt$/.test(name)) return fromRequirements(lines);
  if (name === 'Cargo.toml') return tableDependencies(lines, 'cargo');
  if (name === 'Pipfile') return tableDependencies(lines, 'pypi');
  if (name === 'pyproject.toml') return [...tableDependencies(lines, 'pypi'), ...projectDependencies(lines)];
  if (name === 'Gemfile') return byLine(lines, GEM, 'rubygems', rubyRange);
  if (name === 'go.mod') return goModules(lines);
  return /\.(?:cs|fs|vb)proj$|^Directory\.Packages\.props$/.test(name) ? byLine(lines, NUGET, null) : [];
}

function fromJson(lines: readonly string[], registry: Registry): readonly Dependency[] {
  const found: Dependency[] = [];
  let list: string | null = null;
  for (const [index, line] of lines.entries()) {
    list = JSON_LIST.exec(line)?.[1] ?? list;
    if (list === null) continue;
    for (const [, name, wanted] of line.replace(/^\s*"[\w-]+"\s*:\s*\{/, '').matchAll(JSON_ENTRY))
      found.push({ name: name!, wanted: wanted!, registry, line: index + 1, list });
    if (line.includes('}')) list = null;
  }
  return found;
}

function fromRequirements(lines: readonly string[]): readonly Dependency[] {
  return lines.flatMap((line, index): Dependency[] => {
    const address = /^\s*(?:-e\s+|--editable[= ])?((?:git|hg|svn|bzr)\+\S+|https?:\/\/\S+)/.exec(line)?.[1];
    if (address !== undefined) return [{ name: '', wanted: address, registry: null, line: index + 1, list: '' }];
    const entry = /^\s*[-#]/.test(line) ? null : PIP_ENTRY.exec(line);
    if (!entry) return [];
    return [{ name: entry[1]!, wanted: entry[3] ?? entry[4] ?? '', registry: 'pypi', line: index + 1, list: '' }];
  });
}

function byLine(
  lines: readonly string[],
  entry: RegExp,
  registry: Registry | null,
  wantedOf: (written: string) => string = (written) => written,
): readonly Dependency[] {
  return lines.flatMap((line, index): Dependency[] => {
    const [, name, written] = entry.exec(line) ?? [];
    if (name === undefined || written === undefined) return [];
    return [{ name, wanted: wantedOf(written), registry, line: index + 1, list: '' }];
  });
}

/** Several texts are one range; where the gem is from is written with keys. */
function rubyRange(rest: string): string {
  const address = /\b(?:git|github|gitlab|bitbucket|path|source)(?::|\s*=>)/.exec(rest);
  if (address) return rest.slice(address.index).trim();
  return [...(/^(?:\s*,\s*['"][^'"]*['"])*/.exec(rest)?.[0] ?? '').matchAll(/['"]([^'"]*)['"]/g)]
    .map(([, range]) => range)
    .join(', ');
}

/** Only what is required: `replace`, `exclude` and `retract` name modules too. */
function goModules(lines: readonly string[]): readonly Dependency[] {
  let block = '';
  const required = lines.map((line) => {
    const opened = /^(\w+)\s*\(/.exec(line)?.[1];
    if (opened !== undefined) block = opened;
    if (line.startsWith(')')) block = '';
    return (block === '' ? line.startsWith('require') : block === 'require') ? line : '';
  });
  return byLine(required, GO_MODULE, null);
}
