import { isOpenApi, type OpenApi, readOpenApi } from '../api';
import { isTestPath } from '../pull-request/path-kind';
import type { WorkerFile } from '../sandbox';
import { jsonForm } from './json-form';
import type { Form } from './mistake';
import { tomlForm } from './toml-form';
import { yamlForm } from './yaml-form';

/** A file of settings or data. */
export interface ConfigFile {
  readonly path: string;
  readonly text: string;
  readonly form: Form;
  /** Null when it describes no API, or does not parse. */
  readonly api: OpenApi | null;
}

const DATA = /\.(?:json|ya?ml|toml|webmanifest)$/i;
const OTHERS =
  /(?:^|\/)(?:requirements[\w.-]*\.txt|constraints\.txt|Gemfile|Pipfile|pom\.xml|build\.gradle(?:\.kts)?|settings\.gradle(?:\.kts)?|[\w.-]+\.(?:cs|fs|vb)proj|Directory\.Packages\.props|(?:[Ww]eb|[Aa]pp)(?:\.[\w-]+)?\.config|\.npmrc|\.yarnrc|pip\.conf|go\.mod)$/;

export function acceptsPath(path: string): boolean {
  return DATA.test(path) || OTHERS.test(path);
}

/** Files that only strict readers read. */
const STRICT = /(?:^|\/)(?:package|composer|bower|lerna|manifest|app|vercel|now)\.json$|\.webmanifest$/;
/** Written with comments and more. */
const RELAXED = /\.(?:json5|jsonc|code-workspace)$|(?:^|\/)\.?[\w.-]*(?:rc|config)[\w.-]*\.json$/i;

export function readConfig({ path, text }: WorkerFile): ConfigFile {
  const form = formOf(path, text);
  return { path, text, form, api: form.mistake === null && isOpenApi(path, text) ? readOpenApi(text) : null };
}

/** Broken files and doubled keys are what some tests are about. */
function formOf(path: string, text: string): Form {
  if (isTestPath(path)) return { mistake: null, repeated: [] };
  if (/\.ya?ml$/i.test(path)) return yamlForm(text);
  if (/\.toml$/i.test(path)) return tomlForm(text);
  if (!/\.(?:json|webmanifest)$/i.test(path) || RELAXED.test(path)) return { mistake: null, repeated: [] };
  return jsonForm(text, STRICT.test(path));
}
