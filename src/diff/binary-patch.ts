const METHOD = /^(?:literal|delta) \d+/;
/** A length letter and base-85 groups of five. */
const DATA = /^[A-Za-z](?:[0-9A-Za-z!#$%&()*+;<=>?@^_`{|}~-]{5})+$/;

/** Bytes that a data line says it holds: `A`..`Z` are 1..26, `a`..`z` are 27..52. */
function declaredBytes(letter: string): number {
  return letter >= 'a' ? letter.charCodeAt(0) - 96 + 26 : letter.charCodeAt(0) - 64;
}

function isData(line: string): boolean {
  if (!DATA.test(line)) return false;
  const room = ((line.length - 1) / 5) * 4;
  const declared = declaredBytes(line.charAt(0));
  return declared <= room && declared > room - 4;
}

/**
 * Walks over what follows `GIT binary patch`: one block of data, then perhaps a second one for the way back. The data itself is
 * neither decoded nor kept.
 */
export class BinaryPatch {
  private inBlock = false;
  private blocks = 0;

  /** True when the input may end here. */
  get complete(): boolean {
    return !this.inBlock && this.blocks > 0;
  }

  /** Takes one line without its line feed; `after` means that the line is the first one behind the patch. */
  take(line: string): 'taken' | 'after' | 'broken' {
    if (!this.inBlock) {
      if (this.blocks < 2 && METHOD.test(line)) {
        this.inBlock = true;
        return 'taken';
      }
      return this.blocks > 0 ? 'after' : 'broken';
    }
    if (line === '') {
      this.inBlock = false;
      this.blocks += 1;
      return 'taken';
    }
    return isData(line) ? 'taken' : 'broken';
  }
}
