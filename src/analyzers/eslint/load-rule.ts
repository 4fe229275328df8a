/* eslint-disable @typescript-eslint/no-require-imports -- loaded when first needed: the start of the worker is what a small review waits for */
import { dirname, join } from 'node:path';
import type { Rule } from 'eslint';
import type { Plugin } from './rule-row';

/** A plug-in as far as it is used here. */
interface RuleBook {
  readonly rules: Readonly<Record<string, Rule.RuleModule | undefined>>;
}

type PluginName = Exclude<Plugin, 'core'>;

/** Loads one rule of a plug-in, and as little else of it as its packaging allows. */
export function loadRule(plugin: PluginName, name: string): Rule.RuleModule {
  const rule = LOADERS[plugin](name);
  if (rule === undefined) throw new Error(`${plugin} has no rule ${name}`);
  return rule;
}

const LOADERS: Readonly<Record<PluginName, (name: string) => Rule.RuleModule | undefined>> = {
  security: (name) => (require('eslint-plugin-security') as RuleBook).rules[name],
  'node-security': (name) => (require('eslint-plugin-node-security') as RuleBook).rules[name],
  'no-unsanitized': (name) => (require('eslint-plugin-no-unsanitized') as RuleBook).rules[name],
  regexp: (name) => (require('eslint-plugin-regexp') as RuleBook).rules[name],
  // Its index also loads the rules that are off, which takes four times as long.
  'secure-coding': (name) => {
    const folder = dirname(require.resolve('eslint-plugin-secure-coding'));
    return Object.values(require(join(folder, 'rules', name)) as RuleBook['rules'])[0];
  },
  // Its index brings the plug-ins for React and Node along, which take 700 ms.
  sdl: (name) => {
    const folder = dirname(require.resolve('@microsoft/eslint-plugin-sdl'));
    return require(join(folder, 'rules', name)) as Rule.RuleModule;
  },
};
