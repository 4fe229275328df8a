import type { Linter } from 'eslint';

/** One way to parse a file. */
export interface Reading {
  /** Loads the parser where it is not ESLint's own. */
  readonly languageOptions: () => Linter.LanguageOptions;
}

const JSX = { ecmaFeatures: { jsx: true } };

const MODULE: Reading = {
  languageOptions: () => ({ ecmaVersion: 'latest', sourceType: 'module', parserOptions: JSX }),
};

/** With `with`, octal numbers and names such as `await`. */
const SCRIPT: Reading = {
  languageOptions: () => ({ ecmaVersion: 'latest', sourceType: 'commonjs', parserOptions: JSX }),
};

const TYPESCRIPT: Reading = { languageOptions: () => typescript(false) };

const TYPESCRIPT_JSX: Reading = { languageOptions: () => typescript(true) };

/**
 * The ways to read a file of this name, the likeliest first. JavaScript is read as TypeScript last, for the sake of decorators;
 * that parser takes three times as long to load as ESLint itself.
 */
export function readingsFor(path: string): readonly Reading[] {
  if (/\.tsx$/i.test(path)) return [TYPESCRIPT_JSX];
  if (/\.[cm]?ts$/i.test(path)) return [TYPESCRIPT];
  return [MODULE, SCRIPT, TYPESCRIPT_JSX];
}

function typescript(jsx: boolean): Linter.LanguageOptions {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded when a file needs it
  const parser = require('@typescript-eslint/parser') as Linter.Parser;
  return {
    parser,
    ecmaVersion: 'latest',
    sourceType: 'module',
    parserOptions: { ecmaFeatures: { jsx }, jsDocParsingMode: 'none', allowInvalidAST: true },
  };
}
