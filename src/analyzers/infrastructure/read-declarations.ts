import { readTemplate } from './cloudformation';
import { readDockerfile } from './dockerfile/read-dockerfile';
import { readBitbucketPipelines } from './pipelines/bitbucket';
import { readCompose } from './pipelines/compose';
import { readWorkflow } from './pipelines/workflow';
import { isManifest, readManifest } from './kubernetes';
import type { Resource } from './resource';
import { readTerraform } from './terraform/read-terraform';
import type { MapValue } from './value';
import { readYamlDocuments } from './yaml/read-yaml';

/** By name only. YAML and JSON files are looked into, and left when they are of no kind that is known here. */
export function acceptsPath(path: string): boolean {
  return /\.(?:tf|ya?ml|json|template)$/i.test(path) || isDockerfile(path);
}

/**
 * What a file declares; nothing when it is of no known kind.
 * @throws Error with the first mistake in a file of a known kind, or when it is too large to be read.
 */
export async function readDeclarations(path: string, text: string): Promise<readonly Resource[]> {
  const read = readerOf(path, text);
  if (!read) return [];
  if (text.length > MAX_LETTERS) throw new Error(`it is longer than ${MAX_LETTERS} characters`);
  return await read(text);
}

type Read = (text: string) => readonly Resource[] | Promise<readonly Resource[]>;

/** Larger ones are made by programs, for programs. */
const MAX_LETTERS = 2_000_000;

/** Files whose name alone says what they are. */
const BY_NAME: readonly (readonly [name: RegExp, read: Read])[] = [
  [/\.tf$/i, readTerraform],
  [/(?:^|\/)bitbucket-pipelines\.ya?ml$/, (text) => maps(text).flatMap(readBitbucketPipelines)],
  [/(?:^|\/)\.github\/workflows\/[^/]+\.ya?ml$/, (text) => maps(text).flatMap(readWorkflow)],
  [/(?:^|\/)(?:docker-)?compose(?:[.-][\w.-]+)?\.ya?ml$/, (text) => maps(text).flatMap(readCompose)],
];

function readerOf(path: string, text: string): Read | null {
  if (isDockerfile(path)) return readDockerfile;
  const named = BY_NAME.find(([name]) => name.test(path));
  if (named) return named[1];
  if (isTemplateText(text)) return (whole) => maps(whole).flatMap(readTemplate);
  return isManifestText(text) ? (whole) => maps(whole).filter(isManifest).flatMap(readManifest) : null;
}

function maps(text: string): readonly MapValue[] {
  return readYamlDocuments(text).flatMap((document) => (document.kind === 'map' ? [document] : []));
}

function isDockerfile(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return (
    /^(?:dockerfile|containerfile)(?:[.-][\w.-]+)?$|\.(?:dockerfile|containerfile)$/i.test(name) &&
    !/\.(?:md|sh|ya?ml|json)$/i.test(name)
  );
}

/** Resources of a cloud, in either spelling of a template. */
function isTemplateText(text: string): boolean {
  return (
    /(?:^|[{,])[^\S\n]*["']?Resources["']?\s*:/m.test(text) &&
    /["']?Type["']?\s*:\s*["']?(?:AWS|Alexa|Custom)::/.test(text)
  );
}

/** Text with `{{` is a chart's template and no manifest yet. */
function isManifestText(text: string): boolean {
  return (
    /(?:^|[{,])[^\S\n]*["']?apiVersion["']?\s*:/m.test(text) &&
    /(?:^|[{,])[^\S\n]*["']?kind["']?\s*:/m.test(text) &&
    !text.includes('{{')
  );
}
