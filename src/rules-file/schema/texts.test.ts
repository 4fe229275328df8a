import type { z } from 'zod';
import * as texts from './texts';

function accepts(schema: z.ZodType, text: string): boolean {
  return schema.safeParse(text).success;
}

describe('texts of the rules file', () => {
  it.each<[keyof typeof texts, string[], string[]]>([
    [
      'modelAddress',
      ['https://a.example/v1', 'http://localhost:8080'],
      ['ftp://a', 'https://u:p@a', 'https://', 'a.example', 'https://a b'],
    ],
    [
      'parentFile',
      ['workspace', '.loom/base.yaml', 'https://a.example/x.yaml'],
      ['', '../x', '/x', 'http://a.example', 'https://u@a', 'file:///x'],
    ],
    ['environmentName', ['KEY', '_a1'], ['', '1A', 'A-B', 'A=B', 'A\nB']],
    ['declaredName', ['fast', 'gpt-4.1', '0'], ['', '-a', 'a b', 'a'.repeat(65)]],
    ['pipelineName', ['static analysis', 'ü 😀'], ['', '  ', 'a\nb', 'a\u202eb', 'a'.repeat(101)]],
    ['headerName', ['X-Team'], ['', 'X Team', 'X:Y', 'X\r\nY']],
    ['headerValue', ['', 'a b; c="d"'], ['a\r\nHost: b', 'ü']],
    ['someText', ['a'], ['', ' \n']],
  ])('%s takes and refuses what it should', (name, good, bad) => {
    const schema = texts[name];
    expect(good.filter((text) => !accepts(schema, text))).toEqual([]);
    expect(bad.filter((text) => accepts(schema, text))).toEqual([]);
  });
});
