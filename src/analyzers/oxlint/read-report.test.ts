import fc from 'fast-check';
import { readReport } from './read-report';

describe('readReport', () => {
  it('reads diagnostics and ignores the rest', () => {
    const diagnostic = {
      message: 'm',
      code: 'eslint(no-eval)',
      filename: 'a.js',
      labels: [{ span: { offset: 1, length: 2, line: 1 } }],
    };
    const printed = JSON.stringify({ diagnostics: [{ ...diagnostic, severity: 'error' }], number_of_files: 1 });
    expect(readReport(Buffer.from(printed))).toEqual([diagnostic]);
  });

  it('answers null to anything else', () => {
    expect(readReport(Buffer.from('{"diagnostics": [{}]}'))).toBeNull();
    fc.assert(fc.property(fc.uint8Array(), (bytes) => expect(readReport(Buffer.from(bytes))).toBeNull()));
    fc.assert(fc.property(fc.jsonValue(), (json) => expect(readReport(Buffer.from(JSON.stringify(json)))).toBeNull()));
  });
});
