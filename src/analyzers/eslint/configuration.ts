import type { ESLint, Linter, Rule } from 'eslint';
import { guardRule, lazyRule } from './guard-rule';
import { hasTwoRepeats } from './has-two-repeats';
import { loadRule } from './load-rule';
import type { EslintRow } from './rule-row';
import type { Reading } from './readings';

/** ESLint's configuration for one way of reading: the rows and nothing else. */
export function eslintConfiguration(rows: readonly EslintRow[], reading: Reading): Linter.Config[] {
  return [
    {
      // Named one by one: ESLint reads only .js files that a pattern without an extension matches.
      files: ['js', 'jsx', 'mjs', 'cjs', 'ts', 'tsx', 'mts', 'cts'].map((extension) => `**/*.${extension}`),
      languageOptions: reading.languageOptions(),
      linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' },
      plugins: pluginsOf(rows),
      rules: Object.fromEntries(rows.map((row) => [configName(row), ['error', ...(row.options ?? [])]])),
    },
  ];
}

/** The name that a message of ESLint carries. */
export function configName({ plugin, name }: EslintRow): string {
  return plugin === 'core' ? name : `${plugin}/${name}`;
}

function pluginsOf(rows: readonly EslintRow[]): Record<string, ESLint.Plugin> {
  const plugins: Record<string, { rules: Record<string, Rule.RuleModule> }> = {};
  for (const row of rows) {
    if (row.plugin === 'core') continue;
    (plugins[row.plugin] ??= { rules: {} }).rules[row.name] = guardRule(moduleOf(row.plugin, row.name));
  }
  return plugins;
}

function moduleOf(plugin: Exclude<EslintRow['plugin'], 'core'>, name: string): Rule.RuleModule {
  if (plugin !== 'regexp') return loadRule(plugin, name);
  // Takes longer to load than all others together, and most files have no use for it.
  return lazyRule(hasRepeatingPattern, () => loadRule(plugin, name));
}

function hasRepeatingPattern({ sourceCode }: Rule.RuleContext): boolean {
  const { text, ast } = sourceCode;
  const fromText = text.includes('RegExp(');
  return ast.tokens.some(
    ({ type, value }) => (type === 'RegularExpression' || (fromText && type === 'String')) && hasTwoRepeats(value),
  );
}
