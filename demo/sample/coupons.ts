import type { Change } from './tree';

/** What a contributor proposes from a fork. */
export const COUPONS: Change = {
  'api/coupons.py': `import random
import string


def new_code() -> str:
    return "".join(random.choice(string.ascii_uppercase) for _ in range(8))


def is_valid(code: str) -> bool:
    try:
        return len(code) == 8
    except:
        return False
`,
};
