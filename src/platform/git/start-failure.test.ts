import { explainStart } from './start-failure';

describe('explainStart', () => {
  it('tells a git that is absent from one that cannot run', () => {
    expect(explainStart(Object.assign(new Error('spawn git ENOENT'), { code: 'ENOENT' })).next).toContain(
      'Install git',
    );
    const failure = explainStart(Object.assign(new Error('spawn git EACCES'), { code: 'EACCES' }));
    expect(failure).toMatchObject({ kind: 'unavailable', message: 'git could not be started.' });
    expect(failure.next).toContain('EACCES');
  });
});
