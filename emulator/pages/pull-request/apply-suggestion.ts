import { findEntry, readBlob } from '../../git';
import { type Account, type Comment, Refusal, type World } from '../../world';
import { suggestionsIn } from '../markdown';

/** Commits a suggestion of a comment to the source branch, as the person who clicks. */
export async function applySuggestion(world: World, comment: Comment, number: number, actor: Account): Promise<void> {
  const { anchor, pullRequest } = comment;
  const { repository, branch, hash } = pullRequest.source;
  const text = suggestionsIn(comment.raw)[number];
  if (text === undefined) throw new Refusal(404, 'There is no such suggestion.');
  if (typeof anchor?.to !== 'number' || anchor.outdated)
    throw new Refusal(409, 'The lines of this suggestion are gone.');
  if (repository === null || pullRequest.state !== 'OPEN') throw new Refusal(400, 'The source branch is closed.');
  const permission = world.permissionOf(actor, repository);
  if (permission !== 'write' && permission !== 'admin')
    throw new Refusal(403, 'You may not write to the source branch.');
  const entry = await findEntry(repository.folder, hash, anchor.path);
  if (entry?.kind !== 'file') throw new Refusal(409, `${anchor.path} is gone.`);
  const content = await readBlob(repository.folder, entry.hash);
  const changed = replaceLines(content, anchor.startTo ?? anchor.to, anchor.to, text);
  await world.commitFiles(repository, branch, {
    files: { [anchor.path]: changed },
    message: `${anchor.path} edited online with Bitbucket`,
    author: actor,
  });
}

/** Puts a text in the place of lines (from 1, both inclusive). Line ends stay as the file has them; no text removes the lines. */
export function replaceLines(content: Buffer, first: number, last: number, text: string): Buffer {
  // One character per byte: whatever the encoding, the other lines stay as they are.
  const lines = content.toString('latin1').split(/(?<=\n)/);
  if (last > lines.length) throw new Refusal(409, 'The file has no such line.');
  const ends = lines[last - 1]!.endsWith('\n');
  const end = lines.some((line) => line.endsWith('\r\n')) ? '\r\n' : '\n';
  const wanted =
    text === ''
      ? []
      : Buffer.from(text)
          .toString('latin1')
          .split('\n')
          .map((line) => `${line}${end}`);
  const replaced = wanted.join('');
  const kept = ends ? replaced : replaced.slice(0, replaced.length - end.length);
  return Buffer.from([...lines.slice(0, first - 1), kept, ...lines.slice(last)].join(''), 'latin1');
}
