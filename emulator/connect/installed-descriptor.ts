import type { Installation } from '../world';
import { type Descriptor, parseDescriptor } from './descriptor';

const read = new WeakMap<object, Descriptor>();

/** The descriptor of an installed app, read once for each version of it. */
export function descriptorOf({ descriptor }: Installation): Descriptor {
  const known = read.get(descriptor);
  if (known !== undefined) return known;
  const parsed = parseDescriptor(descriptor);
  read.set(descriptor, parsed);
  return parsed;
}
