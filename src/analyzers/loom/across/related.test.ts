import { relatedFiles } from './related';

async function related(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const sources = Object.entries(files).map(([path, text]) => ({ id: path, path, content: Buffer.from(text) }));
  return (await relatedFiles(sources)).map(({ path }) => path);
}

describe('relatedFiles', () => {
  it('keeps who names another file, and whom it names', async () => {
    expect(await related({ 'a.js': "require('./dao')", 'dao.js': 'x()', 'c.js': 'y()' })).toEqual(['a.js', 'dao.js']);
    expect(await related({ 'A.java': 'UserDao dao;', 'UserDao.java': 'class UserDao {}' })).toHaveLength(2);
    expect(await related({ 'a.rb': 'UserDao.new', 'user_dao.rb': '' })).toHaveLength(2);
    expect(await related({ 'a.ts': "from './user.service'", 'user.service.ts': '' })).toHaveLength(2);
  });

  it('takes the folder for files that have no name of their own', async () => {
    expect(await related({ 'a.js': "require('./store')", 'store/index.js': '' })).toHaveLength(2);
    expect(await related({ 'a.js': "require('./index')", 'store/index.js': '' })).toEqual([]);
  });

  it('has files of one Go package know each other', async () => {
    expect(await related({ 's/a.go': '', 's/b.go': '', 't/c.go': '' })).toEqual(['s/a.go', 's/b.go']);
  });
});
