import { folderText, pathsIn, readFolder } from './folder';

describe('readFolder', () => {
  it('has every file by its path, without its schema', () => {
    const files = readFolder('python');
    expect([...files.keys()]).toEqual(pathsIn('python'));
    expect(files.get('python/language.yaml')).toHaveProperty('types');
  });

  it('names the folder that is not there', () => {
    expect(() => readFolder('cobol')).toThrow(/cobol/);
  });
});

describe('folderText', () => {
  it('holds the text of every file', () => {
    for (const path of pathsIn('ruby')) expect(folderText('ruby')).toContain(path);
  });
});
