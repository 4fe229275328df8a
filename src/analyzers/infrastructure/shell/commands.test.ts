import { commandsIn } from './commands';

function told(text: string): readonly string[] {
  return commandsIn(text).map(
    ({ line, name, words, into }) => `${line} ${[name, ...words].join(' ')}${into ? ` | ${into}` : ''}`,
  );
}

it.each([
  ['a b && c; d || e', ['1 a b', '1 c', '1 d', '1 e']],
  ['a | b', ['1 a | b', '1 b']],
  ['a | sudo -E /bin/b -', ['1 a | b', '1 sudo -E /bin/b -', '1 b -']],
  ['a "b; c" \'d | e\'', ['1 a b; c d | e']],
  ['a \\\n  b\nc', ['1 a b', '3 c']],
  ['a # b; c\nd', ['1 a', '2 d']],
  ['A=1 B=2 c d', ['1 c d']],
  ['if a; then b; fi', ['1 a', '1 b', '1 fi']],
  ['(a; b)', ['1 a', '1 b']],
  ['a 2>&1 && b', ['1 a 2>&1', '1 b']],
  ['a "', ['1 a ']],
  ['', []],
])('reads %j', (text, commands) => {
  expect(told(text)).toEqual(commands);
});
