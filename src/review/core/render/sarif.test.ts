import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import schema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json';
import type { Review } from '../../../domain';
import { renderSarif } from './sarif';
import { SAMPLE_REVIEW, SAMPLE_RULES, sampleFinding } from './testing/sample-review';

// The schema names an old draft and has a pattern that only loose regular expressions accept; it needs nothing else of either.
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats(ajv);
const keywords = Object.entries(schema).filter(([keyword]) => keyword !== '$schema' && keyword !== 'id');
const validate = ajv.compile(Object.fromEntries(keywords));

function problemsOf(review: Review): unknown {
  const log: unknown = JSON.parse(renderSarif(review, SAMPLE_RULES, { all: true, toolVersion: '1.2.3' }));
  validate(log);
  return validate.errors;
}

interface Run {
  readonly invocations: readonly { readonly executionSuccessful: boolean }[];
  readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
  readonly results: readonly { readonly ruleId: string; readonly ruleIndex?: number; readonly baselineState: string }[];
}

function runOf(review: Review, all = true): Run {
  const log = JSON.parse(renderSarif(review, SAMPLE_RULES, { all, toolVersion: '1.2.3' })) as { runs: [Run] };
  return log.runs[0];
}

describe('renderSarif', () => {
  it('obeys the schema of SARIF 2.1.0', () => expect(problemsOf(SAMPLE_REVIEW)).toBeNull());

  it('obeys it with any path, message and suggestion', () => {
    const anything = fc.string({ unit: 'binary', minLength: 1 });
    fc.assert(
      fc.property(anything, anything, anything, (path, message, suggestion) => {
        expect(problemsOf({ ...SAMPLE_REVIEW, findings: [sampleFinding({ path, message, suggestion })] })).toBeNull();
      }),
    );
  });

  it('writes a path with half a character in it', () => {
    const review = { ...SAMPLE_REVIEW, findings: [sampleFinding({ path: 'a/\ud800.js' })] };
    expect(renderSarif(review, [], { all: true, toolVersion: '1' })).toContain('"a/%EF%BF%BD.js"');
  });

  it('points each result at its rule and says where it stands', () => {
    const { tool, results } = runOf(SAMPLE_REVIEW);
    const described = results.filter((result) => result.ruleIndex !== undefined);
    expect(described).toHaveLength(4);
    for (const { ruleId, ruleIndex } of described) expect(tool.driver.rules[ruleIndex!]?.id).toBe(ruleId);
    expect(results.map((result) => result.baselineState)).toEqual(['new', 'new', 'new', 'new', 'unchanged', 'absent']);
  });

  it('lists what the change brings unless asked for all', () => {
    expect(runOf(SAMPLE_REVIEW, false).results.map((result) => result.baselineState)).toEqual([
      'new',
      'new',
      'new',
      'new',
    ]);
  });

  it('calls the run unsuccessful when a tool gave nothing, whatever the gate says', () => {
    expect(runOf(SAMPLE_REVIEW).invocations[0]?.executionSuccessful).toBe(false);
    const tools = SAMPLE_REVIEW.tools.filter((tool) => tool.state !== 'failed');
    expect(runOf({ ...SAMPLE_REVIEW, tools }).invocations[0]?.executionSuccessful).toBe(true);
  });
});
