import { imageEntries } from '../image';
import { reach } from '../reach';
import type { Resource } from '../resource';
import { map, type MapValue, scalar, type Value, wording } from '../value';

/** The services of a Compose file as `compose:service`, with the parts of the image and the variables by name under `$environment`. */
export function readCompose(document: MapValue): readonly Resource[] {
  const services = document.entries.get('services');
  if (services?.kind !== 'map') return [];
  return [...services.entries].flatMap(([name, value]): Resource[] => {
    if (value.kind !== 'map') return [];
    const { entries, line } = value;
    const image = wording(entries.get('image'));
    const body = map(
      [
        ...entries,
        ...(image === null ? [] : [['$image', map(imageEntries(image, entries.get('image')!.line), line)] as const]),
        ['$environment', variables(entries.get('environment'), line)],
      ],
      line,
    );
    return [{ type: 'compose:service', name, line, body }];
  });
}

/** Variables stand in a map, or in a list of `NAME=value`. */
function variables(environment: Value | undefined, line: number): Value {
  if (environment?.kind === 'map') return environment;
  const assignments = (environment ? reach(environment, '') : []).flatMap(({ value, line: at }) => {
    const [, name, text] = /^([^=]+)=(.*)$/s.exec(wording(value) ?? '') ?? [];
    return name === undefined || text === undefined ? [] : [[name, scalar(text, at)] as const];
  });
  return map(assignments, line);
}
