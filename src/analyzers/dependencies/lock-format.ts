import type { LockFile } from './lock-file';
import { readComposerLock } from './locks/composer';
import { readGemfileLock } from './locks/gemfile';
import { readGoSum } from './locks/go-sum';
import { readNugetLock } from './locks/nuget';
import { readPackageLock } from './locks/package-lock';
import { readPipfileLock } from './locks/pipfile';
import { readPnpmLock } from './locks/pnpm';
import { readTomlPackages } from './locks/toml-packages';
import { readYarnLock } from './locks/yarn';
import type { RangeStyle } from './version-range';

/** A package manager's file of exact versions. */
export interface LockFormat {
  readonly fileName: string;
  /** File names of the manifests that it can be for. */
  readonly manifest: RegExp;
  /** The manifest's usual name; null where each project names its own. */
  readonly manifestName: string | null;
  /** Null where a range says nothing of the version that is taken. */
  readonly style: RangeStyle | null;
  /** Hosts that everybody's packages come from; null where the lock does not name hosts, or names any. */
  readonly registry: RegExp | null;
  readonly read: (text: string) => LockFile;
}

const PACKAGE_JSON = { manifest: /^package\.json$/, manifestName: 'package.json', style: 'npm' } as const;
const NPM_HOSTS =
  /^(?:registry\.npmjs\.(?:org|com)|registry\.yarnpkg\.com|npm\.pkg\.github\.com|npm\.jsr\.io|codeload\.github\.com|gitlab\.com|bitbucket\.org)$/;
const PYPROJECT = { manifest: /^pyproject\.toml$/, manifestName: 'pyproject.toml', style: 'python' } as const;
const PYTHON_HOSTS = /^(?:pypi\.org|files\.pythonhosted\.org|download\.pytorch\.org|pypi\.nvidia\.com)$/;

export const LOCK_FORMATS: readonly LockFormat[] = [
  { ...PACKAGE_JSON, fileName: 'package-lock.json', registry: NPM_HOSTS, read: readPackageLock },
  { ...PACKAGE_JSON, fileName: 'npm-shrinkwrap.json', registry: NPM_HOSTS, read: readPackageLock },
  { ...PACKAGE_JSON, fileName: 'yarn.lock', registry: NPM_HOSTS, read: readYarnLock },
  { ...PACKAGE_JSON, fileName: 'pnpm-lock.yaml', registry: NPM_HOSTS, read: readPnpmLock },
  { ...PYPROJECT, fileName: 'poetry.lock', registry: PYTHON_HOSTS, read: readTomlPackages },
  { ...PYPROJECT, fileName: 'uv.lock', registry: PYTHON_HOSTS, read: readTomlPackages },
  { ...PYPROJECT, fileName: 'pdm.lock', registry: PYTHON_HOSTS, read: readTomlPackages },
  {
    fileName: 'Pipfile.lock',
    manifest: /^Pipfile$/,
    manifestName: 'Pipfile',
    style: 'python',
    registry: null,
    read: readPipfileLock,
  },
  {
    fileName: 'composer.lock',
    manifest: /^composer\.json$/,
    manifestName: 'composer.json',
    style: 'composer',
    registry: null,
    read: readComposerLock,
  },
  {
    fileName: 'Gemfile.lock',
    manifest: /^Gemfile$/,
    manifestName: 'Gemfile',
    style: 'ruby',
    registry: /^(?:rubygems\.org|rubygems\.pkg\.github\.com|gems\.contribsys\.com)$/,
    read: readGemfileLock,
  },
  {
    fileName: 'Cargo.lock',
    manifest: /^Cargo\.toml$/,
    manifestName: 'Cargo.toml',
    style: 'cargo',
    registry: /^(?:github\.com|index\.crates\.io)$/,
    read: readTomlPackages,
  },
  { fileName: 'go.sum', manifest: /^go\.mod$/, manifestName: null, style: null, registry: null, read: readGoSum },
  {
    fileName: 'packages.lock.json',
    manifest: /\.(?:cs|fs|vb)proj$/,
    manifestName: null,
    style: null,
    registry: null,
    read: readNugetLock,
  },
];

export function lockFormatOf(path: string): LockFormat | null {
  const name = fileName(path);
  return LOCK_FORMATS.find((format) => format.fileName === name) ?? null;
}

export function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The folder of a file, with a slash at its end; `` for the root. */
export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}
