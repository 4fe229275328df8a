import { tagsOf } from './tags';

function told(text: string): readonly string[] {
  return tagsOf(text).map(({ name, line, attributes }) =>
    `${line} ${name} ${attributes.map((each) => `${each.line}:${each.name}=${each.value}`).join(' ')}`.trim(),
  );
}

describe('the tags of a page', () => {
  it.each([
    ['<p>a</p>', ['1 p']],
    ['<a href="x > y"\n  title=\'b\' c=d e>', ['1 a 1:href=x > y 2:title=b 2:c=d 2:e=']],
    ['<!-- <a> -->\n<br/>', ['2 br']],
    ['<a href="{{ a }}" {% if b > 1 %}c{% endif %}>', ['1 a 1:href={{ a }} 1:if= 1:b= 1:1= 1:c= 1:endif=']],
    ['a < b && c > d', []],
    ['<a <b>', ['1 b']],
  ])('are read from %j', (text, tags) => {
    expect(told(text)).toEqual(tags);
  });

  it.each(['<a ' + '{{ x }} '.repeat(5_000), '<a ' + 'b '.repeat(20_000), '<a "'.repeat(2_000)])(
    'take no time where a tag never ends',
    (text) => {
      const started = performance.now();
      tagsOf(text);
      expect(performance.now() - started).toBeLessThan(2_000);
    },
  );
});
