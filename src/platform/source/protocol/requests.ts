import { DELIMITER, FLUSH, packet } from './packets';

/** Asks where refs are. The answer may name others that begin with the same words. */
export function refsRequest(names: readonly string[]): string {
  return request(
    'ls-refs',
    names.map((name) => `ref-prefix ${name}`),
  );
}

/** Asks for commits and so many generations of their history, with trees and without contents of files. */
export function commitsRequest(ids: readonly string[], depth: number): string {
  return request('fetch', [...PACK, `deepen ${depth}`, 'filter blob:none', ...wants(ids), 'done']);
}

/** Asks for objects by their ids, without a word about what is here already. */
export function objectsRequest(ids: readonly string[]): string {
  return request('fetch', [...PACK, ...wants(ids), 'done']);
}

const PACK = ['no-progress', 'ofs-delta'];

function wants(ids: readonly string[]): string[] {
  return [...new Set(ids)].map((id) => `want ${id}`);
}

function request(command: string, lines: readonly string[]): string {
  return [packet(`command=${command}`), DELIMITER, ...lines.map(packet), FLUSH].join('');
}
