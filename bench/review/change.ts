/** A generated change: 40 files of real-looking code in three languages, 50 changed lines each, a defect here and there. */
export interface GeneratedFile {
  readonly path: string;
  readonly base: string;
  readonly head: string;
}

const FILES = 40;
const BASE_BLOCKS = 12;
const ADDED_BLOCKS = 5;

export function generateChange(): readonly GeneratedFile[] {
  return Array.from({ length: FILES }, (_, index) => {
    const { path, block } = KINDS[index % KINDS.length]!(index);
    const base = blocks(block, 0, BASE_BLOCKS);
    // Added in the middle, so that most findings of the base move to other lines.
    const added = blocks(block, 100, 100 + ADDED_BLOCKS);
    const head = [...base.slice(0, BASE_BLOCKS / 2), ...added, ...base.slice(BASE_BLOCKS / 2)];
    return { path, base: base.join(''), head: head.join('') };
  });
}

function blocks(block: (n: number) => string, from: number, to: number): string[] {
  return Array.from({ length: to - from }, (_, index) => block(from + index));
}

interface Kind {
  readonly path: string;
  readonly block: (n: number) => string;
}

const KINDS: readonly ((file: number) => Kind)[] = [
  (file) => ({ path: `web/src/widget-${file}.ts`, block: typescriptBlock }),
  (file) => ({ path: `server/lib/service-${file}.js`, block: javascriptBlock }),
  (file) => ({ path: `jobs/task_${file}.py`, block: pythonBlock }),
];

/** Ten lines each. */
function typescriptBlock(n: number): string {
  return `export interface Order${n} { readonly id: number; readonly total: number; readonly tags: readonly string[] }

export function total${n}(orders: readonly Order${n}[]): number {
  const open = orders.filter((order) => order.total > ${n});
  const sum = open.reduce((all, order) => all + order.total, 0);
  ${n % 4 === 0 ? `if (sum === NaN) return 0;` : `if (open.length === 0) return 0;`}
  return Math.round(sum / open.length);
}

export const label${n} = (order: Order${n}): string => \`\${order.id}: \${order.tags.join(', ')}\`;
`;
}

function javascriptBlock(n: number): string {
  return `async function load${n}(client, id) {
  const answer = await client.get('/orders/' + encodeURIComponent(id));
  if (answer.status !== 200) {
    throw new Error('order ' + id + ' could not be loaded: ' + answer.status);
  }
  ${n % 4 === 0 ? 'return eval(answer.text);' : 'return JSON.parse(answer.text);'}
}

exports.load${n} = load${n};

`;
}

function pythonBlock(n: number): string {
  return `def export_${n}(connection, customer, folder):
    rows = connection.execute("SELECT id, total FROM orders WHERE customer = ?", (customer,))
    lines = [f"{row[0]};{row[1]}" for row in rows]
    target = folder / f"orders-{customer}-${n}.csv"
    target.write_text("\\n".join(lines), encoding="utf-8")
    ${n % 4 === 0 ? 'return eval(customer)' : 'return len(lines)'}


LIMIT_${n} = ${n}

`;
}
