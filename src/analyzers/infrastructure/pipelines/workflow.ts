import { reach } from '../reach';
import type { Resource } from '../resource';
import { commandResources } from '../shell/command-resources';
import { list, map, type MapValue, scalar, type Value, wording } from '../value';

/**
 * What a workflow of GitHub Actions declares: itself as `workflow:file`, jobs as `workflow:job`, steps as `workflow:step` with the events
 * under `$events`, and the commands of steps as `workflow:command`.
 */
export function readWorkflow(document: MapValue): readonly Resource[] {
  const events = eventsOf(document.entries.get('on') ?? document.entries.get('true'));
  const jobs = document.entries.get('jobs');
  const file = { type: 'workflow:file', name: '', line: document.line, body: document };
  return [
    file,
    ...(jobs?.kind === 'map' ? [...jobs.entries] : []).flatMap(([name, job]): readonly Resource[] => {
      if (job.kind !== 'map') return [];
      const steps = job.entries.get('steps');
      return [
        { type: 'workflow:job', name, line: job.line, body: map([...job.entries, ['$events', events]], job.line) },
        ...(steps ? reach(steps, '') : []).flatMap(({ value }) => (value?.kind === 'map' ? step(value, events) : [])),
      ];
    }),
  ];
}

function step(value: MapValue, events: Value): readonly Resource[] {
  const run = value.entries.get('run');
  const body = map([...value.entries, ['$events', events]], value.line);
  return [
    { type: 'workflow:step', name: '', line: value.line, body },
    ...(run ? commandResources('workflow:command', wording(run) ?? '', run.line) : []),
  ];
}

function eventsOf(on: Value | undefined): Value {
  if (on?.kind !== 'map') return on ?? list([], 1);
  return list(
    [...on.entries.keys()].map((name) => scalar(name, on.line)),
    on.line,
  );
}
