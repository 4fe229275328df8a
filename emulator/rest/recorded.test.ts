import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { seeded, type Seeded } from '../testing/seeded';

const folder = path.resolve(__dirname, '../../../shared/payloads/cloud/api');
const exists = existsSync(folder);
if (!exists) console.warn('Skipped: there are no recorded answers to compare with.');
const whenThere = exists ? describe : describe.skip;

const R = '/repositories/acme/shop.js';
const P = `${R}/pullrequests/1`;

/** Paths of the fields of an answer; lists are looked at by their first entries. */
function fieldsOf(value: unknown, at = ''): readonly string[] {
  if (Array.isArray(value)) return value.slice(0, 3).flatMap((one) => fieldsOf(one, at));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [`${at}.${name}`, ...fieldsOf(inner, `${at}.${name}`)]);
}

function recorded(name: string): unknown {
  return JSON.parse(readFileSync(path.join(folder, name), 'utf8'));
}

whenThere('an answer has every field of the recorded one', () => {
  let host: Seeded;

  beforeAll(async () => {
    host = await seeded();
    const { world } = host.emulator;
    world.addComment(host.pullRequest, host.owner, { raw: 'general' });
    world.addComment(host.pullRequest, host.owner, { raw: 'inline', inline: { path: 'src/app.ts', to: 2 } });
    world.approve(host.pullRequest, host.owner);
    const status = { key: 'k', state: 'FAILED', url: 'https://ci.example.com' } as const;
    world.putStatus(host.repository, host.pullRequest.source.hash, host.owner, status);
  });
  afterAll(() => host.emulator.close());

  /** What depends on what was recorded, and not on the kind of answer. */
  const INCIDENTAL = [/\.username$/, /\.author\.user\b/, /\.parent\b/, /\.closed_by\b/, /\.merge_commit\b/, /\.next$/];

  it.each<[string, (host: Seeded) => string]>([
    ['danger-js--bitbucket_cloud_pr.json', () => P],
    ['jenkins-branch-source--2.0-repositories-amuniz-test-repos-pullrequests-1.json', () => P],
    [
      'jenkins-branch-source--2.0-repositories-amuniz-test-repos-pullrequests_pagelen_50.json',
      () => `${R}/pullrequests?pagelen=50`,
    ],
    ['atlantis--comments.json', () => `${P}/comments`],
    [
      'jenkins-branch-source--2.0-repositories-amuniz-test-repos-commits_include_feature_2Fdiffstat_exclude_174561d.json',
      () => `${R}/commits?include=feature%2Fx&exclude=main`,
    ],
    [
      'jenkins-branch-source--2.0-repositories-amuniz-test-repos-commit-046d9a3c1532acf4cf08fe93235c00e4d673c1d2-statuses-build.json',
      ({ pullRequest }) => `${R}/commit/${pullRequest.source.hash}/statuses/build/k`,
    ],
    [
      'jenkins-branch-source--2.0-repositories-amuniz-test-repos-src-master-folder_2Ffile.properties_format_meta.json',
      () => `${R}/src/main/src/app.ts?format=meta`,
    ],
    [
      'jenkins-branch-source--2.0-repositories-amuniz-test-repos-diffstat-feature_2Fdiffstat..174561d.json',
      () => `${R}/diffstat/feature%2Fx..main`,
    ],
    ['drone--content_list.json', () => `${R}/src/main/`],
  ])('%s', async (name, address) => {
    const { status, json } = await host.call('GET', address(host));
    expect(status).toBe(200);
    const own = new Set(fieldsOf(json));
    const wanted = fieldsOf(recorded(name)).filter((field) => !INCIDENTAL.some((pattern) => pattern.test(field)));
    expect([...new Set(wanted)].filter((field) => !own.has(field))).toEqual([]);
  });
});
