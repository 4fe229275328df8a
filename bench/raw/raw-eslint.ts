/* eslint-disable @typescript-eslint/no-require-imports -- most plug-ins come without types */
import js from '@eslint/js';
import { Linter } from 'eslint/universal';
import { readingsFor } from '../../src/analyzers/eslint/readings';
import { type RawTool, remark } from './remark';

const FILES = ['**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts}'];
const SECURITY = /^(?:security|no-unsanitized|node-security|secure-coding)\//;

/** ESLint with the recommended rules of its own and of its plug-ins, each as published. */
export function rawEslint(): RawTool {
  const linter = new Linter({ configType: 'flat', cwd: '/' });
  const published: readonly Linter.Config[] = [
    js.configs.recommended,
    recommended(require('eslint-plugin-security')),
    recommended(require('eslint-plugin-no-unsanitized')),
    recommended(require('eslint-plugin-node-security')),
    recommended(require('eslint-plugin-secure-coding')),
    recommended(require('eslint-plugin-regexp')),
  ];
  return {
    name: 'eslint',
    accepts: (path) => /\.[cm]?[jt]sx?$/i.test(path),
    judge: (texts) =>
      Promise.resolve(
        texts.flatMap(({ path, text }) =>
          messagesOf(linter, published, path, text).map(({ ruleId, line }) =>
            remark('eslint', ruleId!, SECURITY.test(ruleId!) ? 'security' : 'bug', { path, line }),
          ),
        ),
      ),
  };
}

function recommended(plugin: unknown): Linter.Config {
  return (plugin as { readonly configs: { readonly recommended: Linter.Config } }).configs.recommended;
}

/** Read in whatever way it parses, so that nothing is lost for a reason of ours. */
function messagesOf(
  linter: Linter,
  published: readonly Linter.Config[],
  path: string,
  text: string,
): readonly Linter.LintMessage[] {
  for (const reading of readingsFor(path)) {
    const languageOptions = reading.languageOptions();
    const messages = linter.verify(
      text,
      published.map((config) => ({ ...config, files: FILES, languageOptions })),
      { filename: `input${/\.\w+$/.exec(path)?.[0].toLowerCase() ?? '.js'}` },
    );
    if (!messages.some(({ fatal }) => fatal)) return messages.filter(({ ruleId }) => ruleId !== null);
  }
  return [];
}
