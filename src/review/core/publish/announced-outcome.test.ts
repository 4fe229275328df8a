import { afterStart, afterTakingBack, announcedParts, ANNOUNCED, isFinal, REPORT_BEGUN } from './announced-outcome';

const NOTHING = { reportHash: null, statusHash: null };
const BOTH = { report: true, status: true };

describe('what a commit carries between start and result', () => {
  it('is known to be under way by the parts that said so, and is no result', () => {
    const started = afterStart(NOTHING, { report: true, status: false });
    expect(started).toEqual({ reportHash: ANNOUNCED, statusHash: null });
    expect(announcedParts(started)).toEqual({ report: true, status: false });
    expect(isFinal(started)).toBe(false);
  });

  it('is taken back once, and may be announced again', () => {
    const back = afterTakingBack(afterStart(NOTHING, BOTH));
    expect(announcedParts(back)).toEqual({ report: false, status: false });
    expect(afterTakingBack(back)).toEqual(back);
    expect(isFinal(back)).toBe(false);
    expect(announcedParts(afterStart(back, BOTH))).toEqual(BOTH);
  });

  it('keeps in mind that annotations may be there', () => {
    const begun = { reportHash: REPORT_BEGUN, statusHash: null };
    expect(afterStart(begun, BOTH).reportHash).toBe(REPORT_BEGUN);
    expect(afterStart(afterTakingBack(begun), BOTH).reportHash).toBe(REPORT_BEGUN);
    expect(announcedParts(begun).report).toBe(true);
  });

  it('leaves a result alone', () => {
    const result = { reportHash: 'a1', statusHash: 'b2' };
    expect(isFinal(result)).toBe(true);
    expect(isFinal({ reportHash: null, statusHash: 'b2' })).toBe(true);
    expect(afterTakingBack(result)).toEqual(result);
  });
});
