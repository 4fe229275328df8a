import { z } from 'zod';
import { Failure } from '../../domain';
import { addressText, followAddress, parseAddress, sameOrigin, withoutQuery } from './address';
import type { Answer, Call, HttpSession } from './call';
import { parseAnswer } from './json';

/** No pull request has this many pages; a host that goes on is broken or hostile. */
const MAX_PAGES = 500;

/**
 * Every entry of a list that comes in pages. The link to the next page is followed as it is written, on the same origin only.
 * An entry that does not fit the schema rejects.
 */
export async function readPages<T>(session: HttpSession, call: Call, entry: z.ZodType<T>): Promise<readonly T[]> {
  const page = z.object({ values: z.array(entry), next: z.string().nullish() });
  const start = parseAddress(call.url);
  const seen = new Set<string>();
  const entries: T[] = [];
  for (let url: string | null = call.url; url !== null;) {
    if (seen.size >= MAX_PAGES || seen.has(url)) throw endless(withoutQuery(start));
    seen.add(url);
    const answer: Answer = await session.send({ ...call, url });
    const { values, next } = parseAnswer(answer, page, withoutQuery(start));
    for (const value of values) entries.push(value);
    url = next ? nextUrl(call.url, next) : null;
  }
  return entries;
}

function nextUrl(first: string, next: string): string {
  const start = parseAddress(first);
  const address = followAddress(start, next);
  if (sameOrigin(start, address)) return addressText(address);
  throw new Failure({
    kind: 'invalid',
    what: 'The link to the next page leads to another host.',
    where: withoutQuery(address),
    next: 'Check the configured address of the host; Loom does not send its credentials elsewhere.',
  });
}

function endless(where: string): Failure {
  return new Failure({
    kind: 'too-large',
    what: 'The list has no end.',
    where,
    next: 'Nothing to do if this passes; otherwise report it with the address.',
  });
}
