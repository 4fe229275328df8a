import { runGit } from './run-git';

export interface CommitRequest {
  readonly ref: string;
  /** The parent, or null for a root commit. */
  readonly parent: string | null;
  readonly author: { readonly name: string; readonly email: string };
  readonly seconds: number;
  readonly message: string;
  /** Path to new content; null deletes. */
  readonly files: Readonly<Record<string, string | Buffer | null>>;
}

/**
 * Hosts keep what is pushed as packs. Git's own limit of 100 objects is meant for a person's clone: a file for each object of a large
 * commit costs whoever fetches it six times as much. Small commits stay loose, for a pack of each would be slow to search.
 */
const LARGEST_LOOSE_COMMIT = 20;

/** Writes one commit and moves the ref to it. Answers with its hash. */
export async function commitFiles(folder: string, request: CommitRequest): Promise<string> {
  const who = `${request.author.name} <${request.author.email}> ${request.seconds} +0000`;
  const parts: (string | Buffer)[] = [`commit ${request.ref}\nmark :1\nauthor ${who}\ncommitter ${who}\n`];
  parts.push(...data(request.message));
  if (request.parent !== null) parts.push(`from ${request.parent}\n`);
  for (const [path, content] of Object.entries(request.files)) {
    if (content === null) parts.push(`D ${quoted(path)}\n`);
    else parts.push(`M 100644 inline ${quoted(path)}\n`, ...data(content));
  }
  parts.push('\nget-mark :1\ndone\n');
  const input = Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)));
  const keeping = ['-c', `fastimport.unpackLimit=${LARGEST_LOOSE_COMMIT}`];
  const { stdout } = await runGit(folder, [...keeping, 'fast-import', '--quiet', '--force', '--done'], { input });
  return stdout.toString('utf8').trim();
}

function data(content: string | Buffer): (string | Buffer)[] {
  const bytes = Buffer.from(content);
  return [`data ${bytes.length}\n`, bytes, '\n'];
}

function quoted(path: string): string {
  return `"${path.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n')}"`;
}
