import { migrations } from './migrations';
import { changeOf } from './testing/change-view';

function found(path: string, added: readonly string[], status: 'added' | 'modified' = 'added'): readonly number[] {
  return migrations.find(changeOf({ path, added, status })).map(({ lines }) => lines?.start ?? 0);
}

describe('migrations without a way back', () => {
  it.each([
    ['db/migrate/1_a.rb', ['class A < ActiveRecord::Migration', '  def up', '    drop_table :a', '  end', 'end'], [2]],
    ['alembic/versions/1.py', ['def upgrade():', '    op.drop_table("a")', '', 'def downgrade():', '    pass'], [4]],
    ['src/migrations/1.js', ['exports.up = (knex) => knex.schema.dropTable("a");'], [1]],
    [
      'database/migrations/1.php',
      ['public function up()', '{', '  drop();', '}', 'public function down()', '{', '}'],
      [5],
    ],
    ['migrations/1.up.sql', ['drop table a;'], [0]],
  ])('%s', (path, added, lines) => expect(found(path, added)).toEqual(lines));

  it.each([
    ['db/migrate/1_a.rb', ['class A < ActiveRecord::Migration', '  def change', '  end', 'end']],
    ['alembic/versions/1.py', ['def upgrade():', '    add()', '', 'def downgrade():', '    drop()']],
    [
      'alembic/versions/1.py',
      ['def upgrade():', '    add()', 'def downgrade():', '    # the old rows are gone', '    pass'],
    ],
    ['src/migrations/1.js', ['exports.up = (k) => k.up();', 'exports.down = (k) => k.down();']],
    ['src/up.js', ['exports.up = 1;']],
  ])('%s has one, or needs none', (path, added) => expect(found(path, added)).toEqual([]));

  it('takes the script of the way back for one', () => {
    const up = { path: 'migrations/1.up.sql', added: ['create table a;'], status: 'added' } as const;
    const down = { path: 'migrations/1.down.sql', added: ['drop table a;'], status: 'added' } as const;
    expect(migrations.find(changeOf(up, down))).toEqual([]);
    expect(found('db/migrate/1_a.rb', ['  def up'], 'modified')).toEqual([]);
  });
});
