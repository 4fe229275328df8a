import { Failure } from '../domain';
import { type Refusal, refusalSentences } from './refusals';

function refusal(part: Refusal['part'], kind: Failure['kind']): Refusal {
  return { part, failure: new Failure({ kind, what: 'No.', next: 'Look.' }) };
}

describe('refusalSentences', () => {
  const both = [refusal('build status', 'gone'), refusal('report', 'gone')];

  it('tell what could not be written, and what to do', () => {
    expect(refusalSentences(both, false)).toEqual([
      'The build status could not be written: No. Look.',
      'The report could not be written: No. Look.',
    ]);
    expect(refusalSentences([], false)).toEqual([]);
  });

  it('say once of a fork that its commits are elsewhere, and nothing else less', () => {
    expect(refusalSentences([...both, refusal('vote', 'forbidden')], true)).toEqual([
      'The commit is in a fork, so Bitbucket takes no build status and no report for it here.',
      'The vote could not be written: No. Look.',
    ]);
    expect(refusalSentences([refusal('report', 'gone')], true)).toHaveLength(1);
    expect(refusalSentences([], true)).toEqual([]);
  });
});
