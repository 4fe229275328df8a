import { appendFile, readFile } from 'node:fs/promises';
import path from 'node:path';
import { updateRef } from '../git';
import type { Repository } from '../world';

const published = new WeakMap<Repository, Map<number, string>>();

/** Brings `refs/pull-requests/{id}/from` up to date, so that the sources of pull requests can be fetched from where they go to. */
export async function publishSources(repository: Repository): Promise<void> {
  const known = published.get(repository) ?? new Map<number, string>();
  published.set(repository, known);
  for (const { id, source, state } of repository.pullRequests.values()) {
    if (state !== 'OPEN' || known.get(id) === source.hash) continue;
    if (source.repository !== null && source.repository !== repository) await borrow(repository, source.repository);
    await updateRef(repository.folder, `refs/pull-requests/${id}/from`, source.hash);
    known.set(id, source.hash);
  }
}

/** The objects of a fork are read from where they are. */
async function borrow(repository: Repository, fork: Repository): Promise<void> {
  const list = path.join(repository.folder, 'objects', 'info', 'alternates');
  const objects = path.join(fork.folder, 'objects');
  const before = await readFile(list, 'utf8').catch(() => '');
  if (!before.split('\n').includes(objects)) await appendFile(list, `${objects}\n`);
}
