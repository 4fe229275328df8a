import type { Example } from '../document-rules';

type Versions = Readonly<Record<string, string>>;

export function manifest(dependencies: Versions, more = ''): Example {
  const lines = Object.entries(dependencies).map(([name, range]) => `    "${name}": "${range}"`);
  return {
    path: 'package.json',
    text: `{\n  "name": "a",${more}\n  "dependencies": {\n${lines.join(',\n')}\n  }\n}\n`,
  };
}

/** npm's lock file with the packages of these names and versions. */
export function lockV3(packages: Versions): Example {
  return lockWith(Object.entries(packages).map(([name, version]) => entry(name, version)));
}

/** npm's lock file of these entries. */
export function lockWith(entries: readonly string[]): Example {
  const root = '    "": {\n      "name": "a"\n    }';
  const text = `{\n  "name": "a",\n  "lockfileVersion": 3,\n  "packages": {\n${[root, ...entries].join(',\n')}\n  }\n}\n`;
  return { path: 'package-lock.json', text };
}

/** An entry of npm's lock file; further fields replace the usual ones, and an empty one takes its place away. */
export function entry(name: string, version: string, more: Readonly<Record<string, string | boolean>> = {}): string {
  const fields = {
    version,
    resolved: `https://registry.npmjs.org/${name}/-/${name.slice(name.indexOf('/') + 1)}-${version}.tgz`,
    integrity: `sha512-${Buffer.from(`${name}${version}`).toString('base64')}`,
    ...more,
  };
  const lines = Object.entries(fields).filter(([, value]) => value !== '');
  const body = lines.map(([key, value]) => `      "${key}": ${JSON.stringify(value)}`).join(',\n');
  return `    "node_modules/${name}": {\n${body}\n    }`;
}

export function yarn(header: string, version: string, more = ''): Example {
  return { path: 'yarn.lock', text: `# yarn lockfile v1\n\n"${header}":\n  version "${version}"\n${more}` };
}

export function cargo(name: string, version: string, more = ''): Example {
  return { path: 'Cargo.lock', text: `version = 3\n\n[[package]]\nname = "${name}"\nversion = "${version}"\n${more}` };
}
