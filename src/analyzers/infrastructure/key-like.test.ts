import { nearest } from './key-like';

it.each([
  ['scripts', 'script'],
  ['after_script', 'after-script'],
  ['Image', 'image'],
  ['imagee', 'image'],
  ['picture', undefined],
  ['nam', undefined],
  ['x'.repeat(5000), undefined],
])('%s is meant to be %s', (word, meant) => {
  expect(nearest(word, ['script', 'after-script', 'image', 'name'])).toBe(meant);
});
