import { obligation } from './licence';

describe('a licence', () => {
  it.each([
    ['MIT', 'none'],
    ['LGPL-3.0-or-later', 'none'],
    ['MPL-2.0', 'none'],
    ['GPL-3.0-only', 'on-distribution'],
    ['GPL-2.0', 'on-distribution'],
    ['(MIT OR GPL-3.0-or-later)', 'none'],
    ['(MIT AND GPL-3.0-or-later)', 'on-distribution'],
    ['GPL-2.0-only WITH Classpath-exception-2.0', 'none'],
    ['AGPL-3.0', 'on-service'],
    ['SSPL-1.0', 'on-service'],
    ['BUSL-1.1', 'on-service'],
    ['', 'none'],
  ])('%s obliges: %s', (expression, wanted) => {
    expect(obligation(expression)).toBe(wanted);
  });
});
