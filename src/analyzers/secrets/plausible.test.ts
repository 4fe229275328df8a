import { isPlausible } from './plausible';

describe('plausible credentials', () => {
  it.each([
    'changeme',
    'your-api-key',
    '<token>',
    '${TOKEN}',
    '{{ token }}',
    'process.env.KEY',
    'vault:kv/app',
    'password',
    'Admin123',
    'xxxxxxxxxxxx',
    '%PASSWORD%',
    'postgres',
  ])('are not %s', (text) => expect(isPlausible(text, 0)).toBe(false));

  it('have enough entropy', () => {
    expect(isPlausible('abababababab', 2)).toBe(false);
    expect(isPlausible('q8Zr4Tn1Wp6K', 2)).toBe(true);
  });
});
