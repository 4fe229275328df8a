'use strict';

// What the compiler does not copy: what the emulator's pages serve as it is, and the data of Loom's own rules, each folder of YAML
// files as one JSON file.
const { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { parse } = require('yaml');

const root = join(__dirname, '..');
const pages = join('emulator', 'pages', 'static');
cpSync(join(root, pages), join(root, 'dist', pages), { recursive: true });

const rules = join('analyzers', 'loom', 'rules');
const source = join(root, 'src', rules);
const built = join(root, 'dist', rules);
mkdirSync(built, { recursive: true });
for (const entry of readdirSync(source, { withFileTypes: true })) {
  if (!entry.isDirectory()) continue;
  const files = readdirSync(join(source, entry.name)).filter((name) => name.endsWith('.yaml'));
  const contents = files.sort().map((name) => {
    const path = join(entry.name, name);
    return [path, parse(readFileSync(join(source, path), 'utf8'))];
  });
  writeFileSync(join(built, `${entry.name}.json`), JSON.stringify(Object.fromEntries(contents)));
}
