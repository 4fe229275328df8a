import fc from 'fast-check';
import { escapeHtml, jsonForHtml, Markup, markup } from './markup';

describe('markup', () => {
  it('lets no text become an element or end an attribute', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(escapeHtml(text)).not.toMatch(/[<>"']/);
        expect(markup`<p title="${text}">${text}</p>`.text.split('<')).toHaveLength(3);
      }),
    );
  });

  it('keeps what is markup already', () => {
    expect(markup`<b>${new Markup('<i>')}${'<i>'}${3}</b>`.text).toBe('<b><i>&lt;i&gt;3</b>');
  });
});

describe('jsonForHtml', () => {
  it('reads back the same, and cannot end its script', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = jsonForHtml(value);
        expect(text).not.toMatch(/[<>\u2028\u2029]/);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
    expect(jsonForHtml('</script><!--')).toBe('"\\u003c/script\\u003e\\u003c!--"');
  });
});
