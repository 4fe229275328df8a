/** A package manager's pair of files: what people ask for, and what was resolved. */
export interface Ecosystem {
  readonly manifest: RegExp;
  readonly locks: RegExp;
  /** The usual name of the lock file, for the message. */
  readonly lockName: string;
  /** A line that names a dependency with its version. */
  readonly dependency: RegExp;
}

const NPM_VERSION = String.raw`(?:[~^<>=v]{0,2}\d|\*|latest"|next"|npm:|git|https?:|github:)`;
/** Keys of a `package.json` whose values look like versions. */
const NPM_OTHER_KEYS =
  'version|node|npm|yarn|pnpm|bun|vscode|url|homepage|repository|bugs|target|packageManager|registry';

/** Only those whose lock file people commit. */
export const ECOSYSTEMS: readonly Ecosystem[] = [
  {
    manifest: /(^|\/)package\.json$/,
    locks: /(^|\/)(package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?)$/,
    lockName: 'package-lock.json, yarn.lock or pnpm-lock.yaml',
    dependency: new RegExp(String.raw`^\s*"(?!(?:${NPM_OTHER_KEYS})")[@\w./-]{1,214}"\s*:\s*"${NPM_VERSION}`),
  },
  {
    manifest: /(^|\/)composer\.json$/,
    locks: /(^|\/)composer\.lock$/,
    lockName: 'composer.lock',
    dependency: /^\s*"(?!php")[\w.-]{1,100}\/[\w.-]{1,100}"\s*:\s*"[~^<>=v]{0,2}[\d*]/,
  },
  {
    manifest: /(^|\/)pyproject\.toml$/,
    locks: /(^|\/)(poetry|uv|pdm)\.lock$/,
    lockName: 'poetry.lock, uv.lock or pdm.lock',
    dependency:
      /^\s*"[A-Za-z][\w.-]{0,100}(?:\[[\w, -]{1,100}\])?\s*(?:[<>=!~]=?|@)|^\s*(?!python\b|version\b|target|line-length|requires)[A-Za-z][\w-]{0,100}\s*=\s*(?:"[\^~<>=*]|\{.{0,200}\bversion\s*=)/,
  },
  {
    manifest: /(^|\/)Pipfile$/,
    locks: /(^|\/)Pipfile\.lock$/,
    lockName: 'Pipfile.lock',
    dependency: /^\s*"?[A-Za-z][\w.-]{0,100}"?\s*=\s*(?:"[*~<>=]|\{)/,
  },
  {
    manifest: /(^|\/)Gemfile$/,
    locks: /(^|\/)Gemfile\.lock$/,
    lockName: 'Gemfile.lock',
    dependency: /^\s*gem[\s(]+['"]/,
  },
  {
    manifest: /(^|\/)Cargo\.toml$/,
    locks: /(^|\/)Cargo\.lock$/,
    lockName: 'Cargo.lock',
    dependency:
      /^\s*(?!version\b|edition\b|rust-version\b|name\b)[A-Za-z][\w-]{0,100}\s*=\s*(?:"[~^<>=]{0,2}\d|\{.{0,200}\b(?:version|git)\s*=)/,
  },
  {
    manifest: /(^|\/)go\.mod$/,
    locks: /(^|\/)go\.(?:work\.)?sum$/,
    lockName: 'go.sum',
    dependency: /^\s*(?:require\s+)?[\w-]{1,100}(?:\.[\w-]{1,100}){1,5}\/\S{1,300}\s+v\d/,
  },
];
