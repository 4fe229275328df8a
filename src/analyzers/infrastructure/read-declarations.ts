import { readTemplate } from './cloudformation';
import { readDockerfile } from './dockerfile/read-dockerfile';
import { readBitbucketPipelines } from './pipelines/bitbucket';
import { readCompose } from './pipelines/compose';
import { readWorkflow } from './pipelines/workflow';
import { isManifest, readManifest } from './kubernetes';
import type { Declarations, Resource } from './resource';
import { readTerraform } from './terraform/read-terraform';
import type { MapValue } from './value';
import { readYamlDocuments } from './yaml/read-yaml';

/** By name only. YAML and JSON files are looked into, and left when they are of no kind that is known here. */
export function acceptsPath(path: string): boolean {
  return /\.(?:tf|ya?ml|json|template)$/i.test(path) || isDockerfile(path);
}

/**
 * What a file declares; nothing when it is of no known kind.
 * @throws Error with the first mistake in a file of a known kind.
 */
export async function readDeclarations(path: string, text: string): Promise<Declarations> {
  if (isDockerfile(path)) return readDockerfile(text);
  if (/\.tf$/i.test(path)) return await readTerraform(text);
  const named = BY_NAME.find(([name]) => name.test(path));
  if (named) return { resources: maps(text).flatMap(named[1]) };
  if (isTemplateText(text)) return { resources: maps(text).flatMap((document) => readTemplate(document)) };
  if (isManifestText(text)) return { resources: maps(text).filter(isManifest).flatMap(readManifest) };
  return { resources: [] };
}

/** Files whose name alone says what they are. */
const BY_NAME: readonly (readonly [name: RegExp, read: (document: MapValue) => readonly Resource[]])[] = [
  [/(?:^|\/)bitbucket-pipelines\.ya?ml$/, readBitbucketPipelines],
  [/(?:^|\/)\.github\/workflows\/[^/]+\.ya?ml$/, readWorkflow],
  [/(?:^|\/)(?:docker-)?compose(?:[.-][\w.-]+)?\.ya?ml$/, readCompose],
];

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
  return /^\s*["']?Resources["']?\s*:/m.test(text) && /["']?Type["']?\s*:\s*["']?(?:AWS|Alexa|Custom)::/.test(text);
}

/** Text with `{{` is a chart's template and no manifest yet. */
function isManifestText(text: string): boolean {
  return (
    /^[^\S\n]*["']?apiVersion["']?\s*:/m.test(text) && /^[^\S\n]*["']?kind["']?\s*:/m.test(text) && !text.includes('{{')
  );
}
