import { scalar, unknown, type Value } from './value';

/** The parts of an image reference: `image` without tag and digest, `tag` and `digest` where it has them. */
export function imageEntries(reference: string, line: number): [string, Value][] {
  if (/[$<{]/.test(reference))
    return [
      ['image', unknown(reference, line)],
      ['tag', unknown(reference, line)],
    ];
  const [name = '', digest] = reference.split('@');
  const colon = name.lastIndexOf(':');
  const hasTag = colon > name.lastIndexOf('/');
  return [
    ['image', scalar(hasTag ? name.slice(0, colon) : name, line)],
    ...(hasTag ? [['tag', scalar(name.slice(colon + 1), line)] as [string, Value]] : []),
    ...(digest === undefined ? [] : [['digest', scalar(digest, line)] as [string, Value]]),
  ];
}
