import { Failure } from '../../domain';
import { childOf, type GitPlace } from '../git';
import { type CloneAddress, cloneAddress } from './clone-address';
import { readingEnvironment } from './environment';
import { DEFAULT_LIMITS } from './limits';
import { explainReading } from './object-failure';
import type { SourceLimits, SourceRequest } from './port';
import { createScratch } from './scratch';
import { trustedCertificates } from './trusted-certificates';

/** What the steps of opening one change share. */
export interface Session {
  readonly request: SourceRequest;
  readonly limits: SourceLimits;
  /** The scratch repository. */
  readonly folder: string;
  readonly destination: CloneAddress;
  readonly source: CloneAddress | null;
  /** Leave out contents at first; a server that then will not give them by id needs the other way. */
  readonly withoutContents: boolean;
  readonly trusted: string | null;
  /** Reads the scratch repository, without a network. */
  readonly place: GitPlace;
  /** Ends the limit of time: the change is open. */
  opened(): void;
  /** Ends processes and deletes the scratch repository; may be called twice. */
  close(): Promise<void>;
}

export async function startSession(request: SourceRequest, withoutContents: boolean): Promise<Session> {
  const limits = { ...DEFAULT_LIMITS, ...request.limits };
  const destination = cloneAddress(request.destinationUrl);
  const source = request.sourceUrl === null ? null : cloneAddress(request.sourceUrl);
  const scratch = await createScratch(request.temporaryFolder);
  const stopping = childOf(request.signal);
  const timer = setTimeout(() => stopping.abort(tooSlow(destination, limits)), limits.openMs);
  const close = async (): Promise<void> => {
    clearTimeout(timer);
    stopping.abort();
    await scratch.remove();
  };
  try {
    // eslint-disable-next-line no-restricted-properties -- not read for settings: it is what a child process inherits
    const inherited = process.env;
    const trusted = await trustedCertificates(inherited, scratch.folder, request.certificates ?? null);
    const place: GitPlace = {
      folder: scratch.folder,
      subject: destination.url,
      settings: [],
      environment: readingEnvironment(inherited, scratch.folder),
      signal: stopping.signal,
      explain: explainReading,
      limits: processLimits(limits, limits.transferBytes),
    };
    return {
      request,
      limits,
      folder: scratch.folder,
      destination,
      // Credentials are for one origin. Another one is as good as out of sight.
      source: source?.origin === destination.origin ? source : null,
      withoutContents,
      trusted,
      place,
      opened: () => clearTimeout(timer),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

export function processLimits(limits: SourceLimits, fileBytes: number): NonNullable<GitPlace['limits']> {
  return { fileBytes, memoryBytes: limits.memoryBytes, processorSeconds: limits.processorSeconds };
}

function tooSlow({ url }: CloneAddress, limits: SourceLimits): Failure {
  return new Failure({
    kind: 'unavailable',
    what: `The change could not be fetched within ${Math.ceil(limits.openMs / 1000)} seconds.`,
    where: url,
    next: 'It is tried again by itself. If that goes on, see whether the host is slow or the repository very large.',
  });
}
