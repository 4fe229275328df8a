/** In place of a hash: the words that a review is under way. */
export const ANNOUNCED = 'announced';
/** In place of a hash: a report that may have been written with its annotations; its run was stopped before it could tell. */
export const REPORT_BEGUN = 'begun';
/** In place of a hash: the words that there will be no result. */
const TAKEN_BACK = 'taken back';

const MARKS: readonly (string | null)[] = [null, ANNOUNCED, REPORT_BEGUN, TAKEN_BACK];

/** What a commit carries: null, one of the marks above, or the hash of something final. */
export interface Carried {
  readonly reportHash: string | null;
  readonly statusHash: string | null;
}

/** The two things that a start and a failure can be told by. */
export interface OutcomeParts {
  readonly report: boolean;
  readonly status: boolean;
}

/** True when a final result stands on the commit: then no pending one is put over it. */
export function isFinal({ reportHash, statusHash }: Carried): boolean {
  return !MARKS.includes(reportHash) || !MARKS.includes(statusHash);
}

/** What says that a review is under way. */
export function announcedParts({ reportHash, statusHash }: Carried): OutcomeParts {
  return { report: reportHash === ANNOUNCED || reportHash === REPORT_BEGUN, status: statusHash === ANNOUNCED };
}

/** What the commit carries once a start was told by these parts. Annotations that may be there are not forgotten. */
export function afterStart({ reportHash, statusHash }: Carried, { report, status }: OutcomeParts): Carried {
  const begun = reportHash === null || reportHash === ANNOUNCED ? ANNOUNCED : REPORT_BEGUN;
  return { reportHash: report ? begun : reportHash, statusHash: status ? ANNOUNCED : statusHash };
}

/** What the commit carries once the start was taken back. */
export function afterTakingBack(carried: Carried): Carried {
  const { report, status } = announcedParts(carried);
  return {
    reportHash: report ? TAKEN_BACK : carried.reportHash,
    statusHash: status ? TAKEN_BACK : carried.statusHash,
  };
}
