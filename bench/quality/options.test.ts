import { readOptions } from './options';

it('measures everything unless told otherwise', () => {
  expect(readOptions([])).toEqual({
    json: false,
    group: null,
    kind: 'security',
    show: null,
    samples: 3,
    rules: false,
    pullRequestsOnly: false,
    save: null,
    stripComments: false,
  });
  expect(readOptions(['--lang', 'go', '--show', 'missed', '--strip-comments'])).toMatchObject({
    group: 'go',
    show: 'missed',
    stripComments: true,
  });
});

it('says what an option may be', () => {
  expect(() => readOptions(['--lang', 'cobol'])).toThrow('--lang is `cobol`; it must be one of: javascript, python');
  expect(() => readOptions(['--samples', 'all'])).toThrow('--samples is `all`; it must be a whole number');
});
