import { imageEntries } from '../image';
import { reach } from '../reach';
import type { Resource } from '../resource';
import { commandResources } from '../shell/command-resources';
import { map, type MapValue, scalar, type Value, wording } from '../value';

/** Sections that hold their pipelines by pattern or name. */
const BY_PATTERN = ['branches', 'pull-requests', 'tags', 'bookmarks', 'custom'];

/**
 * What a `bitbucket-pipelines.yml` declares: the file as `pipelines:file`, steps as `pipelines:step` with the section they run in under
 * `$section`, their commands as `pipelines:command`, pipes as `pipelines:pipe`, images as `pipelines:image` and services as
 * `pipelines:service`.
 */
export function readBitbucketPipelines(document: MapValue): readonly Resource[] {
  const file = { type: 'pipelines:file', name: '', line: document.line, body: document };
  const services = reach(document, 'definitions.services')[0]?.value;
  return [
    file,
    ...imageOf(document),
    ...(services?.kind === 'map' ? [...services.entries] : []).flatMap(([name, value]) => service(name, value)),
    ...sections(document).flatMap(({ section, pipeline }) =>
      stepsIn(pipeline).flatMap((step) => stepOf(step, section)),
    ),
  ];
}

function sections(document: MapValue): readonly { readonly section: string; readonly pipeline: Value }[] {
  const pipelines = document.entries.get('pipelines');
  if (pipelines?.kind !== 'map') return [];
  return [...pipelines.entries].flatMap(([section, value]) => {
    if (!BY_PATTERN.includes(section)) return [{ section, pipeline: value }];
    return value.kind === 'map' ? [...value.entries.values()].map((pipeline) => ({ section, pipeline })) : [];
  });
}

/** Steps by themselves, in parallel and in stages. */
function stepsIn(pipeline: Value): readonly MapValue[] {
  return reach(pipeline, '').flatMap(({ value }) => {
    if (value?.kind !== 'map') return [];
    const step = value.entries.get('step');
    const within = ['parallel', 'stage', 'steps'].flatMap((name) => {
      const inner = value.entries.get(name);
      return inner ? stepsIn(inner) : [];
    });
    return step?.kind === 'map' ? [step, ...within] : within;
  });
}

function stepOf(step: MapValue, section: string): readonly Resource[] {
  const body = map([...step.entries, ['$section', scalar(section, step.line)]], step.line);
  return [
    { type: 'pipelines:step', name: '', line: step.line, body },
    ...imageOf(step),
    ...script(step, 'script', section),
    ...script(step, 'after-script', section),
  ];
}

function script(step: MapValue, part: string, section: string): readonly Resource[] {
  const lines = step.entries.get(part);
  return (lines ? reach(lines, '') : []).flatMap(({ value, line }): readonly Resource[] => {
    const pipe = value?.kind === 'map' ? value.entries.get('pipe') : undefined;
    if (value?.kind === 'map') {
      const reference = wording(pipe) ?? '';
      const image = imageEntries(reference.replace(/^docker:\/\//, ''), line);
      return pipe ? [{ type: 'pipelines:pipe', name: '', line, body: map([...value.entries, ...image], line) }] : [];
    }
    return commandResources('pipelines:command', wording(value) ?? '', line, [
      ['$part', scalar(part, line)],
      ['$section', scalar(section, line)],
    ]);
  });
}

function imageOf({ entries }: MapValue): readonly Resource[] {
  const image = entries.get('image');
  const name = image?.kind === 'map' ? image.entries.get('name') : image;
  const reference = wording(name);
  if (!name || reference === null) return [];
  return [
    { type: 'pipelines:image', name: '', line: name.line, body: map(imageEntries(reference, name.line), name.line) },
  ];
}

function service(name: string, value: Value): readonly Resource[] {
  if (value.kind !== 'map') return [];
  return [{ type: 'pipelines:service', name, line: value.line, body: value }, ...imageOf(value)];
}
