import { dirname, join } from 'node:path';
import type { Rule } from 'eslint';
import type { Plugin } from './rule-row';

/** A plug-in as far as it is used here. */
interface RuleBook {
  readonly rules: Readonly<Record<string, Rule.RuleModule>>;
}

/**
 * Loads one rule of a plug-in. What is not named in the tables is not loaded where that saves time: starting the worker is most of
 * what a small review waits for.
 */
export function loadRule(plugin: Exclude<Plugin, 'core'>, name: string): Rule.RuleModule {
  const rule = LOADERS[plugin](name);
  if (typeof rule?.create !== 'function') throw new Error(`the rule ${plugin}/${name} does not exist`);
  return rule;
}

const LOADERS: Readonly<Record<Exclude<Plugin, 'core'>, (name: string) => Rule.RuleModule | undefined>> = {
  security: (name) => ruleOf(load('eslint-plugin-security'), name),
  'node-security': (name) => ruleOf(load('eslint-plugin-node-security'), name),
  'secure-coding': (name) => {
    // The whole plug-in takes 50 ms, most of it for rules that are off.
    const folder = dirname(require.resolve('eslint-plugin-secure-coding'));
    return Object.values(load(join(folder, 'rules', name)) as Record<string, Rule.RuleModule>)[0];
  },
  'no-unsanitized': (name) => ruleOf(load('eslint-plugin-no-unsanitized'), name),
  regexp: (name) => ruleOf(load('eslint-plugin-regexp'), name),
  // The whole plug-in brings React's and Node's rules along: 700 ms.
  sdl: (name) => load(`@microsoft/eslint-plugin-sdl/lib/rules/${name}`) as Rule.RuleModule,
};

function load(module: string): unknown {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- lazily, and by a computed name
  return require(module) as unknown;
}

function ruleOf(module: unknown, name: string): Rule.RuleModule | undefined {
  const book = module as RuleBook & { readonly default?: RuleBook };
  return (book.default ?? book).rules[name];
}
