import { readScript } from './script';
import { statementsOf } from './statement';

function outlines(text: string): readonly string[] {
  return statementsOf(text).map(({ line, all }) => `${line} ${all}`);
}

describe('a script', () => {
  it.each([
    ['SELECT \'a;b\' -- ;\n, "c;d" /* ; */;\nSELECT 2', ["1 select '' , c;d", '3 select 2']],
    ["SELECT 'it''s', E'\\'';", ["1 select '' , ''"]],
    ['SELECT a.b::int FROM [dbo].[c]', ['1 select a.b :: int from dbo.c']],
    ['DELETE FROM a\nGO\nDELETE FROM b\nGO', ['1 delete from a', '3 delete from b']],
    [
      'DELIMITER //\nCREATE TRIGGER t BEGIN\nDELETE FROM a; END//\nDELIMITER ;',
      ['2 create trigger t begin', '3 delete from a', '3 end'],
    ],
    ['DO $$\nBEGIN\nUPDATE a SET b = 1;\nEND\n$$;', ["1 do ''", '2 begin', '3 update a set b = 1', '4 end'].toSorted()],
    ["SELECT 'never closed;\n", ["1 select ''"]],
    ['SELECT {{ column }} FROM ${table};', ['1 select {{ column }} from ${table}']],
  ])('is cut into its statements: %j', (text, statements) => {
    expect(outlines(text).toSorted()).toEqual(statements.toSorted());
  });

  it('tells what a table alteration does, line by line', () => {
    const { alterations } = readScript({
      path: 'a.sql',
      text: 'ALTER TABLE x.t\n  ADD COLUMN a numeric(1, 2),\n  DROP b;',
    });
    expect(alterations.map(({ table, action }) => [table, action.line, action.all])).toEqual([
      ['t', 2, 'add column a numeric ( 1 , 2 )'],
      ['t', 3, 'drop b'],
    ]);
  });

  it('knows the dialect by the path, else by its words', () => {
    const dialect = (path: string, text: string): string => readScript({ path, text }).dialect;
    expect(dialect('db/postgres/1.sql', 'SELECT 1')).toBe('postgres');
    expect(dialect('a.sql', 'CREATE TABLE `a` (b int)')).toBe('mysql');
    expect(dialect('a.sql', 'SELECT 1\nGO\n')).toBe('mssql');
    expect(dialect('a.sql', 'CREATE TABLE a (b bigserial)')).toBe('postgres');
    expect(dialect('sql/a.sql', 'SELECT 1')).toBe('unknown');
  });

  it('knows which lines undo it', () => {
    const { undoes } = readScript({ path: 'a.sql', text: '-- +goose Up\nSELECT 1;\n-- +goose Down\nSELECT 2;' });
    expect([1, 2, 3, 4].map(undoes)).toEqual([false, false, true, true]);
    expect(readScript({ path: 'U12__a.sql', text: '' }).undoes(1)).toBe(true);
  });
});
