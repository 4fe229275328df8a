import type { Standing } from './standing';

/** Three findings with lines of their own: the fifth, the eighth and the fourteenth. */
export const ORDERS = `import subprocess


def export(name):
    subprocess.run("tar czf /backups/" + name, shell=True)


def read(text, tags=[]):
    tags.append(text)
    return tags


def is_paid(status):
    return status is "paid"
`;

/** The same without the first of them. */
export const ORDERS_MENDED = ORDERS.replace(
  '    subprocess.run("tar czf /backups/" + name, shell=True)',
  '    subprocess.run(["tar", "czf", "/backups/orders.tgz", name], check=True)',
);

export const ORDERS_LINES = ['api/orders.py:14', 'api/orders.py:5', 'api/orders.py:8'];

/** What a first review of them leaves on the pull request. */
export const ORDERS_REVIEWED: Standing = {
  inline: ORDERS_LINES,
  resolved: [],
  summaries: 1,
  replies: 0,
  deleted: 0,
  status: 'SUCCESSFUL',
  report: 'PASSED',
  annotations: 3,
};
