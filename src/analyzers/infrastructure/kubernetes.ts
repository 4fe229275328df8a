import { reach } from './reach';
import type { Resource } from './resource';
import { map, type MapValue, scalar, type Value, wording } from './value';

/** Where a workload keeps its pods' specification. */
const POD_SPECS: Readonly<Record<string, string>> = {
  Pod: '',
  Deployment: 'spec.template',
  StatefulSet: 'spec.template',
  DaemonSet: 'spec.template',
  ReplicaSet: 'spec.template',
  ReplicationController: 'spec.template',
  Job: 'spec.template',
  CronJob: 'spec.jobTemplate.spec.template',
};

/** A document with `kind` and `apiVersion`, or the items of a `List`. */
export function isManifest(document: Value): document is MapValue {
  return document.kind === 'map' && document.entries.has('apiVersion') && document.entries.has('kind');
}

/**
 * What a manifest declares: the object itself under its kind, its pods' specification as `Pods` with the metadata under `$metadata`, and each
 * container as `Container` with that specification under `$pod` and the kind of the object under `$kind`.
 */
export function readManifest(document: MapValue): readonly Resource[] {
  const kind = wording(document.entries.get('kind')) ?? '';
  if (kind === 'List') {
    return reach(document, 'items').flatMap(({ value }) => (value && isManifest(value) ? readManifest(value) : []));
  }
  const name = wording(reach(document, 'metadata.name')[0]?.value) ?? '';
  const whole = { type: kind, name, line: document.line, body: document };
  const path = Object.hasOwn(POD_SPECS, kind) ? POD_SPECS[kind]! : null;
  const template = path === null ? null : reach(document, path)[0]?.value;
  const spec = template?.kind === 'map' ? template.entries.get('spec') : undefined;
  if (template?.kind !== 'map' || spec?.kind !== 'map') return [whole];
  const metadata = document.entries.get('metadata') ?? map([], document.line);
  const own = template.entries.get('metadata') ?? metadata;
  const pods = map([...spec.entries, ['$metadata', metadata], ['$template', own]], spec.line);
  const containers = reach(spec, 'containers').concat(reach(spec, 'initContainers'));
  return [
    whole,
    { type: 'Pods', name, line: spec.line, body: pods },
    ...containers.flatMap(({ value }): Resource[] =>
      value?.kind === 'map'
        ? [
            {
              type: 'Container',
              name: wording(value.entries.get('name')) ?? '',
              line: value.line,
              body: map([...value.entries, ['$pod', pods], ['$kind', scalar(kind, document.line)]], value.line),
            },
          ]
        : [],
    ),
  ];
}
