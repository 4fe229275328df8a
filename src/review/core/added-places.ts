import { type FileDiff, lineMap } from '../../diff';
import type { Finding } from '../../domain';
import { touches } from './place';

/** The places of findings that stand on lines which the change added, each once, before anything was compared with the base. */
export function addedPlaces(file: FileDiff, findings: readonly Finding[]): ReadonlySet<string> {
  const places = new Set<string>();
  if (findings.length === 0) return places;
  const added = lineMap(file).addedRanges();
  for (const { lines } of findings) {
    if (lines !== null && touches(added, lines)) places.add(`${file.newPath} ${lines.start}`);
  }
  return places;
}
