import { neutralPath } from './neutral-path';

it('keeps nothing of a path but a known extension', () => {
  const at = (lang: string, path: string): string => neutralPath({ lang, path }, 7);
  expect(at('javascript', 'ql/test/Bad.jsx')).toBe('src/unit7/module.jsx');
  expect(at('java', 'core/src/test/XTest.java#3')).toBe('src/unit7/module.java');
  expect(at('ruby', 'lint/unused')).toBe('src/unit7/module.rb');
  expect(at('yaml', 'cloud/s3.yaml#kubernetes')).toBe('src/unit7/module.yaml');
  expect(at('dockerfile', 'docker/avoid_add.test.Dockerfile')).toBe('src/unit7/Dockerfile');
});
