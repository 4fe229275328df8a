import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Failure } from '../../../domain';
import { makeRepository, type TestRepository } from '../../git/testing/make-repository';
import type { OpenChange } from '../../port';
import { openSource } from '../open-source';
import type { SourceRequest, SourceRest } from '../port';
import { type GitServer, type GitServerOptions, startGitServer } from './git-server';

export interface Asked {
  readonly repository: TestRepository;
  /** By default the same. */
  readonly fork?: TestRepository | null;
  /** Branch, or null when it is gone. */
  readonly source?: string | null;
  readonly destination?: string | null;
  /** By default that of the branch, abbreviated to 12 digits. */
  readonly commit?: string;
  readonly request?: Partial<SourceRequest>;
  readonly rest?: Partial<SourceRest>;
}

export interface SourceTests {
  /** Where this test's scratch folders are. */
  readonly folder: () => string;
  readonly secret: string;
  /** A bare repository; contents may be left out and asked for by id unless said otherwise. */
  make(options?: { readonly filter?: boolean; readonly anyObject?: boolean }): TestRepository;
  /** A copy of a repository that goes its own way. */
  fork(of: TestRepository): TestRepository;
  serve(options?: Partial<GitServerOptions>): Promise<GitServer>;
  request(server: GitServer, asked: Asked): SourceRequest;
  open(server: GitServer, asked: Asked): Promise<OpenChange>;
  after(undo: () => void | Promise<void>): void;
}

/** Repositories, servers and changes that are put away after each test; what is left in the scratch folder then fails it. */
export function useSource(): SourceTests {
  const secret = randomBytes(24).toString('hex');
  const undos: (() => void | Promise<void>)[] = [];
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'loom-test-'));
  });
  afterEach(async () => {
    for (const undo of undos.splice(0).reverse()) await undo();
    const left = readdirSync(folder);
    rmSync(folder, { recursive: true, force: true });
    expect(left).toEqual([]);
  });

  const make: SourceTests['make'] = ({ filter = true, anyObject = true } = {}) => {
    const repository = makeRepository({ bare: true });
    repository.git('config', 'uploadpack.allowFilter', String(filter));
    repository.git('config', 'uploadpack.allowAnySHA1InWant', String(anyObject));
    undos.push(repository.remove);
    return repository;
  };
  const tests: SourceTests = {
    folder: () => folder,
    secret,
    make,
    fork(of) {
      const fork = make();
      fork.git('fetch', '--quiet', of.path, '+refs/heads/*:refs/heads/*');
      return fork;
    },
    async serve(options = {}) {
      const server = await startGitServer({ username: 'x-token-auth', secret, ...options });
      undos.push(() => server.close());
      return server;
    },
    request: (server, asked) => requestOf(server, asked, { folder, secret }),
    async open(server, asked) {
      const change = await openSource(tests.request(server, asked));
      undos.push(() => change.close());
      return change;
    },
    after: (undo) => void undos.push(undo),
  };
  return tests;
}

function requestOf(server: GitServer, asked: Asked, place: { folder: string; secret: string }): SourceRequest {
  const { repository, source = 'topic', destination = 'main' } = asked;
  const fork = asked.fork === undefined ? repository : asked.fork;
  const id = (from: TestRepository, branch: string | null): string =>
    branch === null ? '0'.repeat(12) : from.git('rev-parse', `refs/heads/${branch}`).slice(0, 12);
  const end = (name: string): { id: string; fullName: string } => ({ id: `{${name}}`, fullName: `acme/${name}` });
  return {
    change: {
      ref: { tenant: 't', repository: '{home}', number: 1 },
      source: {
        branch: source,
        commit: asked.commit ?? id(fork ?? repository, source),
        repository: fork === null ? null : end(fork === repository ? 'home' : 'fork'),
      },
      destination: { branch: destination, commit: id(repository, destination), repository: end('home') },
    },
    destinationUrl: server.url(repository),
    sourceUrl: fork === null ? null : server.url(fork),
    credentials: () => Promise.resolve({ username: 'x-token-auth', secret: place.secret }),
    rest: { ...UNDECLARED, ...asked.rest },
    signal: new AbortController().signal,
    temporaryFolder: place.folder,
    ...asked.request,
  };
}

function undeclared(): never {
  throw new Failure({ kind: 'bug', what: 'The test did not expect the API to be used.', next: 'Declare it.' });
}

const UNDECLARED: SourceRest = {
  diff: undeclared,
  files: () => Promise.reject(rejection()),
  file: () => Promise.reject(rejection()),
  resolveCommit: () => Promise.reject(rejection()),
  mergeBase: () => Promise.reject(rejection()),
};

function rejection(): Failure {
  return new Failure({ kind: 'bug', what: 'The test did not expect the API to be used.', next: 'Declare it.' });
}
