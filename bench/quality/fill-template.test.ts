import { fillTemplate } from './fill-template';

const half = (): number => 0.5;

it('fills in characters of a class and leaves the rest', () => {
  expect(fillTemplate('key={{digit:3}}{{sp}}x{{dot}}y {{lit:AB/c}} {{alnum_-:2}}', half)).toBe('key=555 x.y AB/c gg');
});

it('leaves expressions of other languages alone', () => {
  const text = 'password: ${{ secrets.DB_PASSWORD }}';
  expect(fillTemplate(text, half)).toBe(text);
});

it('names a class that it does not know', () => {
  expect(() => fillTemplate('{{klingon:3}}', half)).toThrow('The template names an unknown class, `klingon`.');
});
