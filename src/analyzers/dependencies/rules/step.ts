import { cargo, lockV3, manifest, yarn } from '../example';
import type { DependencyRule } from '../rule';
import { outOfStep } from '../step';

const ASKS_TWO = manifest({ left: '^2.0.0' });

/** Manifest and lock file, held against each other. */
export const STEP_RULES: readonly DependencyRule[] = [
  {
    name: 'lock-out-of-step',
    severity: 'warning',
    category: 'dependency',
    languages: [],
    title: 'The lock file does not hold what the manifest asks for: a clean install stops, or takes something else',
    advice: 'Let the package manager write the lock file anew, and commit both together.',
    help: 'https://docs.npmjs.com/cli/commands/npm-ci',
    find: outOfStep,
    examples: {
      bad: [
        {
          ...manifest({ left: '^1.0.0', right: '^1.0.0' }),
          before: manifest({ left: '^1.0.0' }).text,
          beside: [{ ...lockV3({ left: '1.4.0' }), before: lockV3({ left: '1.3.0' }).text }],
        },
        { ...ASKS_TWO, before: manifest({ left: '^1.0.0' }).text, beside: [same(lockV3({ left: '1.4.0' }))] },
        { ...lockV3({ left: '3.0.0' }), before: lockV3({ left: '2.0.0' }).text, beside: [same(ASKS_TWO)] },
        {
          ...ASKS_TWO,
          before: manifest({ left: '^1.0.0' }).text,
          beside: [{ ...yarn('left@^1.0.0', '1.5.0'), before: yarn('left@^1.0.0', '1.4.0').text }],
        },
        {
          path: 'Cargo.toml',
          before: '[dependencies]\nserde = "1"\n',
          text: '[dependencies]\nserde = "1"\nrand = { version = "0.8" }\n',
          beside: [same(cargo('serde', '1.0.200'))],
        },
        {
          path: 'pyproject.toml',
          before: '[project]\ndependencies = [\n  "httpx>=0.26",\n]\n',
          text: '[project]\ndependencies = [\n  "httpx>=0.28",\n]\n',
          beside: [same({ path: 'uv.lock', text: '[[package]]\nname = "httpx"\nversion = "0.27.0"\n' })],
        },
        {
          path: 'composer.json',
          before: '{\n"require": {\n"monolog/monolog": "^2.0"\n}\n}\n',
          text: '{\n"require": {\n"monolog/monolog": "^3.0"\n}\n}\n',
          beside: [
            same({
              path: 'composer.lock',
              text: '{\n"packages": [\n{\n"name": "monolog/monolog",\n"version": "2.9.1"\n}\n]\n}\n',
            }),
          ],
        },
        {
          path: 'Gemfile',
          before: "gem 'rails', '~> 7.0'\n",
          text: "gem 'rails', '~> 7.0'\ngem 'puma', '~> 6.4'\n",
          beside: [same({ path: 'Gemfile.lock', text: 'GEM\n  specs:\n    rails (7.1.3)\n' })],
        },
        {
          path: 'go.mod',
          before: 'module a\nrequire (\n\tgithub.com/a/b v1.0.0\n)\n',
          text: 'module a\nrequire (\n\tgithub.com/a/b v1.1.0\n)\n',
          beside: [same({ path: 'go.sum', text: `github.com/a/b v1.0.0 h1:${'a'.repeat(43)}=\n` })],
        },
      ],
      ok: [
        { ...ASKS_TWO, before: manifest({ left: '^1.0.0' }).text, beside: [lockChanged('1.4.0', '2.1.0')] },
        { ...ASKS_TWO, before: manifest({ left: '~2.0.0' }).text, beside: [same(lockV3({ left: '2.0.3' }))] },
        { ...ASKS_TWO, before: manifest({ left: '^1.0.0' }).text },
        { ...lockV3({ left: '2.3.0' }), before: lockV3({ left: '2.0.0' }).text, beside: [same(ASKS_TWO)] },
        {
          ...manifest({ left: 'workspace:*', right: 'github:a/b#v1.0.0' }),
          before: manifest({ left: '^1.0.0' }).text,
          beside: [same(lockV3({ other: '1.0.0' }))],
        },
        {
          ...ASKS_TWO,
          before: manifest({ left: '^1.0.0' }).text,
          beside: [{ ...yarn('left@npm:^2.0.0', '2.5.0'), before: yarn('left@npm:^1.0.0', '1.4.0').text }],
        },
        {
          path: 'Cargo.toml',
          before: '[dependencies]\nserde = "1"\n',
          text: '[dependencies]\nserde = "1"\nours = { path = "../ours" }\n',
          beside: [same(cargo('serde', '1.0.200'))],
        },
      ],
    },
  },
];

function same<Text extends { readonly text: string }>(file: Text): Text & { readonly before: string } {
  return { ...file, before: file.text };
}

function lockChanged(from: string, to: string): ReturnType<typeof lockV3> & { readonly before: string } {
  return { ...lockV3({ left: to }), before: lockV3({ left: from }).text };
}
