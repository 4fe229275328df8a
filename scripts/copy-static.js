'use strict';

// What the compiler does not copy: what the emulator's pages serve as it is, and the data of Loom's own rules, each folder of YAML
// files as one JSON file, and what rules were measured to be worth.
const { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } = require('node:fs');
const { dirname, join } = require('node:path');
const { parse } = require('yaml');

const root = join(__dirname, '..');
const pages = join('emulator', 'pages', 'static');
cpSync(join(root, pages), join(root, 'dist', pages), { recursive: true });

const analyzers = join(root, 'src', 'analyzers');
cpSync(join(analyzers, 'measured.json'), join(root, 'dist', 'analyzers', 'measured.json'));
const loom = join('loom', 'rules');
const languages = readdirSync(join(analyzers, loom), { withFileTypes: true }).filter((entry) => entry.isDirectory());
for (const folder of ['change/rules', ...languages.map(({ name }) => join(loom, name))]) {
  const names = readdirSync(join(analyzers, folder)).filter((name) => name.endsWith('.yaml'));
  const contents = names.sort().map((name) => [name, parse(readFileSync(join(analyzers, folder, name), 'utf8'))]);
  const built = join(root, 'dist', 'analyzers', `${folder}.json`);
  mkdirSync(dirname(built), { recursive: true });
  writeFileSync(built, JSON.stringify(Object.fromEntries(contents)));
}
