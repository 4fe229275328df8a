import fc from 'fast-check';
import { expandVariables } from './variables';

describe('expandVariables', () => {
  const variables = { HOST: 'example.com', EMPTY: '', LOOP: '${HOST}' };

  it.each([
    ['https://${HOST}/v1', 'https://example.com/v1', []],
    ['${HOST:-other}', 'example.com', []],
    ['${NONE:-other}${NONE:-}', 'other', []],
    ['${EMPTY:-filled}|${EMPTY}', 'filled|', []],
    ['${LOOP}', '${HOST}', []],
    ['$${HOST}', '${HOST}', []],
    ['${A} ${HOST} ${B} ${A}', ' example.com  ', ['A', 'B', 'A']],
    ['${toString}', '', ['toString']],
    ['$HOST ${1} ${} ${HOST', '$HOST ${1} ${} ${HOST', []],
  ])('reads %s', (text, expected, unknown) => {
    expect(expandVariables(text, variables)).toEqual({ text: expected, unknown });
  });

  it('changes nothing in a text without references', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(!text.includes('${'));
        expect(expandVariables(text, variables)).toEqual({ text, unknown: [] });
      }),
    );
  });
});
