import type { DocumentRule, Hit } from '../../document-rules';
import { migration, query } from '../example';
import type { SqlScript } from '../script';
import { matching } from '../script';

type SqlRule = DocumentRule<SqlScript>;

/** Who may do what. */
export const RIGHT_RULES: readonly SqlRule[] = [
  {
    name: 'grant-all',
    severity: 'warning',
    category: 'security',
    languages: ['sql'],
    title: 'GRANT ALL lets the account change and drop what it only has to use',
    advice: 'Grant the rights that the program needs: SELECT, INSERT, UPDATE, DELETE on its tables.',
    cwe: 250,
    help: 'https://cheatsheetseries.owasp.org/cheatsheets/Database_Security_Cheat_Sheet.html#creating-secure-permissions',
    find: (script) => matching(script, ({ all }) => /^(?:alter default privileges .*?)?grant all\b/.test(all)),
    examples: {
      bad: [
        migration('GRANT ALL PRIVILEGES ON DATABASE shop TO app;'),
        query("grant all on *.* to 'app'@'%';"),
        migration('GRANT ALL ON ALL TABLES IN SCHEMA public TO app;'),
      ],
      ok: [
        migration('GRANT SELECT, INSERT ON orders TO app;'),
        migration('REVOKE ALL ON DATABASE shop FROM public;'),
        migration('GRANT SELECT ON ALL TABLES IN SCHEMA public TO reporting;'),
      ],
    },
  },
  {
    name: 'grant-to-everybody',
    severity: 'warning',
    category: 'security',
    languages: ['sql'],
    title: 'Rights are granted to PUBLIC: every account of the database has them, those of later days too',
    advice: 'Grant them to a role, and give the role to the accounts that need it.',
    cwe: 732,
    help: 'https://www.postgresql.org/docs/current/ddl-priv.html',
    find: (script) =>
      matching(script, ({ all }) =>
        /^grant (?!usage on schema|connect|execute|references)[^;]* to (?:group )?public(?: |$)/.test(all),
      ),
    examples: {
      bad: [
        migration('GRANT SELECT ON users TO PUBLIC;'),
        migration('grant insert, update on orders to public;'),
        migration('GRANT CREATE ON SCHEMA public TO public;'),
      ],
      ok: [
        migration('GRANT SELECT ON public.users TO reporting;'),
        migration('GRANT USAGE ON SCHEMA shop TO PUBLIC;'),
        migration('REVOKE CREATE ON SCHEMA public FROM PUBLIC;'),
      ],
    },
  },
  {
    name: 'superuser',
    severity: 'warning',
    category: 'security',
    languages: ['sql'],
    title: 'The account may do everything in the database server, past every right that was set',
    advice: 'Leave the attribute out and grant what the account needs.',
    cwe: 250,
    help: 'https://www.postgresql.org/docs/current/role-attributes.html',
    find: (script) =>
      matching(script, ({ all }) =>
        /^(?:create|alter) (?:role|user)\b.* (?:superuser|bypassrls)\b|^alter server role sysadmin add\b|^exec(?:ute)? sp_addsrvrolemember\b|^grant (?:super|dba|pg_execute_server_program|rds_superuser)\b/.test(
          all,
        ),
      ),
    examples: {
      bad: [
        migration('CREATE ROLE app LOGIN SUPERUSER;'),
        migration('alter user app with bypassrls;'),
        migration('ALTER SERVER ROLE sysadmin ADD MEMBER app;'),
      ],
      ok: [
        migration('CREATE ROLE app LOGIN NOSUPERUSER;'),
        migration('ALTER ROLE app SET search_path = shop;'),
        migration('GRANT reporting TO app;'),
      ],
    },
  },
  {
    name: 'row-security-off',
    severity: 'warning',
    category: 'security',
    languages: ['sql'],
    title: 'Row level security is switched off or lets everybody write: every account reaches every row',
    advice: 'Keep it on, and write a policy for the accounts that need more.',
    cwe: 284,
    help: 'https://www.postgresql.org/docs/current/ddl-rowsecurity.html',
    *find(script: SqlScript): Generator<Hit> {
      if (script.isRehearsal) return;
      for (const { action } of script.alterations)
        if (/^(?:disable|no force) row level security\b/.test(action.all)) yield { line: action.line };
      yield* matching(
        script,
        ({ all }) =>
          /^create policy\b/.test(all) &&
          !/ for select\b/.test(all) &&
          !/ to (?:service_role|postgres|admin\w*)\b/.test(all) &&
          /(?:using|with check) \( true \)/.test(all),
      );
    },
    examples: {
      bad: [
        migration('ALTER TABLE accounts DISABLE ROW LEVEL SECURITY;'),
        migration('CREATE POLICY p ON accounts FOR ALL USING (true);'),
        migration('create policy p on accounts for insert with check (true);'),
      ],
      ok: [
        migration('ALTER TABLE accounts ENABLE ROW LEVEL SECURITY;'),
        migration('CREATE POLICY p ON posts FOR SELECT USING (true);'),
        migration('CREATE POLICY p ON accounts USING (owner = current_user);'),
      ],
    },
  },
  {
    name: 'definer-search-path',
    severity: 'warning',
    category: 'security',
    languages: ['sql'],
    title:
      'A SECURITY DEFINER function without a fixed search_path runs what the caller puts in its way, with the rights of the owner',
    advice: 'Add SET search_path = pg_catalog, your_schema to the function.',
    cwe: 426,
    help: 'https://www.postgresql.org/docs/current/sql-createfunction.html#SQL-CREATEFUNCTION-SECURITY',
    find: (script) =>
      matching(
        script,
        ({ all }) =>
          /^create (?:or replace )?(?:function|procedure)\b/.test(all) &&
          /\bsecurity definer\b/.test(all) &&
          !/\bset search_path\b/.test(all) &&
          script.dialect !== 'mysql',
      ),
    examples: {
      bad: [
        migration('CREATE FUNCTION f() RETURNS int LANGUAGE sql SECURITY DEFINER AS $$ SELECT 1 $$;'),
        migration(
          'create or replace function f() returns void as $$ begin null; end $$ language plpgsql security definer;',
        ),
        migration('CREATE PROCEDURE p() LANGUAGE sql SECURITY DEFINER AS $$ DELETE FROM a WHERE b = 1; $$;'),
      ],
      ok: [
        migration(
          'CREATE FUNCTION f() RETURNS int LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS $$ SELECT 1 $$;',
        ),
        migration('CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$;'),
        migration('CREATE FUNCTION f() RETURNS int LANGUAGE sql SECURITY INVOKER AS $$ SELECT 1 $$;'),
      ],
    },
  },
];
